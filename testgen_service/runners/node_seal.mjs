// Loaded before any other code of a run: what tests assert with cannot be replaced, and the reporter alone learns the
// word that its lines begin with.
import assert from "node:assert";

for (const part of [assert, assert.strict, assert.AssertionError, assert.AssertionError.prototype]) Object.freeze(part);

let nonce = process.env.COGNICODE_NONCE;
const mostSteps = Number(process.env.COGNICODE_MOST_STEPS);
for (const name of ["COGNICODE_NONCE", "COGNICODE_MOST_STEPS"]) delete process.env[name];

// A version calls this where it comes along; one that comes along too many places ends the run, whatever it does.
let steps = 0;
const exit = process.reallyExit.bind(process);
if (mostSteps) {
  globalThis.cognicodeAt = () => {
    steps += 1;
    if (steps > mostSteps) exit(1);
  };
}

export const stepsSoFar = () => steps;

export function takeNonce() {
  const taken = nonce;
  nonce = undefined;
  return taken;
}
