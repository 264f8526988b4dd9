// wrong: mergeIntervals([[1, 3], [3, 5]]) gives [[1, 3], [3, 5]], not [[1, 5]]
export function mergeIntervals(list: [number, number][]): [number, number][] {
  for (const [start, end] of list) {
    if (start > end) throw new RangeError("start after end");
  }
  const sorted = [...list].sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = merged[merged.length - 1];
    if (last !== undefined && start < last[1]) {
      last[1] = Math.max(last[1], end);
    } else {
      merged.push([start, end]);
    }
  }
  return merged;
}
