// Calls in real LiveKit rooms: our worker, our rehearsal servers, a caller who speaks and listens. Nothing is handed
// to the agents but sound, unless a test types.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from '../support/programs.ts';
import type { RoomCaller } from '../support/room-caller.ts';
import { startLine, type RunningLine } from '../support/running-line.ts';

const CALL = 90_000;
/** Of a greeting, in milliseconds. */
const WORDS_MS = 800;

describeWith(['livekit-server'], 'a call in a room', () => {
  let line: RunningLine;

  beforeAll(async () => {
    line = await startLine();
  }, 200_000);

  afterAll(async () => {
    await line.stop();
  }, 60_000);

  /** Says it when the agent has finished, and answers the last event before it. */
  async function say(caller: RoomCaller, text: string): Promise<number> {
    const before = caller.events.length;
    await caller.say(await line.speech(text));
    return before;
  }

  /** As a caller does who is asked again: until they are understood, in a voice that carries better. */
  async function sayZip(caller: RoomCaller): Promise<number> {
    const first = caller.events.length;
    for (const voice of ['awb', 'kal16', 'rms']) {
      const before = caller.events.length;
      await caller.say(await line.speech('nine eight one oh nine', voice));
      const answer = await caller.message(
        (message) =>
          message.type === 'event' &&
          message.event.seq > before &&
          (message.event.type === 'verification.passed' || message.event.type === 'agent.said'),
      );
      if (answer.type === 'event' && answer.event.type === 'verification.passed') break;
    }
    return first;
  }

  /** Speaks up over the greeting; whoever is not understood calls again, with a voice that carries better. */
  async function cutsOff(): Promise<RoomCaller> {
    for (const voice of ['awb', 'rms', 'kal16']) {
      const words = await line.speech('wait stop', voice);
      const caller = await line.call();
      let pieces = 0;
      // By then some words of it have been heard.
      await caller.sound(({ audible }) => audible && ++pieces === WORDS_MS / 20);
      await caller.say(words);
      const { type } = await caller.happening(
        'answer to the words over the greeting',
        (event) =>
          event.type === 'caller.unheard' || (event.type === 'caller.interrupted' && event.data.stopped),
      );
      if (type === 'caller.interrupted') return caller;
      await caller.hangUp();
      await caller.event('call.summarised');
    }
    throw new Error('the words over the greeting were never understood');
  }

  async function greeted(options: Parameters<RunningLine['call']>[0] = {}): Promise<RoomCaller> {
    const caller = await line.call(options);
    await caller.event('agent.said');
    return caller;
  }

  it(
    'is verified, transferred and served by voice alone',
    async () => {
      const caller = await greeted();
      let seq = await say(caller, 'I need to cancel my appointment');
      await caller.event('agent.said', ({ text }) => /zip/i.test(text), seq);
      seq = await sayZip(caller);
      await caller.event('verification.passed', undefined, seq);
      const { data: handoff } = await caller.event('handoff.entered', undefined, seq);
      expect(handoff).toMatchObject({ from: 'verification', to: 'cancellation', outcome: 'entered' });
      const spoke = await caller.event('handoff.spoke', undefined, seq);
      expect(spoke.data.msToFirstAudio).toBeGreaterThan(0);
      await caller.event(
        'agent.said',
        ({ agent, text }) => agent === 'cancellation' && /which/i.test(text),
        seq,
      );
      seq = await say(caller, 'the first one');
      await caller.event('agent.said', ({ text }) => /right\?|shall I|go ahead/i.test(text), seq);
      seq = await say(caller, 'yes please');
      await caller.event(
        'tool.succeeded',
        ({ tool, result }) => tool === 'cancel_appointment' && isDone(result),
        seq,
      );
      await caller.event('agent.said', ({ text }) => /cancelled/i.test(text), seq);
      await say(caller, "no that's all thanks");
      const { data: summary } = await caller.event('call.summarised');
      expect(summary).toMatchObject({ disposition: 'resolved', chain: ['verification', 'cancellation'] });
      expect(summary.usage['sttSeconds']).toBeGreaterThan(0);
      expect(summary.usage['ttsCharacters']).toBeGreaterThan(0);
    },
    CALL,
  );

  it(
    'takes keys for an answer, and tells nobody which they were',
    async () => {
      const caller = await greeted();
      await caller.type('when is my next visit');
      await caller.event('agent.said', ({ text }) => /zip/i.test(text));
      await caller.press('98109#');
      await caller.event('verification.passed');
      await caller.event('agent.said', ({ agent }) => agent === 'scheduling');
      await caller.hangUp();
      await caller.event('call.summarised');
      expect(caller.events.find(({ type }) => type === 'caller.keyed')?.data).toEqual({
        keys: 5,
        ended: 'hash',
      });
      expect(JSON.stringify(caller.messages)).not.toMatch(/98109|9 8 1 0 9/);
    },
    CALL,
  );

  it(
    'serves two wishes from one sentence, one after the other',
    async () => {
      const caller = await greeted();
      await caller.type('I need to cancel my appointment and do I owe anything');
      await caller.event('agent.said', ({ text }) => /zip/i.test(text), 3);
      const seq = await sayZip(caller);
      await caller.event('handoff.entered', undefined, seq);
      await caller.type('the first one');
      const proposed = await caller.event('tool.succeeded', ({ tool }) => tool === 'cancel_appointment', seq);
      await caller.event('agent.said', undefined, proposed.seq);
      await caller.type('yes');
      await caller.event('handoff.entered', ({ to }) => to === 'billing', seq);
      await caller.event('agent.said', ({ agent, text }) => agent === 'billing' && /dollars/.test(text), seq);
      await caller.hangUp();
      const { data } = await caller.event('call.summarised');
      expect(data.chain).toEqual(['verification', 'cancellation', 'billing']);
    },
    CALL,
  );

  it(
    'falls silent when the caller speaks up, and tells the model only what was heard',
    async () => {
      const caller = await cutsOff();
      const cut = await caller.event('agent.said', ({ interrupted }) => interrupted);
      const whole = (await caller.event('line.said')).data.text;
      expect(whole.startsWith(cut.data.text.slice(0, 8))).toBe(true);
      expect(cut.data.text.length).toBeLessThan(whole.length);
      await caller.event('caller.interrupted', ({ stopped }) => stopped);
      await caller.hangUp();
      await caller.event('call.summarised');
    },
    CALL,
  );

  it(
    'goes on speaking over a nod',
    async () => {
      const caller = await line.call();
      await caller.sound(({ audible }) => audible);
      await caller.say(await line.speech('okay right'));
      const said = await caller.event('agent.said');
      expect(said.data.interrupted).toBe(false);
      expect(caller.events.some(({ type }) => type === 'caller.said')).toBe(false);
      await caller.hangUp();
      await caller.event('call.summarised');
    },
    CALL,
  );

  it(
    'is not over for a caller who speaks over goodbye',
    async () => {
      const caller = await greeted();
      await caller.type('no thanks, that is all');
      await caller.event('state.changed', ({ to }) => to === 'wrappingUp');
      await caller.sound(({ audible }) => audible);
      const seq = await say(caller, 'wait stop');
      await caller.happening(
        'turn over the goodbye',
        ({ type, seq: at }) => at > seq && (type === 'caller.said' || type === 'caller.interrupted'),
      );
      await caller.event('agent.said', undefined, seq + 2);
      expect(caller.events.some(({ type }) => type === 'call.ended')).toBe(false);
      await caller.hangUp();
      await caller.event('call.summarised');
    },
    CALL,
  );

  it(
    'is not over for what is typed just after goodbye',
    async () => {
      const caller = await greeted();
      await caller.type('no thanks, that is all');
      const goodbye = await caller.event('tool.succeeded', ({ tool }) => tool === 'end_call');
      await caller.type('oh, when are you open');
      await caller.event('agent.said', ({ text }) => /six/i.test(text), goodbye.seq);
      await caller.hangUp();
      await caller.event('call.summarised');
    },
    CALL,
  );

  it(
    'hands nobody over who speaks up while that is announced',
    async () => {
      const caller = await greeted();
      await caller.type('what do I owe');
      await caller.event('agent.said', ({ text }) => /zip/i.test(text));
      await caller.press('98109#');
      await caller.event('transfer.requested');
      await caller.type('no wait, not billing');
      const settled = await caller.happening(
        'end of the transfer',
        ({ type }) => type === 'transfer.withdrawn' || type === 'handoff.entered',
      );
      // Whoever comes has heard it: the farewell may have been over by then.
      await caller.event('agent.said', undefined, settled.seq);
      expect(caller.events.filter(({ type }) => type === 'caller.said')).toHaveLength(3);
      await caller.hangUp();
      await caller.event('call.summarised');
    },
    CALL,
  );

  it(
    'goes on where it was when the page is reloaded',
    async () => {
      const access = await line.token('+14155551234');
      const first = await line.join(access);
      await first.event('agent.said');
      await first.type('I need to cancel my appointment');
      await first.event('agent.said', ({ text }) => /zip/i.test(text), 3);
      await first.leave();
      const second = await line.join(await line.renew(access));
      await second.event('caller.returned');
      expect(second.events.map(({ seq }) => seq)).toEqual(second.events.map((_event, at) => at + 1));
      const seq = await sayZip(second);
      await second.event('handoff.entered', ({ to }) => to === 'cancellation', seq);
      await second.hangUp();
      await second.event('call.summarised');
    },
    CALL,
  );

  it(
    'does not mix with another one at the same time',
    async () => {
      const [dana, marco] = await Promise.all([greeted(), greeted({ from: '+12065550142' })]);
      await Promise.all([dana.type('I need to cancel my appointment'), marco.type('do I owe anything')]);
      await Promise.all(
        [dana, marco].map((caller) => caller.event('agent.said', ({ text }) => /zip/i.test(text), 3)),
      );
      await Promise.all([dana.type('98109'), marco.type('98103')]);
      const [first, second] = await Promise.all([
        dana.event('handoff.entered', ({ to }) => to === 'cancellation'),
        marco.event('handoff.entered', ({ to }) => to === 'billing'),
      ]);
      expect([first.data.from, second.data.from]).toEqual(['verification', 'verification']);
      expect(JSON.stringify(dana.messages)).not.toContain('Marco');
      expect(JSON.stringify(marco.messages)).not.toContain('Dana');
      await Promise.all([dana.hangUp(), marco.hangUp()]);
      await Promise.all([dana.event('call.summarised'), marco.event('call.summarised')]);
    },
    CALL,
  );

  // All at once: nobody has to be understood by ear.
  describe.concurrent('that ends', () => {
    const states: [string, (caller: RoomCaller) => Promise<unknown>][] = [
      ['during the greeting', (caller) => caller.sound(({ audible }) => audible)],
      ['before it is verified', (caller) => caller.event('agent.said')],
      [
        'while the model thinks',
        async (caller) => {
          await caller.event('agent.said');
          await caller.type('I need to cancel my appointment');
          await caller.event('caller.said');
        },
      ],
      [
        'in the middle of a handoff',
        async (caller) => {
          await caller.event('agent.said');
          await caller.type('I need to cancel my appointment');
          await caller.event('agent.said', ({ text }) => /zip/i.test(text), 3);
          await caller.type('98109');
          await caller.event('transfer.requested');
        },
      ],
    ];
    it.each(states)(
      '%s has a complete record',
      async (_when, reach) => {
        const caller = await line.call();
        await reach(caller);
        await caller.hangUp();
        await caller.event('call.summarised');
        const { callId } = await callOf(caller);
        const record = await line.recordOf(callId, ({ endedAt }) => endedAt !== null);
        expect(record.events.at(-1)?.type).toBe('call.summarised');
        expect(record.events.map(({ seq }) => seq)).toEqual(record.events.map((_event, at) => at + 1));
      },
      CALL,
    );

    it(
      'because the caller left and does not come back has one too',
      async () => {
        const caller = await greeted();
        const { callId } = await callOf(caller);
        await caller.leave();
        const record = await line.recordOf(callId, ({ endedAt }) => endedAt !== null);
        expect(record.events.map(({ type }) => type)).toEqual(
          expect.arrayContaining(['caller.left', 'call.ended', 'call.summarised']),
        );
      },
      CALL,
    );
  });

  it(
    'is ended with its summary when the line is stopped',
    async () => {
      const caller = await greeted();
      const stopped = line.stop();
      const { data } = await caller.event('call.ended');
      expect(data.reason).toBe('shutdown');
      await caller.event('call.summarised');
      await stopped;
    },
    CALL,
  );
});

async function callOf(caller: RoomCaller): Promise<{ callId: string }> {
  const message = await caller.message(({ type }) => type === 'call');
  if (message.type !== 'call') throw new Error('no call');
  return message;
}

function isDone(result: unknown): boolean {
  return JSON.stringify(result).includes('"status":"done"');
}
