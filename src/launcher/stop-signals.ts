// Ctrl-C and SIGTERM: the first asks for an orderly stop, the second forces it.

/** A terminal tells the whole group and npm tells its child again: one Ctrl-C can arrive twice. Milliseconds. */
const SAME_PRESS = 400;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Why everything is given up that is under way. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

export interface StopSignals {
  /** Aborted with a StoppedError by the first signal. */
  readonly signal: AbortSignal;
  /** Resolves then. */
  readonly told: Promise<void>;
}

/** @param force what the second signal does, at once */
export function listenForStop(
  process: Pick<NodeJS.Process, 'on'>,
  monotonic: () => number,
  force: () => void,
): StopSignals {
  const stopping = new AbortController();
  let first: number | undefined;
  const told = new Promise<void>((resolve) => {
    const hear = (): void => {
      if (first === undefined) {
        first = monotonic();
        stopping.abort(new StoppedError('Told to stop.'));
        resolve();
      } else if (monotonic() - first > SAME_PRESS) force();
    };
    for (const signal of SIGNALS) process.on(signal, hear);
  });
  return { signal: stopping.signal, told };
}

/** The promise's result, or the signal's reason as soon as that is aborted. */
export async function unlessStopped<T>(signal: AbortSignal, awaited: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stopped = (): void => reject(signal.reason instanceof Error ? signal.reason : new StoppedError());
    signal.addEventListener('abort', stopped, { once: true });
    awaited.then(resolve, reject).finally(() => signal.removeEventListener('abort', stopped));
  });
}
