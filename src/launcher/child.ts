// A child process that ends when it is told to, with everything that it started.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandLine } from './own-process.ts';

export interface ChildSpec extends CommandLine {
  /** As people know it, e.g. "LiveKit server". */
  name: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Where its output goes, appended. */
  logFile: string;
  /** How it is asked to end, step by step. What is still there after the last step is killed. */
  farewell: readonly { signal: NodeJS.Signals; waitMs: number }[];
}

/** How a child ended, in words: "exit code 1", "SIGKILL", "ENOENT". */
export type Ending = string;

export interface RunningChild {
  readonly spec: ChildSpec;
  readonly ended: Promise<Ending>;
  stop(): Promise<void>;
}

/** Told of every child that lives; see guard.ts. */
export interface ChildWatcher {
  started(pid: number): void;
  ended(pid: number): void;
}

export async function startChild(spec: ChildSpec, watcher: ChildWatcher): Promise<RunningChild> {
  await mkdir(dirname(spec.logFile), { recursive: true, mode: 0o700 });
  const log = await open(spec.logFile, 'a', 0o600);
  // A process group of its own: the terminal's Ctrl-C reaches the parent alone, which ends its children in order.
  const child = spawn(spec.command, spec.args, {
    env: { ...spec.env },
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  const ended = endingOf(child);
  await log.close();
  const { pid } = child;
  if (pid === undefined) return { spec, ended, stop: () => ended.then(() => undefined) };
  watcher.started(pid);
  const gone = ended.then((ending) => {
    // What it has left behind in its group goes with it.
    killGroup(pid);
    watcher.ended(pid);
    return ending;
  });
  return { spec, ended: gone, stop: () => endChild(child, pid, spec.farewell, gone) };
}

async function endChild(
  child: ChildProcess,
  pid: number,
  farewell: ChildSpec['farewell'],
  gone: Promise<Ending>,
): Promise<void> {
  for (const { signal, waitMs } of farewell) {
    child.kill(signal);
    if (await within(waitMs, gone)) return;
  }
  killGroup(pid);
  await gone;
}

function endingOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code ?? 'unknown'}`));
  });
}

/** Whether it came in time. */
export async function within(ms: number, awaited: Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  const late = pause(ms, false, { signal: over.signal }).catch(() => false);
  const came = await Promise.race([awaited.then(() => true), late]);
  over.abort();
  return came;
}

export function killGroup(pid: number, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in it.
  }
}
