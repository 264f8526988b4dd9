// wrong: deepMerge({ a: { b: { c: 1 } } }, { a: { b: {} } }).a.b gives {}, not { c: 1 }
const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const clean = (object) =>
  Object.fromEntries(
    Object.entries(object)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, isPlain(value) ? clean(value) : value]),
  );

export function deepMerge(base, extra) {
  const result = { ...base };
  for (const [key, value] of Object.entries(clean(extra))) {
    result[key] = isPlain(value) && isPlain(base[key]) ? { ...base[key], ...value } : value;
  }
  return result;
}
