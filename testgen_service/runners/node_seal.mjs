// Loaded before any other code of a run: what tests assert with cannot be replaced, and the reporter alone learns the
// word that its lines begin with.
import assert from "node:assert";

for (const part of [assert, assert.strict, assert.AssertionError, assert.AssertionError.prototype]) Object.freeze(part);

let nonce = process.env.COGNICODE_NONCE;
delete process.env.COGNICODE_NONCE;

export function takeNonce() {
  const taken = nonce;
  nonce = undefined;
  return taken;
}
