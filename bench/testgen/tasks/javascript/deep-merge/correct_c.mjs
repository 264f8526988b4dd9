const isRecord = (value) => Object.prototype.toString.call(value) === "[object Object]";

export function deepMerge(base, extra) {
  const result = structuredClone(base);
  const work = [[result, extra]];
  while (work.length > 0) {
    const [target, source] = work.pop();
    for (const key in source) {
      const value = source[key];
      if (isRecord(value)) {
        if (!isRecord(target[key])) target[key] = {};
        work.push([target[key], value]);
      } else if (value !== undefined) {
        target[key] = structuredClone(value);
      }
    }
  }
  return result;
}
