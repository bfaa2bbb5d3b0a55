// Prints a benchmark's figures: a heading that says on what they were measured, and aligned columns.
import { availableParallelism, cpus, loadavg } from 'node:os';

/** Numbers are shown with two decimals below ten, one below a hundred, none above; null as "-". */
export type Cell = string | number | null;

/** The machine, and how busy it was: figures from a busy machine are worth less. */
export function printMachine(title: string): void {
  const [load = 0] = loadavg();
  const model = cpus()[0]?.model ?? 'unknown processor';
  console.log(`\n${title}`);
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores (${model}), load ${load.toFixed(1)} at the start, ${new Date().toISOString().slice(0, 10)}`,
  );
}

/** Right-aligned columns, the first one left-aligned. */
export function printTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const lines = [columns, ...rows.map((row) => row.map(show))];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  for (const line of lines) {
    const cells = line.map((cell, i) => {
      const width = widths[i] ?? 0;
      return i === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(cells.join('  ').trimEnd());
  }
}

function show(cell: Cell): string {
  if (cell === null) return '-';
  if (typeof cell === 'string') return cell;
  const size = Math.abs(cell);
  return cell.toFixed(Number.isInteger(cell) || size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

/** The value that this share of the samples does not exceed; NaN without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
