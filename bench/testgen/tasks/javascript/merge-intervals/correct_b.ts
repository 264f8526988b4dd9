type Pair = readonly [number, number];

const ascending = (a: number, b: number): number => a - b;

export const mergeIntervals = (list: readonly Pair[]): Pair[] => {
  if (list.some(([from, to]) => from > to)) throw new RangeError("reversed interval");
  const starts = list.map((pair) => pair[0]).sort(ascending);
  const ends = list.map((pair) => pair[1]).sort(ascending);
  const result: Pair[] = [];
  let open = 0;
  ends.forEach((end, i) => {
    if (i + 1 === starts.length || starts[i + 1] > end) {
      result.push([starts[open], end]);
      open = i + 1;
    }
  });
  return result;
};
