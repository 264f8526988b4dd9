// wrong: formatBytes(1536, 0) gives "1.5 KB", not "2 KB"
const UNITS = ["B", "KB", "MB", "GB", "TB"];

export function formatBytes(bytes: number, decimals?: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) {
    throw new RangeError(`not a size: ${bytes}`);
  }
  const digits = decimals || 1;
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Number(value.toFixed(digits))} ${UNITS[unit]}`;
}
