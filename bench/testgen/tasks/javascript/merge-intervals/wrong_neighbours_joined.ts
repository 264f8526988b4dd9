// wrong: mergeIntervals([[1, 2], [3, 4]]) gives [[1, 4]], not [[1, 2], [3, 4]]
export function mergeIntervals(list: [number, number][]): [number, number][] {
  if (list.some(([start, end]) => start > end)) throw new RangeError("start after end");
  const sorted = [...list].sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = merged[merged.length - 1];
    if (last !== undefined && start <= last[1] + 1) {
      last[1] = Math.max(last[1], end);
    } else {
      merged.push([start, end]);
    }
  }
  return merged;
}
