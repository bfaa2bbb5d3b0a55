// A call that is over: nothing of it acts any more, whatever was on its way.
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  closeTestDatabase,
  eventsOf,
  nextEvent,
  openLine,
  testDatabase,
  type Line,
  type Script,
} from '../../support/scripted-call.ts';
import { openSpokenLine, useVirtualTime } from '../../support/spoken-line.ts';

afterAll(closeTestDatabase);

const strays: unknown[] = [];
const note = (error: unknown): void => void strays.push(error);
beforeEach(() => {
  strays.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
  expect(strays).toEqual([]);
});

const transfer = { tool: 'transfer_call', args: { to: 'human', reason: 'wants a person' } };
const script: Script = ({ lastWords, afterTool }) =>
  lastWords === 'a person' && !afterTool ? { say: 'One moment.', calls: [transfer] } : { say: 'Yes?' };

/** Everything that could still come from a channel. */
async function everything({ call }: Line): Promise<void> {
  await call.hear('hello?');
  await call.sayLine('poor_connection');
  await call.letGo();
  for (const key of '12#') call.key(key);
  await call.settled();
  await call.hangUp('shutdown');
}

describe('after the end of a call', () => {
  const moments: [string, (line: Line) => Promise<unknown> | undefined][] = [
    ['the greeting', () => undefined],
    ['a turn', (line) => line.call.hear('hello')],
    ['a turn that is being answered', (line) => void line.call.hear('hello')],
    [
      'keys',
      (line) => {
        for (const key of '123') line.call.key(key);
        return undefined;
      },
    ],
    ['a silence', (line) => void line.timers.fire(120_000)],
    [
      'a handoff under way',
      (line) => (void line.call.hear('a person'), nextEvent(line.call, 'transfer.requested')),
    ],
    ['a wait for a person', (line) => line.call.hear('a person')],
    ['a goodbye', (line) => void line.call.letGo()],
  ];

  it.each(moments)('that came after %s nothing is due, said or asked', async (_moment, reach) => {
    const line = await openLine(script);
    await reach(line);
    await line.call.hangUp('caller_hung_up');
    const { events } = line.call.log;
    const asked = line.asked.length;
    expect(line.timers.set).toEqual([]);
    await everything(line);
    expect(line.timers.set).toEqual([]);
    expect(line.asked).toHaveLength(asked);
    expect(events.at(-1)?.type).toBe('call.summarised');
  });

  it.each(moments.slice(1))(
    'while its record is being written, after %s, nothing is due or asked',
    async (_moment, reach) => {
      const line = await openLine(script);
      await reach(line);
      const over = line.call.hangUp('caller_hung_up');
      await everything(line);
      await over;
      expect(line.timers.set).toEqual([]);
      expect(eventsOf(line.call, 'call.summarised')).toHaveLength(1);
      expect(eventsOf(line.call, 'human.queued').length).toBeLessThan(2);
    },
  );

  it('no handoff is brought to its end, and no person is sent for', async () => {
    let build: (() => void) | undefined;
    const line = await openLine(script, {
      buildAgent: (order, make) =>
        order.epoch === 0
          ? make(order)
          : new Promise((resolve) => {
              build = () => resolve(make(order));
            }),
    });
    void line.call.hear('a person');
    await vi.waitFor(() => expect(build).toBeDefined());
    const over = line.call.hangUp('caller_hung_up');
    build?.();
    await over;
    expect(eventsOf(line.call, 'handoff.failed')).toEqual([]);
    expect(eventsOf(line.call, 'human.queued')).toEqual([]);
    expect(line.timers.set).toEqual([]);
  });

  it('that is spoken no sound, word or noise does anything', async () => {
    await testDatabase();
    useVirtualTime();
    try {
      const line = await openSpokenLine(script);
      await line.quiet();
      line.caller.says('what do I owe');
      await line.pass(1200);
      const over = line.call.hangUp('caller_hung_up');
      line.caller.says('hello, are you there');
      await line.pass(30_000);
      await over;
      expect(line.call.log.events.at(-1)?.type).toBe('call.summarised');
      expect(line.speaker.audible).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });
});
