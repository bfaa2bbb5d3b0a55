// The files by which processes find the one that serves the embedded database, and by which there is only one.
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const serverFile = z.object({ pid: z.number().int(), port: z.number().int() });
export type ServerFile = z.infer<typeof serverFile>;

/** What a server that was just started tells the process that started it. */
export const serverReport = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready'), port: z.number().int() }),
  /** Another one serves this folder. */
  z.object({ state: z.literal('held') }),
  z.object({ state: z.literal('failed'), code: z.string(), message: z.string() }),
]);
export type ServerReport = z.infer<typeof serverReport>;

/** Undefined when there is none, or when it is half written. */
export async function readServerFile(folder: string): Promise<ServerFile | undefined> {
  try {
    const parsed = serverFile.safeParse(JSON.parse(await readFile(join(folder, 'server.json'), 'utf8')));
    return parsed.success && isAlive(parsed.data.pid) ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

export async function writeServerFile(folder: string, content: ServerFile): Promise<void> {
  const unfinished = join(folder, `server.json.${content.pid}`);
  await writeFile(unfinished, JSON.stringify(content), { mode: 0o600 });
  await rename(unfinished, join(folder, 'server.json'));
}

export async function removeServerFile(folder: string): Promise<void> {
  await rm(join(folder, 'server.json'), { force: true });
}

/** Whether a server of PostgreSQL's protocol listens there: a pid may have been given to another program. */
export async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 2000 });
    const done = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    // An SSLRequest is answered with N before anything else, without waiting for a turn at the database.
    socket.once('connect', () => void socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])));
    socket.once('data', (data) => done(data[0] === 'N'.charCodeAt(0)));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
    socket.once('close', () => done(false));
  });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The pid in the lock file, alive or not. */
export async function lockHolder(folder: string): Promise<number | undefined> {
  const content = await readLock(folder);
  const pid = Number(content?.split(' ')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** Takes the lock of a data folder for this process; false when a living process has it. */
export async function takeLock(folder: string): Promise<boolean> {
  const mine = `${process.pid} ${randomUUID()}`;
  const path = join(folder, 'server.lock');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(path, mine, { flag: 'wx', mode: 0o600 });
      // A process that judged the old lock stale may just be taking ours away: it puts it back, see below.
      await pause(30);
      return (await readLock(folder)) === mine;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = await lockHolder(folder);
      if (holder !== undefined && isAlive(holder) && holder !== process.pid) return false;
      await removeStaleLock(folder, await readLock(folder));
    }
  }
  return false;
}

export async function releaseLock(folder: string): Promise<void> {
  if ((await lockHolder(folder)) === process.pid) await rm(join(folder, 'server.lock'), { force: true });
}

async function removeStaleLock(folder: string, judged: string | undefined): Promise<void> {
  const path = join(folder, 'server.lock');
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const taken = await readFile(aside, 'utf8');
  if (taken !== judged) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function readLock(folder: string): Promise<string | undefined> {
  return readFile(join(folder, 'server.lock'), 'utf8').catch(() => undefined);
}
