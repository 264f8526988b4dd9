// wrong: x = [[5, 6], [1, 2]]; mergeIntervals(x); x gives [[1, 2], [5, 6]], not [[5, 6], [1, 2]]
export function mergeIntervals(list: [number, number][]): [number, number][] {
  if (list.some(([start, end]) => start > end)) throw new RangeError("start after end");
  const merged: [number, number][] = [];
  list.sort((a, b) => a[0] - b[0]);
  for (const [start, end] of list) {
    const last = merged[merged.length - 1];
    if (last !== undefined && start <= last[1]) {
      last[1] = Math.max(last[1], end);
    } else {
      merged.push([start, end]);
    }
  }
  return merged;
}
