// wrong: uniqueBy([0, 1, 0]) gives [0, 1, 0], not [0, 1]
export function uniqueBy(list, key) {
  const seen = new Set();
  const result = [];
  for (const item of list) {
    let k = item;
    if (typeof key === "function") k = key(item);
    else if (key) k = item[key];
    if (k && seen.has(k)) continue;
    seen.add(k);
    result.push(item);
  }
  return result;
}
