// wrong: x = [[1, 3], [2, 5]]; mergeIntervals(x); x gives [[1, 5], [2, 5]], not [[1, 3], [2, 5]]
export function mergeIntervals(list: [number, number][]): [number, number][] {
  if (list.some(([start, end]) => start > end)) throw new RangeError("start after end");
  const sorted = [...list].sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const interval of sorted) {
    const last = merged[merged.length - 1];
    if (last !== undefined && interval[0] <= last[1]) {
      last[1] = Math.max(last[1], interval[1]);
    } else {
      merged.push(interval);
    }
  }
  return merged;
}
