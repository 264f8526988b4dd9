// Counts the turns of loops, where a version says them, and ends what turns too often. Used inside the sandbox, in the
// worker.
const OVER = new Error("its loops turned too often");
let count = 0;
let most = Infinity;

export function watchTurns(limit) {
  most = limit;
  globalThis.cognicodeTurn = () => {
    count += 1;
    // Code that catches this meets it again at the next turn.
    if (count > most) throw OVER;
  };
}

export function resetTurns() {
  count = 0;
}

export const areTooMany = () => count > most;
