// wrong: mergeIntervals([[1, 10], [2, 3]]) gives [[1, 3]], not [[1, 10]]
export function mergeIntervals(list: [number, number][]): [number, number][] {
  if (list.some(([start, end]) => start > end)) throw new RangeError("start after end");
  return list
    .toSorted((a, b) => a[0] - b[0])
    .reduce<[number, number][]>((merged, [start, end]) => {
      const last = merged.at(-1);
      if (last && start <= last[1]) {
        last[1] = end;
        return merged;
      }
      return [...merged, [start, end]];
    }, []);
}
