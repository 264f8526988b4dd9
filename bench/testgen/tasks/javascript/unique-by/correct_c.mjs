const identity = (value) => value;
const property = (name) => (object) => object[name];

export const uniqueBy = (list, key = identity) => {
  const pick = key instanceof Function ? key : property(key);
  const pending = new Set(list.map((item) => pick(item)));
  return list.filter((item) => pending.delete(pick(item)));
};
