// wrong: formatBytes(0) gives "NaN undefined", not "0 B"
const units = ["B", "KB", "MB", "GB", "TB"];

export const formatBytes = (bytes: number, decimals = 1): string => {
  if (!(bytes >= 0 && bytes < Infinity)) throw new RangeError("bytes must be zero or more");
  const power = Math.min(4, Math.floor(Math.log(bytes) / Math.log(1024) + 1e-12));
  const scale = 10 ** decimals;
  const shown = Math.round((bytes / 1024 ** power) * scale) / scale;
  return shown + " " + units[power];
};
