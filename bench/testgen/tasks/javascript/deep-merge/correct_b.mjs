const plain = (value) => value != null && Object.getPrototypeOf(value) === Object.prototype;

const defined = (object) => Object.entries(object).filter(([, value]) => value !== undefined);

export const deepMerge = (base, extra) => {
  const mergeInto = (merged, [key, value]) => {
    const under = merged.get(key);
    return merged.set(key, plain(value) ? deepMerge(plain(under) ? under : {}, value) : value);
  };
  return Object.fromEntries(defined(extra).reduce(mergeInto, new Map(defined(base))));
};
