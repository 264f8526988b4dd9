// wrong: mergeIntervals([[2, 3], [10, 11]]) gives [[10, 11], [2, 3]], not [[2, 3], [10, 11]]
export function mergeIntervals(list: [number, number][]): [number, number][] {
  if (list.some(([start, end]) => start > end)) throw new RangeError("start after end");
  const merged: [number, number][] = [];
  for (const [start, end] of [...list].sort()) {
    const last = merged[merged.length - 1];
    if (last !== undefined && start <= last[1] && end >= last[0]) {
      last[1] = Math.max(last[1], end);
    } else {
      merged.push([start, end]);
    }
  }
  return merged;
}
