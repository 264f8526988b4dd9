// wrong: mergeIntervals([[1, 2], [4, 5]]) gives [[1, 2]], not [[1, 2], [4, 5]]
export function mergeIntervals(list: [number, number][]): [number, number][] {
  if (list.some(([start, end]) => start > end)) throw new RangeError("start after end");
  if (list.length < 2) return list.map(([start, end]) => [start, end]);
  const sorted = [...list].sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  let [low, high] = sorted[0];
  for (const [start, end] of sorted.slice(1)) {
    if (start <= high) {
      high = Math.max(high, end);
    } else {
      merged.push([low, high]);
      [low, high] = [start, end];
    }
  }
  if (merged.length === 0) merged.push([low, high]);
  return merged;
}
