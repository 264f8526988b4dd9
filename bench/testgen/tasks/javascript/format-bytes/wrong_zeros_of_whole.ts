// wrong: formatBytes(10240, 0) gives "1 KB", not "10 KB"
const STEPS: [string, number][] = [
  ["TB", 2 ** 40],
  ["GB", 2 ** 30],
  ["MB", 2 ** 20],
  ["KB", 2 ** 10],
];

export function formatBytes(bytes: number, decimals = 1): string {
  if (isNaN(bytes) || bytes < 0 || bytes === Infinity) throw new RangeError("invalid byte count");
  const known: [string, number] = STEPS.find((step) => bytes >= step[1]) ?? ["B", 1];
  const [name, size] = known;
  if (size === 1) return `${bytes} B`;
  return (bytes / size).toFixed(decimals).replace(/\.?0+$/, "") + " " + name;
}
