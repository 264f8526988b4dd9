// wrong: deepMerge({ a: { x: 1 } }, { a: { y: 2 } }).a gives { y: 2 }, not { x: 1, y: 2 }
export function deepMerge(base, extra) {
  const result = { ...base };
  for (const [key, value] of Object.entries(extra)) {
    if (value !== undefined) result[key] = value;
  }
  return result;
}
