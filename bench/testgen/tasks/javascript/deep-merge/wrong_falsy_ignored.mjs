// wrong: deepMerge({ a: 1 }, { a: 0 }) gives { a: 1 }, not { a: 0 }
const plain = (value) => value != null && Object.getPrototypeOf(value) === Object.prototype;

export const deepMerge = (base, extra) => {
  const added = Object.keys(extra).filter((key) => extra[key] !== undefined);
  const keys = new Set([...Object.keys(base), ...added]);
  const result = {};
  for (const key of keys) {
    result[key] = plain(extra[key])
      ? deepMerge(plain(base[key]) ? base[key] : {}, extra[key])
      : extra[key] || (Object.hasOwn(base, key) ? base[key] : extra[key]);
  }
  return result;
};
