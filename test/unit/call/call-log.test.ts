// The log of a call reaches the database whole, also what happens while it is being written.
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { CallLog } from '../../../src/call/call-log.ts';
import { realTimers } from '../../../src/call/timers.ts';
import type { CallsPort } from '../../../src/services/calls/calls.port.ts';

/** A record that keeps its writer waiting until the test lets it go. */
function slowRecord() {
  const stored: number[] = [];
  let release: () => void = () => undefined;
  const calls: CallsPort = {
    start: async () => undefined,
    append: async (_callId, events) => {
      const seqs = events.map((event) => event.seq);
      await new Promise<void>((resolve) => (release = resolve));
      stored.push(...seqs);
    },
    finish: async () => undefined,
    load: async () => null,
    totals: () => Promise.reject(new Error('not asked for')),
    list: async () => [],
    listUnended: async () => [],
    listSilent: async () => [],
    keepAlive: async () => undefined,
  };
  return { stored, calls, release: () => release() };
}

function logInto(calls: CallsPort): CallLog {
  return new CallLog({
    callId: 'call_1',
    calls,
    clock: () => 0,
    timers: realTimers,
    logger: pino({ level: 'silent' }),
    snapshot: () => null,
  });
}

// A killed process once left a record with holes: what was added during a write was taken for written.
it('writes what is added while a batch is on its way', async () => {
  const { stored, calls, release } = slowRecord();
  const log = logInto(calls);
  log.add('caller.silent', { seconds: 1 });
  void log.flush(5000);
  await new Promise((resolve) => setImmediate(resolve));
  log.add('caller.silent', { seconds: 2 });
  log.add('caller.silent', { seconds: 3 });
  const flushed = log.flush(5000);
  release();
  await new Promise((resolve) => setImmediate(resolve));
  release();
  expect(await flushed).toBe(true);
  expect(stored).toEqual([1, 2, 3]);
});

// A caller who went while the last batch was on its way once came after the summary.
it('takes nothing down after the summary', () => {
  const log = logInto(slowRecord().calls);
  log.add('call.summarised', {
    ...{ summary: 'The caller hung up.', disposition: 'abandoned', chain: ['verification'], tools: [] },
    ...{ turns: 0, durationMs: 900, usage: {}, costMicros: 0 },
  });
  log.add('caller.left', { waitSeconds: 20 });
  expect(log.events.map(({ type }) => type)).toEqual(['call.summarised']);
});
