// Loaded before any other code of a run: what tests assert with cannot be replaced, and the reporter alone learns the
// word that its lines begin with.
import assert from "node:assert";

for (const part of [assert, assert.strict, assert.AssertionError, assert.AssertionError.prototype]) Object.freeze(part);

let nonce = process.env.COGNICODE_NONCE;
const mostTurns = Number(process.env.COGNICODE_MOST_TURNS);
for (const name of ["COGNICODE_NONCE", "COGNICODE_MOST_TURNS"]) delete process.env[name];

// Loops of a version that says their turns call this; one that turns too often ends the run, whatever it does.
let turns = 0;
const exit = process.reallyExit.bind(process);
if (mostTurns) {
  globalThis.cognicodeTurn = () => {
    turns += 1;
    if (turns > mostTurns) exit(1);
  };
}

export const turnsSoFar = () => turns;

export function takeNonce() {
  const taken = nonce;
  nonce = undefined;
  return taken;
}
