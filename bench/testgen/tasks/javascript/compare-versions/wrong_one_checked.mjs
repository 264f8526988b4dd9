// wrong: compareVersions("1.0", "abc") gives 1, not throws TypeError
const VERSION = /^(\d{1,9}(?:\.\d{1,9}){0,3})(?:-([a-z0-9]+))?$/;

export function compareVersions(a, b) {
  if (!VERSION.test(a) || typeof b !== "string") throw new TypeError("not a version");
  const [x, tagX = "~"] = a.split("-");
  const [y, tagY = "~"] = b.split("-");
  const numbersX = x.split(".").map(Number);
  const numbersY = y.split(".").map(Number);
  for (let i = 0; i < 4; i += 1) {
    const left = numbersX[i] ?? 0;
    const right = numbersY[i] ?? 0;
    if (left !== right) return left < right ? -1 : 1;
  }
  if (tagX === tagY) return 0;
  return tagX < tagY ? -1 : 1;
}
