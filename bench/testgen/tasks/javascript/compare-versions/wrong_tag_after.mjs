// wrong: compareVersions("1.0-beta", "1.0") gives 1, not -1
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
    const x = left.numbers[i] ?? 0;
    const y = right.numbers[i] ?? 0;
    if (x !== y) return x < y ? -1 : 1;
  }
  const tags = [left.tag ?? "", right.tag ?? ""];
  if (tags[0] === tags[1]) return 0;
  return tags[0] < tags[1] ? -1 : 1;
}
