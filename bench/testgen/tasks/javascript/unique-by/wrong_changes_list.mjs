// wrong: list = [1, 1, 2]; uniqueBy(list); list gives [1, 2], not [1, 1, 2]
export function uniqueBy(list, key) {
  const keyOf = typeof key === "function" ? key : (item) => (key ? item[key] : item);
  const seen = new Set();
  let at = 0;
  while (at < list.length) {
    const k = keyOf(list[at]);
    if (seen.has(k)) {
      list.splice(at, 1);
    } else {
      seen.add(k);
      at += 1;
    }
  }
  return list.slice();
}
