// Work that two starts in one checkout must not do at once: building the page, building a server.
import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { releaseLock, takeLock } from '../database/embedded-files.ts';

const LOOK_AGAIN_MS = 300;

/** Runs the work when no other process runs work under the same lock folder; a dead one's lock does not count. */
export async function oneAtATime<T>(
  lockFolder: string,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(lockFolder, { recursive: true, mode: 0o700 });
  while (!(await takeLock(lockFolder))) await pause(LOOK_AGAIN_MS, undefined, { signal });
  try {
    return await work();
  } finally {
    await releaseLock(lockFolder);
  }
}
