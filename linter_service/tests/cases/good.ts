export function twice(value: number): number {
  return value * 2;
}
