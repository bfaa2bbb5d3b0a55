// Words over the agent's voice: what LiveKit gets to hear of, and what happens to the voice meanwhile.
import { stt } from '@livekit/agents';
import { describe, expect, it } from 'vitest';
import { BargeIn, hearThrough, type Overlap } from '../../../src/call/barge-in.ts';
import type { CallLog } from '../../../src/call/call-log.ts';
import { CallerAudio } from '../../../src/call/caller-audio.ts';
import { Loudspeaker, tone } from '../../support/loudspeaker.ts';

const { INTERIM_TRANSCRIPT, FINAL_TRANSCRIPT, START_OF_SPEECH } = stt.SpeechEventType;

function event(type: stt.SpeechEventType, text: string): stt.SpeechEvent {
  return {
    type,
    alternatives: [
      { text, language: 'en' as stt.SpeechData['language'], startTime: 0, endTime: 0, confidence: 1 },
    ],
  };
}

async function open({ speaking = true, ...over }: Partial<Overlap> & { speaking?: boolean } = {}) {
  const speaker = new Loudspeaker();
  const audio = new CallerAudio(speaker);
  if (speaking) await audio.captureFrame(tone(1));
  const logged: unknown[] = [];
  const told: string[] = [];
  const log: Pick<CallLog, 'add'> = { add: (type, data) => void logged.push({ type, data }) };
  const clean = (text: string) => text;
  const bargeIn = new BargeIn({
    audio,
    log: log as CallLog,
    agent: () => 'billing',
    clean,
    overlap: () => ({
      asked: false,
      overVoice: speaking,
      mayStop: true,
      late: false,
      ...over,
    }),
    isParting: (words) => words === 'bye now',
    callsOff: (words) => words === 'no thank you',
    onLate: (words) => told.push(`late ${words}`),
    onHeld: (words) => told.push(`held ${words}`),
    onNod: (words) => told.push(`nod ${words}`),
  });
  return { speaker, audio, logged, told, bargeIn };
}

describe('speech over the agent', () => {
  it('that is a nod lets the agent go on at the first words, and is kept from LiveKit', async () => {
    const { speaker, audio, bargeIn, logged } = await open();
    audio.pause();
    expect(bargeIn.keeps(event(INTERIM_TRANSCRIPT, 'uh huh'))).toBe(false);
    expect(speaker.paused).toBe(false);
    expect(bargeIn.keeps(event(FINAL_TRANSCRIPT, 'uh huh'))).toBe(false);
    expect(logged).toEqual([
      {
        type: 'caller.interrupted',
        data: { agent: 'billing', kind: 'backchannel', stopped: false, text: 'uh huh' },
      },
    ]);
  });

  it.each([
    ['wait, stop', 'stop'],
    ['no, the other address', 'correction'],
    ['what?', 'repeat_request'],
    ['how much is that?', 'question'],
  ])('like "%s" reaches the agent as a %s', async (words, kind) => {
    const { bargeIn, logged } = await open();
    expect(bargeIn.keeps(event(FINAL_TRANSCRIPT, words))).toBe(true);
    expect(logged).toMatchObject([{ data: { kind, stopped: true } }]);
  });

  it('that began as a nod and goes on takes the floor after all', async () => {
    const { speaker, audio, bargeIn } = await open();
    bargeIn.keeps(event(INTERIM_TRANSCRIPT, 'yeah'));
    expect(bargeIn.keeps(event(INTERIM_TRANSCRIPT, 'yeah but I want to cancel it'))).toBe(true);
    audio.pause();
    expect(speaker.paused).toBe(true);
  });

  it('is an answer when the caller has heard a question', async () => {
    const { bargeIn } = await open({ asked: true });
    expect(bargeIn.keeps(event(FINAL_TRANSCRIPT, 'yes'))).toBe(true);
  });

  it('is no interruption when the caller began to speak before the agent did', async () => {
    const { bargeIn, logged, told } = await open({ overVoice: false });
    expect(bargeIn.keeps(event(FINAL_TRANSCRIPT, 'okay'))).toBe(true);
    expect([logged, told]).toEqual([[], []]);
  });

  it.each(['wait, not that one', 'how much is it', 'no'])(
    'that cannot be stopped is held for after it, and the log does not say that it stopped: "%s"',
    async (words) => {
      const { bargeIn, logged, told } = await open({ mayStop: false });
      expect(bargeIn.keeps(event(INTERIM_TRANSCRIPT, words))).toBe(false);
      expect(bargeIn.keeps(event(FINAL_TRANSCRIPT, words))).toBe(false);
      expect(told).toEqual([`held ${words}`]);
      expect(logged).toMatchObject([{ data: { stopped: false } }]);
    },
  );

  it('is held while something is done that cannot be stopped, though nothing is heard', async () => {
    const { bargeIn, logged, told } = await open({ overVoice: false, mayStop: false });
    expect(bargeIn.keeps(event(FINAL_TRANSCRIPT, 'the other one'))).toBe(false);
    expect([logged, told]).toEqual([[], ['held the other one']]);
  });

  it('that came too late for its own turn is told as such, once it is final', async () => {
    const { bargeIn, logged, told } = await open({ late: true });
    expect(bargeIn.keeps(event(INTERIM_TRANSCRIPT, 'on Tuesday'))).toBe(false);
    expect(bargeIn.keeps(event(FINAL_TRANSCRIPT, 'on Tuesday'))).toBe(false);
    expect([logged, told]).toEqual([[], ['late on Tuesday']]);
  });

  it('that calls a transfer off stops its announcement, polite as it may be', async () => {
    const { bargeIn, logged } = await open();
    expect(bargeIn.keeps(event(FINAL_TRANSCRIPT, 'no thank you'))).toBe(true);
    expect(logged).toMatchObject([{ data: { stopped: true } }]);
  });

  it('which only says goodbye too lets a goodbye go on', async () => {
    const { bargeIn, logged } = await open();
    expect(bargeIn.keeps(event(FINAL_TRANSCRIPT, 'bye now'))).toBe(false);
    expect(logged).toMatchObject([{ data: { stopped: false, text: 'bye now' } }]);
  });

  it('is nothing of ours while the agent is silent, nor are events without words', async () => {
    const silent = await open({ speaking: false });
    expect(silent.bargeIn.keeps(event(FINAL_TRANSCRIPT, 'uh huh'))).toBe(true);
    expect(silent.logged).toEqual([]);
    const { bargeIn } = await open();
    expect(bargeIn.keeps({ type: START_OF_SPEECH })).toBe(true);
  });
});

describe('a recogniser heard through a filter', () => {
  it('gives only what is kept', async () => {
    const events = ['one', 'two', 'three'].map((text) => event(FINAL_TRANSCRIPT, text));
    const stream = {
      next: async () => {
        const value = events.shift();
        return value ? { value, done: false } : { value: undefined, done: true };
      },
    };
    const recogniser = { stream: () => stream } as unknown as stt.STT;
    const heard = hearThrough(recogniser, ({ alternatives }) => alternatives?.[0].text !== 'two').stream();
    const first = await heard.next();
    const second = await heard.next();
    expect([first, second].map(({ value }) => (value as stt.SpeechEvent).alternatives?.[0].text)).toEqual([
      'one',
      'three',
    ]);
    expect((await heard.next()).done).toBe(true);
  });
});
