// wrong: deepMerge({ a: 1 }, { a: undefined }) gives { a: undefined }, not { a: 1 }
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function deepMerge(base, extra) {
  return Object.keys(extra).reduce(
    (result, key) => ({
      ...result,
      [key]: isPlain(extra[key])
        ? deepMerge(isPlain(base[key]) ? base[key] : {}, extra[key])
        : extra[key],
    }),
    base,
  );
}
