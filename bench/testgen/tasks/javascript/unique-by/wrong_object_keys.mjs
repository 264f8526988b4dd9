// wrong: uniqueBy([1, "1"]) gives [1], not [1, "1"]
export function uniqueBy(list, key) {
  const keyOf =
    typeof key === "function" ? key
    : key === undefined ? (item) => item
    : (item) => item[key];
  const seen = Object.create(null);
  return list.filter((item) => {
    const k = keyOf(item);
    if (seen[k]) return false;
    seen[k] = true;
    return true;
  });
}
