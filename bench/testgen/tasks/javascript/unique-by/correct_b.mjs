function keysOf(list, key) {
  switch (typeof key) {
    case "undefined":
      return list;
    case "string":
      return list.map((item) => item[key]);
    default:
      return list.map(key);
  }
}

export function uniqueBy(list, key) {
  const keys = keysOf(list, key);
  return list.filter((_, index) => !keys.slice(0, index).includes(keys[index]));
}
