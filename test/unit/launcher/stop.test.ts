// How everything stops: in the opposite order, once, and at once when asked twice.
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { Closers } from '../../../src/launcher/closers.ts';
import { listenForStop, StoppedError, unlessStopped } from '../../../src/launcher/stop-signals.ts';

function terminal(): {
  signals: EventEmitter;
  wait: (ms: number) => void;
  forced: () => number;
  stop: ReturnType<typeof listenForStop>;
} {
  const signals = new EventEmitter();
  let now = 0;
  let forced = 0;
  const stop = listenForStop(
    signals as unknown as NodeJS.Process,
    () => now,
    () => (forced += 1),
  );
  return { signals, wait: (ms) => (now += ms), forced: () => forced, stop };
}

test('what was opened last is closed first, and a failure keeps nobody else open', async () => {
  const closed: string[] = [];
  const said: string[] = [];
  const closers = new Closers();
  closers.add('database', async () => closed.push('database'));
  closers.add('LiveKit server', async () => {
    throw new Error('stuck');
  });
  closers.add('web server', async () => closed.push('web server'));
  await closers.closeAll((line) => said.push(line));
  expect(closed).toEqual(['web server', 'database']);
  expect(said).toEqual(['Closing the LiveKit server failed: stuck']);
  await closers.closeAll(() => undefined);
  expect(closed).toHaveLength(2);
});

test('what is still opening when everything stops is closed when it is open', async () => {
  const closers = new Closers();
  let open: (value: string) => void = () => undefined;
  const closed: string[] = [];
  const opening = new Promise<string>((resolve) => (open = resolve));
  void closers.addOpening('database', opening, async (opened) => closed.push(opened));
  const closing = closers.closeAll(() => undefined);
  open('database');
  await closing;
  expect(closed).toEqual(['database']);
});

test('what could not be opened needs no closing', async () => {
  const closers = new Closers();
  const said: string[] = [];
  const opening = closers.addOpening(
    'web server',
    Promise.reject(new Error('port taken')),
    async () => undefined,
  );
  await expect(opening).rejects.toThrow('port taken');
  await closers.closeAll((line) => said.push(line));
  expect(said).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s stops', async (signal) => {
  const { signals, stop, forced } = terminal();
  signals.emit(signal);
  await stop.told;
  expect(stop.signal.reason).toBeInstanceOf(StoppedError);
  expect(forced()).toBe(0);
});

test('one Ctrl-C that arrives twice, from the terminal and from npm, forces nothing; a second one does', () => {
  const { signals, wait, forced } = terminal();
  signals.emit('SIGINT');
  wait(50);
  signals.emit('SIGINT');
  expect(forced()).toBe(0);
  wait(2000);
  signals.emit('SIGINT');
  expect(forced()).toBe(1);
});

test('a step under way is given up when everything stops', async () => {
  const { signals, stop } = terminal();
  const step = unlessStopped(stop.signal, new Promise(() => undefined));
  signals.emit('SIGTERM');
  await expect(step).rejects.toBeInstanceOf(StoppedError);
  await expect(unlessStopped(stop.signal, Promise.resolve(1))).rejects.toBeInstanceOf(StoppedError);
});
