// wrong: compareVersions("1.5", "1.2") gives 3, not 1
const VERSION = /^(\d{1,9}(?:\.\d{1,9}){0,3})(?:-([a-z0-9]+))?$/;

function parse(text) {
  const match = typeof text === "string" ? VERSION.exec(text) : null;
  if (match === null) {
    throw new TypeError(`not a version: ${String(text)}`);
  }
  return { numbers: match[1].split(".").map(Number), tag: match[2] };
}

export function compareVersions(a, b) {
  const left = parse(a);
  const right = parse(b);
  for (let i = 0; i < 4; i += 1) {
    const difference = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.tag === right.tag) return 0;
  if (left.tag === undefined) return 1;
  if (right.tag === undefined) return -1;
  return left.tag < right.tag ? -1 : 1;
}
