// wrong: mergeIntervals([[5, 6], [1, 2]]) gives [[5, 6], [1, 2]], not [[1, 2], [5, 6]]
export function mergeIntervals(list: [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of list) {
    if (start > end) throw new RangeError("start after end");
    const last = merged.find((one) => start <= one[1] && end >= one[0]);
    if (last) {
      last[0] = Math.min(last[0], start);
      last[1] = Math.max(last[1], end);
    } else {
      merged.push([start, end]);
    }
  }
  return merged;
}
