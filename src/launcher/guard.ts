// Ends the children when the launcher itself is killed and cannot: a process that only waits for its pipe to close.
//
// Run as a program it reads "+pid" and "-pid" lines; at their end it ends the process groups that are still listed.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { killGroup, type ChildWatcher } from './child.ts';
import { runModule } from './own-process.ts';

/** For orphans to end calls with their summary before they are killed. */
const ORPHAN_LIMIT_MS = 15_000;

export interface Guard extends ChildWatcher {
  /** Kills every child at once: for a second Ctrl-C. */
  killAll(): void;
  close(): void;
}

export function startGuard(): Guard {
  const pids = new Set<number>();
  const { command, args } = runModule('./guard', []);
  const child = spawn(command, args, { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  // Without a guard children still end when the launcher ends them.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  const tell = (line: string): void => {
    if (child.stdin.writable)
      child.stdin.write(`${line}
`);
  };
  return {
    started: (pid) => {
      pids.add(pid);
      tell(`+${pid}`);
    },
    ended: (pid) => {
      pids.delete(pid);
      tell(`-${pid}`);
    },
    killAll: () => pids.forEach((pid) => killGroup(pid)),
    close: () => void child.stdin.end(),
  };
}

async function guard(input: NodeJS.ReadableStream): Promise<void> {
  const pids = new Set<number>();
  for await (const line of createInterface({ input })) {
    const pid = Number(line.slice(1));
    if (line.startsWith('+')) pids.add(pid);
    else pids.delete(pid);
  }
  for (const pid of pids) killGroup(pid, 'SIGTERM');
  const deadline = performance.now() + ORPHAN_LIMIT_MS;
  while (performance.now() < deadline && [...pids].some(groupLives)) await pause(200);
  for (const pid of pids) killGroup(pid);
}

function groupLives(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === import.meta.filename) await guard(process.stdin);
