// Keeps every measurement's figures in one form: four decimals, and zero rows give zero.

export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
}
