const sortKey = (version) => {
  if (typeof version !== "string") throw new TypeError("a version must be a string");
  const [numbers, tag, ...more] = version.split("-");
  const parts = numbers.split(".");
  const valid =
    more.length === 0 &&
    parts.length <= 4 &&
    parts.every((part) => /^[0-9]{1,9}$/.test(part)) &&
    (tag === undefined || /^[a-z0-9]+$/.test(tag));
  if (!valid) throw new TypeError(`"${version}" is no version`);
  const padded = [...parts, "0", "0", "0"].slice(0, 4).map((part) => part.padStart(9, "0"));
  return padded.join("") + (tag ?? "~");
};

export const compareVersions = (a, b) => {
  const [x, y] = [a, b].map(sortKey);
  return Number(x > y) - Number(x < y);
};
