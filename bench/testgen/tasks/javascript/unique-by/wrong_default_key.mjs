// wrong: uniqueBy(["x", "y"]) gives ["x"], not ["x", "y"]
export function uniqueBy(list, key = "id") {
  const keyOf = typeof key === "function" ? key : (item) => item[key];
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
