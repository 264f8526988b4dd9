export function uniqueBy(list, key) {
  const keyOf =
    typeof key === "function" ? (item) => key(item)
    : key === undefined ? (item) => item
    : (item) => item[key];
  const seen = new Set();
  const result = [];
  for (const item of list) {
    const k = keyOf(item);
    if (!seen.has(k)) {
      seen.add(k);
      result.push(item);
    }
  }
  return result;
}
