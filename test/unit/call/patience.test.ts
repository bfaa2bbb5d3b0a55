// The clocks of a call: silence, noise, the two minutes of verification, and the longest call.
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallLength } from '../../../src/call/call-length.ts';
import { VirtualTime } from '../../../src/replay/virtual-time.ts';
import {
  closeTestDatabase,
  eventsOf,
  letIn,
  testDatabase,
  type Script,
} from '../../support/scripted-call.ts';
import {
  hangUp,
  isOver,
  openSpokenLine,
  useVirtualTime,
  type SpokenLine,
} from '../../support/spoken-line.ts';

beforeEach(async () => {
  await testDatabase();
  useVirtualTime();
});
afterEach(() => vi.useRealTimers());
afterAll(closeTestDatabase);

const answers: Script = ({ lastWords }) => ({ say: `You said ${lastWords}.` });
const lines = ({ call }: SpokenLine) => eventsOf(call, 'line.said').map(({ line }) => line);
const start = Date.parse('2026-03-02T10:00:00-08:00');

/** Seconds from the beginning of the call to the first event of this type. */
function secondsTo({ call }: SpokenLine, type: string): number {
  return Math.round(((call.log.events.find((event) => event.type === type)?.at ?? NaN) - start) / 1000);
}

describe('a line without words', () => {
  /** What the caller's side sounds like: bursts of so many milliseconds, so far apart. */
  async function sounds(line: SpokenLine, burst: number, gap: number): Promise<void> {
    while (!isOver(line)) {
      line.caller.makesNoise(burst);
      await line.pass(burst + gap);
    }
  }

  it.each([
    ['an unbroken hum', 300_000, 1000],
    ['long waves', 12_000, 1500],
    ['coughs', 250, 4000],
    ['a door that bangs now and then', 300, 15_000],
    ['traffic', 3000, 700],
  ])('but with %s is asked, and then let go', async (_what, burst, gap) => {
    const line = await openSpokenLine(answers);
    letIn(line.call);
    await line.quiet();
    const sounding = sounds(line, burst, gap);
    await line.until('the end', () => isOver(line), 400_000);
    await sounding;
    expect(lines(line).some((key) => ['still_there', 'not_understood'].includes(key))).toBe(true);
    expect(lines(line).at(-1)).toMatch(/^(silence_goodbye|cannot_hear)$/);
    expect(secondsTo(line, 'call.ended')).toBeLessThan(120);
  });

  it('from its first moment hears that we are there, and is let go', async () => {
    const line = await openSpokenLine(answers, { noiseFirst: 300_000 });
    await line.until('the end', () => isOver(line), 200_000);
    expect(lines(line).slice(1)).toEqual(['still_there', 'silence_goodbye']);
    expect(eventsOf(line.call, 'agent.said').at(-1)?.text).toMatch(/^I can't hear you anymore/);
  });

  it.each(['hello', 'I am still looking for it', 'sorry', 'just a second', 'what was the question'])(
    'is one with words from "%s" on: asking starts anew',
    async (words) => {
      const line = await openSpokenLine(answers);
      letIn(line.call);
      await line.until('the question', () => lines(line).includes('still_there'));
      await line.pass(15_000);
      line.caller.says(words);
      await line.pass(15_000);
      expect(line.call.coordinator.state).toBe('routing');
      await line.until(
        'the second question',
        () => lines(line).filter((key) => key === 'still_there').length === 2,
      );
      await hangUp(line);
    },
  );

  it('is not asked while the model thinks', async () => {
    const thinks: Script = async ({ lastWords }) => {
      await new Promise((resolve) => setTimeout(resolve, 3500));
      return { say: `You said ${lastWords}.` };
    };
    const line = await openSpokenLine(thinks, { limits: { silenceSeconds: 3, fillerAfterMs: 0 } });
    letIn(line.call);
    await line.quiet();
    line.caller.says('what do I owe');
    await line.until('the answer', () => eventsOf(line.call, 'agent.said').length > 1);
    expect(lines(line)).toEqual(['greeting_ai']);
    await hangUp(line);
  });
});

describe('the two minutes of verification', () => {
  it.each([
    ['the model thinks', 2],
    ['the model thinks for long', 3.5],
  ])('stand while %s', async (_what, seconds) => {
    const thinks: Script = async ({ lastWords }) => {
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      return { say: `You said ${lastWords}. ${'What is the ZIP code on your account? '.repeat(3)}` };
    };
    const line = await openSpokenLine(thinks, { idleSeconds: 5, limits: { silenceSeconds: 0 } });
    await line.quiet();
    line.caller.says('what do I owe');
    await line.pass(1500 + seconds * 1000);
    await line.until(
      'the end of the answer',
      () => !line.speaker.audible && eventsOf(line.call, 'agent.said').length > 1,
    );
    const answered = Date.now();
    await line.until('the failure', () => eventsOf(line.call, 'verification.failed').length > 0, 200_000);
    const waited = (Date.now() - answered) / 1000;
    expect(waited).toBeGreaterThanOrEqual(5);
    expect(waited).toBeLessThan(6);
    await hangUp(line);
  });

  it('begin anew with each turn of the caller', async () => {
    const line = await openSpokenLine(answers);
    await line.quiet();
    for (let turn = 0; turn < 3; turn++) {
      await line.pass(80_000);
      line.caller.says('I am still looking');
    }
    await line.pass(80_000);
    expect(eventsOf(line.call, 'verification.failed')).toEqual([]);
    await hangUp(line);
  });
});

describe('the longest call', () => {
  /** Talks on and on. */
  async function talk(line: SpokenLine, until: () => boolean): Promise<void> {
    while (!until()) {
      line.caller.says('and another thing I would like to know');
      await line.pass(9000);
    }
  }

  it('is told some time before its end, and ends with a goodbye', async () => {
    const line = await openSpokenLine(answers, { limits: { callMinutes: 3 } });
    letIn(line.call);
    await talk(line, () => isOver(line));
    expect(lines(line)).toEqual(expect.arrayContaining(['call_long', 'call_too_long']));
    expect(eventsOf(line.call, 'agent.said').at(-1)).toMatchObject({ interrupted: false });
    expect(eventsOf(line.call, 'agent.said').at(-1)?.text).toMatch(/reached its time limit/);
    expect(secondsTo(line, 'call.ended')).toBeGreaterThanOrEqual(180);
    expect(secondsTo(line, 'call.ended')).toBeLessThan(210);
    expect(eventsOf(line.call, 'call.ended')).toMatchObject([{ reason: 'agent_ended' }]);
  });

  it('goes on while a person has the caller, and ends when they have left', () => {
    const timers = new VirtualTime(0);
    const told: string[] = [];
    const person = { talks: true };
    const length = new CallLength({
      timers,
      minutes: 12,
      engaged: () => person.talks,
      warn: () => Promise.resolve(told.push('warned') > 0),
      end: () => told.push('ended'),
    });
    length.start();
    timers.advance(30 * 60_000);
    expect(told).toEqual([]);
    person.talks = false;
    timers.advance(10_000);
    expect(told).toEqual(['warned']);
    timers.advance(60_000);
    expect(told).toEqual(['warned', 'ended']);
  });
});
