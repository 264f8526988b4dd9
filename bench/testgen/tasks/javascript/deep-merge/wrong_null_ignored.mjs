// wrong: deepMerge({ a: 1 }, { a: null }) gives { a: 1 }, not { a: null }
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function deepMerge(base, extra) {
  const result = { ...base };
  for (const key of Object.keys(extra)) {
    if (extra[key] == null) continue;
    result[key] = isPlain(extra[key])
      ? deepMerge(isPlain(base[key]) ? base[key] : {}, extra[key])
      : extra[key];
  }
  return result;
}
