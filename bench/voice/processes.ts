// What processes of this machine use: processor time and memory, read from /proc. Only Linux has it.
import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessUse {
  pid: number;
  parent: number;
  command: string;
  /** Milliseconds since it began, all threads. */
  cpu: number;
  /** MiB: resident, and with what it shares divided among those who share it. */
  resident: number;
  proportional: number;
}

/** Kernel ticks a second; the same on every Linux that this runs on. */
const TICKS = 100;

/** This process and everything below these. */
export function processesBelow(roots: readonly number[], { memory = false } = {}): ProcessUse[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? read(Number(name)) : []));
  const found = new Set(roots);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all
    .filter(({ pid }) => found.has(pid))
    .map((one) => (memory ? { ...one, ...memoryOf(one.pid) } : one));
}

function read(pid: number): ProcessUse[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [
      { pid, parent: Number(fields[1]), command, cpu: (ticks / TICKS) * 1000, resident: 0, proportional: 0 },
    ];
  } catch {
    // Ended while it was being read.
    return [];
  }
}

function memoryOf(pid: number): { resident: number; proportional: number } {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const of = (key: string): number =>
      Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0) / 1024;
    return { resident: of('Rss'), proportional: of('Pss') };
  } catch {
    return { resident: 0, proportional: 0 };
  }
}
