// Waits until something that was just started answers, has ended, or takes too long.
import { setTimeout as pause } from 'node:timers/promises';
import type { Ending, RunningChild } from './child.ts';

const POLL_MS = 100;

export type Readiness = { state: 'ready' } | { state: 'ended'; ending: Ending } | { state: 'late' };

/** `check` may throw for "not yet". @throws the signal's reason when it is aborted. */
export async function untilReady(
  child: Pick<RunningChild, 'ended'>,
  check: () => Promise<boolean>,
  { limitMs, signal }: { limitMs: number; signal: AbortSignal },
): Promise<Readiness> {
  let ending: Ending | undefined;
  void child.ended.then((how) => (ending = how));
  const deadline = performance.now() + limitMs;
  while (performance.now() < deadline) {
    signal.throwIfAborted();
    const answers = await check().catch(() => false);
    // Looked at after the answer: it may have come from somebody else on the port of one that could not have it.
    if (ending !== undefined) return { state: 'ended', ending };
    if (answers) return { state: 'ready' };
    await pause(POLL_MS);
  }
  return { state: 'late' };
}

/** Whether GET answers 200 within two seconds. */
export async function answersHttp(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
  await response.body?.cancel();
  return response.ok;
}
