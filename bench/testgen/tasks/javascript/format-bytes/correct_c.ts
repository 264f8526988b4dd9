interface Step {
  name: string;
  size: number;
}

const STEPS: Step[] = [
  { name: "TB", size: 2 ** 40 },
  { name: "GB", size: 2 ** 30 },
  { name: "MB", size: 2 ** 20 },
  { name: "KB", size: 2 ** 10 },
];

export function formatBytes(bytes: number, decimals?: number): string {
  if (isNaN(bytes) || Math.abs(bytes) === Infinity || bytes < 0) {
    throw new RangeError("Invalid byte count " + String(bytes));
  }
  const step = STEPS.find(({ size }) => bytes >= size) ?? { name: "B", size: 1 };
  const [whole, fraction = ""] = (bytes / step.size).toFixed(decimals ?? 1).split(".");
  const kept = fraction.replace(/0+$/, "");
  return [kept === "" ? whole : `${whole}.${kept}`, step.name].join(" ");
}
