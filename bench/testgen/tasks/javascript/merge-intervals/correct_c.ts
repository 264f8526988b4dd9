interface Span {
  low: number;
  high: number;
}

function insert(spans: Span[], fresh: Span): Span[] {
  if (fresh.high < fresh.low) throw new RangeError("An interval must not end before it starts.");
  const before = spans.filter((span) => span.high < fresh.low);
  const after = spans.filter((span) => span.low > fresh.high);
  const touching = spans.slice(before.length, spans.length - after.length);
  const joined = touching.reduce(
    (sum, span) => ({ low: Math.min(sum.low, span.low), high: Math.max(sum.high, span.high) }),
    fresh,
  );
  return [...before, joined, ...after];
}

export function mergeIntervals(list: number[][]): number[][] {
  return list
    .map(([low, high]) => ({ low, high }))
    .reduce(insert, [] as Span[])
    .map(({ low, high }) => [low, high]);
}
