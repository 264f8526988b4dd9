type Unit = "B" | "KB" | "MB" | "GB" | "TB";

const units: readonly Unit[] = ["B", "KB", "MB", "GB", "TB"];

export const formatBytes = (bytes: number, decimals = 1): string => {
  if (!(bytes >= 0 && bytes < Infinity)) throw new RangeError("bytes must be zero or more");
  const power = bytes === 0 ? 0 : Math.min(4, Math.floor(Math.log2(bytes) / 10));
  const scale = 10 ** decimals;
  const shown = Math.round((bytes / 1024 ** power) * scale) / scale;
  return shown + " " + units[power];
};
