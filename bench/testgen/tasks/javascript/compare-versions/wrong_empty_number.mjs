// wrong: compareVersions("1..2", "1.0.2") gives 0, not throws TypeError
function parse(version) {
  if (typeof version !== "string") throw new TypeError("expected a string");
  const [numbers, tag, ...more] = version.split("-");
  const parts = numbers.split(".");
  const known = /^[\d.]+$/.test(numbers) && (tag === undefined || /^[a-z0-9]+$/.test(tag));
  if (more.length > 0 || parts.length > 4 || !known) throw new TypeError("not a version");
  if (parts.some((part) => part.length > 9)) throw new TypeError("number too long");
  return [parts.map(Number), tag];
}

export function compareVersions(a, b) {
  const [x, tagX = "~"] = parse(a);
  const [y, tagY = "~"] = parse(b);
  for (const i of [0, 1, 2, 3]) {
    const order = Math.sign((x[i] ?? 0) - (y[i] ?? 0));
    if (order !== 0) return order;
  }
  return Number(tagX > tagY) - Number(tagX < tagY);
}
