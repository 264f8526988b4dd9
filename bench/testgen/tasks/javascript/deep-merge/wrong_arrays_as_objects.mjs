// wrong: deepMerge({ a: [1, 2] }, { a: [3] }) gives { a: { 0: 3, 1: 2 } }, not { a: [3] }
const isObject = (value) => typeof value === "object" && value !== null;

export function deepMerge(base, extra) {
  const result = { ...base };
  for (const [key, value] of Object.entries(extra)) {
    if (value === undefined) continue;
    if (isObject(value) && isObject(result[key])) {
      result[key] = deepMerge(result[key], value);
    } else {
      result[key] = isObject(value) && !Array.isArray(value) ? deepMerge({}, value) : value;
    }
  }
  return result;
}
