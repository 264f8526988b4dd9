// wrong: deepMerge({ a: { x: 1 } }, { a: null }) gives throws TypeError, not { a: null }
const isObject = (value) => typeof value === "object" && !Array.isArray(value);

export function deepMerge(base, extra) {
  const result = { ...base };
  for (const [key, value] of Object.entries(extra)) {
    if (value === undefined) continue;
    result[key] = isObject(value)
      ? deepMerge(isObject(result[key]) ? result[key] : {}, value)
      : value;
  }
  return result;
}
