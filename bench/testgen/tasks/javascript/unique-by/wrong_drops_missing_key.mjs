// wrong: uniqueBy([{ a: 1 }, { b: 2 }], "a") gives [{ a: 1 }], not [{ a: 1 }, { b: 2 }]
export function uniqueBy(list, key) {
  const keyOf = typeof key === "function" ? key : (item) => (key ? item[key] : item);
  const seen = new Set([undefined]);
  return list.filter((item) => {
    const k = keyOf(item);
    return !seen.has(k) && seen.add(k);
  });
}
