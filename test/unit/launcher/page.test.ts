// When the page is built again, and that two starts do not do it at once.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { oneAtATime } from '../../../src/launcher/one-at-a-time.ts';
import { isStale } from '../../../src/launcher/page-age.ts';
import { freePortFrom, isFreeTcp } from '../../../src/launcher/ports.ts';
import { temporaryFolder } from './support.ts';

function page(): { web: string; built: string; touch: (name: string, seconds: number) => void } {
  const web = temporaryFolder();
  mkdirSync(join(web, 'src/parts'), { recursive: true });
  mkdirSync(join(web, 'dist'));
  const touch = (name: string, seconds: number): void => {
    writeFileSync(join(web, name), '');
    utimesSync(join(web, name), seconds, seconds);
  };
  touch('index.html', 100);
  touch('src/parts/button.tsx', 100);
  return { web, built: join(web, 'dist/index.html'), touch };
}

test('a page that was never built is stale', async () => {
  const { web, built } = page();
  expect(await isStale(built, [web])).toBe(true);
});

test('a page is stale when any of its sources is newer, however deep, and its own files do not count', async () => {
  const { web, built, touch } = page();
  touch('dist/index.html', 200);
  touch('dist/app.js', 300);
  mkdirSync(join(web, 'dist.123'));
  touch('dist.123/app.js', 300);
  expect(await isStale(built, [web])).toBe(false);
  touch('src/parts/button.tsx', 250);
  expect(await isStale(built, [web])).toBe(true);
});

test('a source outside its folder counts, and one that is missing does not', async () => {
  const { web, built, touch } = page();
  const other = page();
  touch('dist/index.html', 200);
  expect(await isStale(built, [web, join(other.web, 'nothing')])).toBe(false);
  other.touch('lock.json', 300);
  expect(await isStale(built, [web, join(other.web, 'lock.json')])).toBe(true);
});

test('a lock of a dead process does not keep work waiting', async () => {
  const folder = temporaryFolder();
  // Above any pid that Linux or macOS gives out.
  writeFileSync(join(folder, 'server.lock'), '99999999 left');
  expect(await oneAtATime(folder, new AbortController().signal, async () => 'done')).toBe('done');
});

test('waiting for another process ends with the stop', async () => {
  const folder = temporaryFolder();
  // The process that runs the tests, which has not taken it through us.
  writeFileSync(join(folder, 'server.lock'), `${process.ppid} theirs`);
  const waiting = oneAtATime(folder, AbortSignal.timeout(50), async () => 'done');
  await expect(waiting).rejects.toThrow();
});

test('a port that is taken is passed over', async () => {
  const server = createServer();
  const taken = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  onTestFinished(() => void server.close());
  expect(await isFreeTcp(taken, '127.0.0.1')).toBe(false);
  const next = await freePortFrom(taken, '127.0.0.1');
  expect(next).toBeGreaterThan(taken);
  expect(await isFreeTcp(next, '127.0.0.1')).toBe(true);
});
