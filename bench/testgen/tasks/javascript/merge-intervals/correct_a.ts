export type Interval = [number, number];

export function mergeIntervals(list: Interval[]): Interval[] {
  for (const [start, end] of list) {
    if (start > end) {
      throw new RangeError(`interval starts at ${start} but ends at ${end}`);
    }
  }
  const sorted = [...list].sort((a, b) => a[0] - b[0]);
  const merged: Interval[] = [];
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
