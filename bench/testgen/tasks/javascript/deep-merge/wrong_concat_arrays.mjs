// wrong: deepMerge({ a: [1] }, { a: [2] }) gives { a: [1, 2] }, not { a: [2] }
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function deepMerge(base, extra) {
  const result = { ...base };
  for (const [key, value] of Object.entries(extra)) {
    if (value === undefined) continue;
    if (Array.isArray(value) && Array.isArray(result[key])) {
      result[key] = [...result[key], ...value];
    } else if (isPlain(value)) {
      result[key] = deepMerge(isPlain(result[key]) ? result[key] : {}, value);
    } else {
      result[key] = value;
    }
  }
  return result;
}
