// wrong: uniqueBy([1, 2, 1]) gives [1, 2, 1], not [1, 2]
export function uniqueBy(list, key) {
  const keyOf = (item) => {
    if (key === undefined) return item;
    return typeof key === "function" ? key(item) : item[key];
  };
  const result = [];
  let previous;
  list.forEach((item, index) => {
    const current = keyOf(item);
    if (index === 0 || !Object.is(current, previous)) result.push(item);
    previous = current;
  });
  return result;
}
