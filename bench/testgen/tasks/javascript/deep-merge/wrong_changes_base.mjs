// wrong: base = { a: 1 }; deepMerge(base, { b: 2 }); base gives { a: 1, b: 2 }, not { a: 1 }
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function deepMerge(base, extra) {
  for (const [key, value] of Object.entries(extra)) {
    if (value === undefined) continue;
    if (isPlain(value)) {
      base[key] = deepMerge(isPlain(base[key]) ? base[key] : {}, value);
    } else {
      base[key] = value;
    }
  }
  return base;
}
