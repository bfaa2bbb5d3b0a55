// The embedded database among several processes: found, shared, survived. Each test has its own data folder.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/connection.ts';
import { isAlive, readServerFile } from '../../src/database/embedded-files.ts';
import { createServices } from '../../src/services/create-services.ts';
import { SETTINGS } from '../support/settings.ts';

const folders: string[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    const server = await readServerFile(folder);
    if (server !== undefined) process.kill(server.pid, 'SIGTERM');
    if (server !== undefined) await gone(server.pid);
    await rm(folder, { recursive: true, force: true });
  }
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'embedded-'));
  folders.push(folder);
  return folder;
}

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setImmediate(resolve));
}

async function serverPid(folder: string): Promise<number> {
  const server = await readServerFile(folder);
  if (server === undefined) throw new Error('no server');
  return server.pid;
}

/** A call's process; `acknowledged(n)` resolves when the database has acknowledged n events to it. */
function startCall(folder: string, call: string) {
  const script = fileURLToPath(new URL('../support/append-until-killed.ts', import.meta.url));
  const loader = createRequire(import.meta.url).resolve('tsx');
  const child = spawn(process.execPath, ['--import', loader, script, folder, 'co', call], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const seqs: number[] = [];
  const waiting: { count: number; done: () => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    seqs.push(Number(line));
    for (const { count, done } of waiting) if (seqs.length >= count) done();
  });
  return {
    seqs,
    acknowledged: (count: number) =>
      seqs.length >= count ? Promise.resolve() : new Promise<void>((done) => waiting.push({ count, done })),
    kill: async () => {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    },
  };
}

async function eventsOf(folder: string, call: string): Promise<number[]> {
  const database = await openDatabase({ dataDir: folder });
  try {
    const { calls } = createServices({ db: database.db, company: 'co', settings: SETTINGS, secret: 'test' });
    return (await calls.load(call))?.events.map(({ seq }) => seq) ?? [];
  } finally {
    await database.close();
  }
}

it('serves several processes that start at the same moment from one server', async () => {
  const folder = await newFolder();
  const calls = ['call_1', 'call_2', 'call_3'].map((id) => startCall(folder, id));
  await Promise.all(calls.map((call) => call.acknowledged(20)));
  expect((await readdir(folder)).sort()).toEqual(['pgdata', 'server.json', 'server.lock', 'server.log']);
  expect(await readFile(join(folder, 'server.log'), 'utf8')).toBe('');
  await Promise.all(calls.map((call) => call.kill()));
  for (const [n, call] of calls.entries())
    expect((await eventsOf(folder, `call_${n + 1}`)).slice(0, call.seqs.length)).toEqual(call.seqs);
}, 90_000);

it('keeps every acknowledged event of a process that is killed in the middle of appending', async () => {
  const folder = await newFolder();
  const [victim, witness] = [startCall(folder, 'call_1'), startCall(folder, 'call_2')];
  await Promise.all([victim.acknowledged(50), witness.acknowledged(50)]);
  await victim.kill();
  // The other process goes on: nothing that the killed one held is in its way.
  await witness.acknowledged(witness.seqs.length + 50);
  const stored = await eventsOf(folder, 'call_1');
  expect(stored.slice(0, victim.seqs.length)).toEqual(victim.seqs);
  expect(stored.length).toBeLessThanOrEqual(victim.seqs.length + 1);
}, 90_000);

it('keeps every acknowledged event when the server itself is killed, and the next start reads them', async () => {
  const folder = await newFolder();
  const call = startCall(folder, 'call_1');
  await call.acknowledged(100);
  const pid = await serverPid(folder);
  process.kill(pid, 'SIGKILL');
  await gone(pid);
  const before = call.seqs.length;
  // The process notices nothing but a pause: its append is asked for again at a new server.
  await call.acknowledged(before + 50);
  await call.kill();
  expect(await serverPid(folder)).not.toBe(pid);
  expect((await eventsOf(folder, 'call_1')).slice(0, call.seqs.length)).toEqual(call.seqs);
}, 90_000);

it('is not misled by the files of a server that is gone', async () => {
  const folder = await newFolder();
  const dead = spawn(process.execPath, ['-e', '']);
  await once(dead, 'exit');
  await writeFile(join(folder, 'server.json'), JSON.stringify({ pid: dead.pid, port: 1 }));
  await writeFile(join(folder, 'server.lock'), `${dead.pid ?? 0} stale`);
  const lines: string[] = [];
  const database = await openDatabase({ dataDir: folder, log: (line) => lines.push(line) });
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await database.close();
  expect(lines).toEqual(['Starting the embedded database…']);
}, 60_000);

it('says what to do when the folder cannot be written to', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'file'), '');
  await expect(openDatabase({ dataDir: join(folder, 'file', 'data') })).rejects.toMatchObject({
    code: 'configuration',
    message: expect.stringContaining('choose another') as unknown,
  });
});

it('says what to do when the data cannot be opened', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'pgdata'), 'not a folder');
  await expect(openDatabase({ dataDir: folder })).rejects.toMatchObject({
    code: expect.stringMatching(/configuration|service_unavailable/) as unknown,
    message: expect.stringMatching(/move the folder away|choose another/) as unknown,
  });
}, 60_000);
