// wrong: uniqueBy([NaN, NaN]) gives [NaN, NaN], not [NaN]
export function uniqueBy(list, key) {
  const keyOf = typeof key === "function" ? key : (item) => (key ? item[key] : item);
  const seen = [];
  const result = [];
  for (const item of list) {
    const k = keyOf(item);
    if (seen.indexOf(k) === -1) {
      seen.push(k);
      result.push(item);
    }
  }
  return result;
}
