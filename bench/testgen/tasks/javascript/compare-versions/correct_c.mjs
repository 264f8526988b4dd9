const DIGITS = "0123456789";
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

const madeOf = (text, alphabet) => text !== "" && [...text].every((c) => alphabet.includes(c));

function split(version) {
  if (typeof version !== "string") throw new TypeError("expected a string");
  const hyphen = version.indexOf("-");
  const tag = hyphen < 0 ? null : version.slice(hyphen + 1);
  const parts = (hyphen < 0 ? version : version.slice(0, hyphen)).split(".");
  if (parts.length > 4) throw new TypeError("too many numbers in a version");
  if (parts.some((part) => !madeOf(part, DIGITS) || part.length > 9)) {
    throw new TypeError("bad number in a version");
  }
  if (tag !== null && !madeOf(tag, DIGITS + LETTERS)) throw new TypeError("bad version tag");
  return [parts.map((part) => parseInt(part, 10)), tag];
}

function compareLists([x = 0, ...xs], [y = 0, ...ys]) {
  if (x !== y) return Math.sign(x - y);
  return xs.length + ys.length === 0 ? 0 : compareLists(xs, ys);
}

export function compareVersions(a, b) {
  const [numbersA, tagA] = split(a);
  const [numbersB, tagB] = split(b);
  const order = compareLists(numbersA, numbersB);
  if (order !== 0 || tagA === tagB) return order;
  if (tagA === null || tagB === null) return tagA === null ? 1 : -1;
  return tagA > tagB ? 1 : -1;
}
