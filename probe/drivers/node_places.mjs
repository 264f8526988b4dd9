// Counts how often the code comes along each of its places, and ends what comes along too many. Used inside the sandbox,
// in the worker.
const OVER = new Error("it comes along too many places");
const MOST_PLACES = 1 << 16;
const counts = new Uint32Array(MOST_PLACES);
let seen = [];
let steps = 0;
let most = Infinity;

// A file that is loaded may take its time: it makes tables, where a call looks something up.
const WHILE_LOADING = 10_000_000;
export const bound = (limit = WHILE_LOADING) => {
  most = limit;
};

export function watchPlaces() {
  most = WHILE_LOADING;
  const value = (place) => {
    if (place < MOST_PLACES) {
      if (counts[place] === 0) seen[seen.length] = place;
      counts[place] += 1;
    }
    steps += 1;
    // Code that catches this meets it again at the next place.
    if (steps > most) throw OVER;
  };
  Object.defineProperty(globalThis, "cognicodeAt", { value });
}

// [place, count, ...] of what the code came along since the last time, and how often in all.
export function takePlaces() {
  const taken = { places: [], steps };
  for (let index = 0; index < seen.length; index += 1) {
    taken.places[2 * index] = seen[index];
    taken.places[2 * index + 1] = counts[seen[index]];
    counts[seen[index]] = 0;
  }
  seen = [];
  steps = 0;
  return taken;
}

export const areTooMany = () => steps > most;
