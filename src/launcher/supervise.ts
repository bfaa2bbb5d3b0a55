// Keeps a child process running: when it dies, says so by name and starts it again, later each time.
import { setTimeout as pause } from 'node:timers/promises';
import { startChild, type ChildSpec, type ChildWatcher, type RunningChild } from './child.ts';

export interface SuperviseOptions {
  watcher: ChildWatcher;
  say: (line: string) => void;
  /** Milliseconds before the first restart, the second, …; the last one stays. */
  delays?: readonly number[];
  /** One that lived so long (milliseconds) is taken to have been well: its delays begin anew. */
  wellAfter?: number;
}

export interface Supervised {
  stop(): Promise<void>;
}

const DELAYS = [1000, 2000, 5000, 10_000, 30_000];
const WELL_AFTER = 60_000;

/** Takes over a child that was started, dead or alive. */
export function supervise(first: RunningChild, options: SuperviseOptions): Supervised {
  const stopping = new AbortController();
  let current = first;
  const kept = keep(first, { ...options, stopping: stopping.signal, onStart: (child) => (current = child) });
  return {
    stop: async () => {
      stopping.abort();
      await current.stop();
      await kept;
    },
  };
}

interface KeepOptions extends SuperviseOptions {
  stopping: AbortSignal;
  onStart: (child: RunningChild) => void;
}

async function keep(first: RunningChild, options: KeepOptions): Promise<void> {
  const { watcher, say, stopping, onStart, delays = DELAYS, wellAfter = WELL_AFTER } = options;
  let child = first;
  let deaths = 0;
  for (;;) {
    const since = performance.now();
    const ending = await child.ended;
    if (stopping.aborted) return;
    deaths = performance.now() - since >= wellAfter ? 1 : deaths + 1;
    const delay = delays[Math.min(deaths, delays.length) - 1] ?? 0;
    say(restartLine(child.spec, ending, delay));
    await pause(delay, undefined, { signal: stopping }).catch(() => undefined);
    // The await above may have been cut short by the stop.
    if (isAborted(stopping)) return;
    child = await startChild(child.spec, watcher);
    onStart(child);
    // Told to stop while it was being started: nobody else knows of it yet.
    if (isAborted(stopping)) return child.stop();
  }
}

/** The compiler takes a flag that was false before an await to be false after it. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function restartLine({ name, logFile }: ChildSpec, ending: string, delay: number): string {
  return `The ${name} ended (${ending}); it is started again in ${Math.ceil(delay / 1000)} s. See ${logFile}.`;
}
