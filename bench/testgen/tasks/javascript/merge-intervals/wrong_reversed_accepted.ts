// wrong: mergeIntervals([[4, 1]]) gives [[1, 4]], not throws RangeError
export function mergeIntervals(list: [number, number][]): [number, number][] {
  const sorted = list
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
    .sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = merged[merged.length - 1];
    if (last !== undefined && start <= last[1]) {
      last[1] = Math.max(last[1], end);
    } else {
      merged.push([start, end]);
    }
  }
  return merged;
}
