// Providers that fail in the middle of a spoken call: the caller hears a sentence, never silence, and nothing is lost.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from '../support/programs.ts';
import type { RoomCaller } from '../support/room-caller.ts';
import { startLine, type RunningLine } from '../support/running-line.ts';

const CALL = 90_000;

describeWith(['livekit-server'], 'a provider that fails in mid-call', () => {
  let line: RunningLine;

  beforeAll(async () => {
    line = await startLine();
    // Last words and fillers come from sound that is made while nobody is on the line.
    await line.logs(/Stock lines made beforehand/);
  }, 350_000);

  afterEach(async () => {
    await Promise.all((['llm', 'stt', 'tts'] as const).map((endpoint) => line.fault(endpoint, null)));
  });

  afterAll(async () => {
    await line.stop();
  }, 60_000);

  async function greeted(): Promise<RoomCaller> {
    const caller = await line.call();
    await caller.event('agent.said');
    return caller;
  }

  it(
    'a language model that answers with errors: the caller is told, and a person gets the call',
    async () => {
      const caller = await greeted();
      await line.fault('llm', { kind: 'status', status: 500 });
      await caller.type('I need to cancel my appointment');
      const { data: sorry } = await caller.event('line.said', ({ line: key }) => key === 'model_trouble');
      await caller.event('agent.said', ({ text }) => text === sorry.text);
      await caller.type('I need to cancel my appointment');
      await caller.event('line.said', ({ line: key }) => key === 'rescue');
      await caller.event('human.queued');
      const { data } = await caller.event('call.summarised');
      expect(data.disposition).toBe('failed');
    },
    CALL,
  );

  it(
    'a language model that is slow: something is heard meanwhile, and then the answer',
    async () => {
      const caller = await greeted();
      await line.fault('llm', { kind: 'delay', ms: 2000 });
      await caller.type('I need to cancel my appointment');
      const filler = await caller.event('filler.said');
      expect(filler.data.waitedMs).toBeLessThan(2000);
      await caller.event('agent.said', ({ text }) => /zip/i.test(text), filler.seq);
      await caller.hangUp();
      await caller.event('call.summarised');
    },
    CALL,
  );

  it(
    'a voice that fails: the last words come from sound made beforehand',
    async () => {
      const caller = await greeted();
      await line.fault('tts', { kind: 'status', status: 500 });
      await caller.type('I need to cancel my appointment');
      const lastWords = await caller.event('line.said', ({ line: key }) => key === 'rescue');
      await caller.sound(({ audible }) => audible);
      await caller.event('agent.said', ({ text }) => text === lastWords.data.text);
      await caller.event('human.queued');
      await caller.event('call.summarised');
    },
    CALL,
  );

  it(
    'a recogniser that is cut off: the caller is told before the line closes, and a person gets the call',
    async () => {
      const caller = await greeted();
      await line.fault('stt', { kind: 'status', status: 500 });
      await caller.say(await line.speech('I need to cancel my appointment'));
      await caller.event('line.said', ({ line: key }) => key === 'cannot_hear');
      await caller.event('human.queued');
      await caller.event('call.summarised');
    },
    CALL,
  );

  describe('that is back', () => {
    it(
      'serves the next call as if nothing had been',
      async () => {
        const caller = await greeted();
        await caller.type('I need to cancel my appointment');
        await caller.event('agent.said', ({ text }) => /zip/i.test(text), 3);
        await caller.hangUp();
        await caller.event('call.summarised');
      },
      CALL,
    );
  });
});
