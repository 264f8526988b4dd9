// wrong: uniqueBy(["a1", "b1", "a2"], (s) => s[0]) gives ["a2", "b1"], not ["a1", "b1"]
export function uniqueBy(list, key = (item) => item) {
  const keyOf = typeof key === "function" ? key : (item) => item[key];
  const byKey = new Map();
  for (const item of list) {
    byKey.set(keyOf(item), item);
  }
  return [...byKey.values()];
}
