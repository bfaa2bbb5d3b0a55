// Children end when told to, with what they started; they are started again when they die; nothing outlives the launcher.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startChild } from '../../../src/launcher/child.ts';
import { runModule } from '../../../src/launcher/own-process.ts';
import { untilReady } from '../../../src/launcher/ready.ts';
import { supervise } from '../../../src/launcher/supervise.ts';
import { NO_WATCHER, scriptSpec, temporaryFolder } from './support.ts';

const FOREVER = 'setInterval(() => {}, 1000);';
const never = new AbortController().signal;

/** Somewhere to connect to: `connected` comes with a promise of that connection's end. */
async function listen(): Promise<{ port: number; connected: Promise<{ closed: Promise<unknown> }> }> {
  const server = createServer();
  onTestFinished(() => void server.close());
  const connected = once(server, 'connection').then(([socket]: Socket[]) => ({
    closed: new Promise((resolve) => socket?.once('close', resolve).on('error', resolve).resume()),
  }));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, connected };
}

async function until(file: string): Promise<void> {
  await vi.waitUntil(() => existsSync(file) && readFileSync(file, 'utf8') !== '', { timeout: 20_000 });
}

test('a child ends by the signal that it is given first', async () => {
  const file = join(temporaryFolder(), 'up');
  const script = `process.on('SIGTERM', () => process.exit(7)); require('fs').writeFileSync('${file}', 'x'); ${FOREVER}`;
  const child = await startChild(scriptSpec(script), NO_WATCHER);
  await until(file);
  await child.stop();
  expect(await child.ended).toBe('exit code 7');
});

test('a child that does not listen is killed, and what it has started with it', async () => {
  // A pid may stay in the table when its process is gone; a connection does not.
  const line = await listen();
  const grandchild = `require('net').connect(${line.port}); ${FOREVER}`;
  const script = `process.on('SIGTERM', () => {});
    require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}]); ${FOREVER}`;
  const spec = scriptSpec(script, { farewell: [{ signal: 'SIGTERM', waitMs: 50 }] });
  const child = await startChild(spec, NO_WATCHER);
  const { closed } = await line.connected;
  await child.stop();
  expect(await child.ended).toBe('SIGKILL');
  await closed;
});

test('a program that is not there has an ending as well', async () => {
  const child = await startChild(scriptSpec('', { command: '/nowhere/program' }), NO_WATCHER);
  expect(await child.ended).toBe('ENOENT');
  await child.stop();
});

test('what a child says is in its log', async () => {
  const spec = scriptSpec("console.log('to stdout'); console.error('to stderr');");
  const child = await startChild(spec, NO_WATCHER);
  expect(await child.ended).toBe('exit code 0');
  expect(readFileSync(spec.logFile, 'utf8')).toBe('to stdout\nto stderr\n');
});

test('one that ends before it answers is told from one that is late', async () => {
  const child = await startChild(scriptSpec('process.exit(3)'), NO_WATCHER);
  const no = async (): Promise<boolean> => false;
  expect(await untilReady(child, no, { limitMs: 20_000, signal: never })).toEqual({
    state: 'ended',
    ending: 'exit code 3',
  });
  const slow = await startChild(scriptSpec(FOREVER), NO_WATCHER);
  expect(await untilReady(slow, no, { limitMs: 1, signal: never })).toEqual({ state: 'late' });
  await slow.stop();
});

test('an answer from somebody else on the port of one that has ended does not count', async () => {
  const child = await startChild(scriptSpec('process.exit(1)'), NO_WATCHER);
  await child.ended;
  const ready = await untilReady(child, async () => true, { limitMs: 1000, signal: never });
  expect(ready.state).toBe('ended');
});

test('waiting ends at once when everything is stopped', async () => {
  const child = await startChild(scriptSpec(FOREVER), NO_WATCHER);
  const stopped = untilReady(child, async () => false, {
    limitMs: 20_000,
    signal: AbortSignal.abort(new Error('stopped')),
  });
  await expect(stopped).rejects.toThrow('stopped');
  await child.stop();
});

test('one that dies is told by name and started again, later each time', async () => {
  const file = join(temporaryFolder(), 'third');
  const count = join(temporaryFolder(), 'count');
  writeFileSync(count, '0');
  const script = `const fs = require('fs'); const n = 1 + Number(fs.readFileSync('${count}', 'utf8'));
    fs.writeFileSync('${count}', String(n));
    if (n < 3) process.exit(9); else { fs.writeFileSync('${file}', 'x'); ${FOREVER} }`;
  const said: string[] = [];
  const child = await startChild(scriptSpec(script, { name: 'voice worker' }), NO_WATCHER);
  const kept = supervise(child, { watcher: NO_WATCHER, say: (line) => said.push(line), delays: [1, 1500] });
  await until(file);
  await kept.stop();
  expect(said).toEqual([
    expect.stringMatching(
      /^The voice worker ended \(exit code 9\); it is started again in 1 s\. See .*child\.log\.$/,
    ),
    expect.stringContaining('started again in 2 s'),
  ]);
});

test('one that is stopped is not started again, not even while it waits for that', async () => {
  const said: string[] = [];
  const child = await startChild(scriptSpec('process.exit(1)'), NO_WATCHER);
  const kept = supervise(child, { watcher: NO_WATCHER, say: (line) => said.push(line), delays: [60_000] });
  await vi.waitUntil(() => said.length === 1);
  await kept.stop();
  expect(said).toHaveLength(1);
});

test('children end when the launcher is killed and cannot end them', async () => {
  const child = await startChild(scriptSpec(FOREVER), NO_WATCHER);
  const { command, args } = runModule('./guard', []);
  const guard = spawn(command, args, { stdio: ['pipe', 'ignore', 'inherit'] });
  const pids: number[] = [];
  const other = await startChild(scriptSpec(FOREVER), {
    started: (pid) => pids.push(pid),
    ended: () => undefined,
  });
  for (const pid of pids) guard.stdin.write(`+${pid}\n`);
  // As when whoever holds the other end has died.
  guard.stdin.end();
  expect(await other.ended).toBe('SIGTERM');
  await child.stop();
});
