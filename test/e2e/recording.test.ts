// Recordings of spoken calls, end to end: who is heard in them, who is not, and when there is none at all.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../support/programs.ts';
import type { RoomCaller } from '../support/room-caller.ts';
import { startLine, type RunningLine } from '../support/running-line.ts';
import { decodeOgg, loudness, type Decoded } from '../support/sound.ts';

const CALL = 120_000;
/** Far above what a codec makes of silence, far below any voice. */
const HEARD = 0.01;

describeWith(['livekit-server'], 'a call that may be recorded', () => {
  let line: RunningLine;

  beforeAll(async () => {
    line = await startLine({}, (text) => text.replace('{ sound: false }', '{ sound: true }'));
  }, 200_000);

  afterAll(async () => {
    await line.stop();
  }, 60_000);

  /** Says it, again in another voice when it is not understood; answers when it was first begun and last ended. */
  async function say(caller: RoomCaller, text: string, understood: () => boolean): Promise<[number, number]> {
    const begun = Date.now();
    for (const voice of ['kal16', 'awb', 'rms']) {
      const before = caller.events.length;
      await caller.say(await line.speech(text, voice));
      await caller.event('agent.said', undefined, before);
      if (understood()) break;
    }
    return [begun, Date.now()];
  }

  async function recordingOf(callId: string): Promise<Response> {
    return fetch(`${line.url}/api/calls/${callId}/recording`);
  }

  async function asked(): Promise<RoomCaller> {
    const caller = await line.call();
    await caller.event('agent.said', ({ text }) => /may we record/i.test(text));
    return caller;
  }

  it(
    'and is agreed to has both voices on their sides, and nothing of the verification answers',
    async () => {
      const caller = await asked();
      const consented = () => caller.events.some(({ type }) => type === 'recording.changed');
      await say(caller, 'yes please', consented);
      const { at: since } = await caller.event('recording.changed', ({ on }) => on);
      await caller.type('when is my next visit');
      await caller.event('agent.said', ({ text }) => /zip/i.test(text));
      const isVerified = () => caller.events.some(({ type }) => type === 'verification.passed');
      await say(caller, 'nine eight one oh nine', isVerified);
      const { at: verified, seq } = await caller.event('verification.passed');
      await caller.event('agent.said', ({ agent }) => agent === 'scheduling', seq);
      const [thanked, answered] = await say(caller, 'can I cancel my appointment', () => true);
      await caller.hangUp();
      await caller.event('call.summarised');
      const id = await callIdOf(caller);
      await line.recordOf(id, ({ audioUrl }) => audioUrl === `/api/calls/${id}/recording`);

      const response = await recordingOf(id);
      expect(response.headers.get('content-type')).toBe('audio/ogg');
      const file = new Uint8Array(await response.arrayBuffer());
      const heard = await decodeOgg(file);
      const level = (side: 'left' | 'right', from: number, to: number) =>
        loudest(heard, side, (from - since) / 1000, (to - since) / 1000);
      expect(level('left', since, verified)).toBeLessThan(HEARD / 10);
      expect(level('right', since, verified)).toBeGreaterThan(HEARD);
      expect(level('left', thanked, answered)).toBeGreaterThan(HEARD);
      expect(level('right', verified, answered)).toBeGreaterThan(HEARD);
      expect(heard.seconds).toBeGreaterThan((answered - since) / 1000 - 2);

      const part = await fetch(`${line.url}/api/calls/${id}/recording`, { headers: { range: 'bytes=0-3' } });
      expect(part.status).toBe(206);
      expect(part.headers.get('content-range')).toBe(`bytes 0-3/${file.byteLength}`);
      expect(await part.text()).toBe('OggS');
    },
    CALL,
  );

  it(
    'and is not agreed to is not recorded',
    async () => {
      const caller = await asked();
      await caller.type('no thanks');
      await caller.event('consent.answered', ({ kind, given }) => kind === 'recording' && given === false);
      await caller.event('agent.said', ({ text }) => /won't be recorded/i.test(text));
      await caller.hangUp();
      await caller.event('call.summarised');
      expect(caller.events.some(({ type }) => type === 'recording.changed')).toBe(false);
      const id = await callIdOf(caller);
      await line.recordOf(id, ({ endedAt }) => endedAt !== null);
      expect((await recordingOf(id)).status).toBe(404);
    },
    CALL,
  );
});

/** The loudest half second of a stretch. */
function loudest(heard: Decoded, side: 'left' | 'right', from: number, to: number): number {
  const steps = Math.max(1, Math.floor((to - from) * 2));
  const levels = Array.from({ length: steps }, (_, step) =>
    loudness(heard[side], heard.rate, from + step / 2, from + step / 2 + 0.5),
  );
  return Math.max(...levels);
}

async function callIdOf(caller: RoomCaller): Promise<string> {
  const message = await caller.message(({ type }) => type === 'call');
  if (message.type !== 'call') throw new Error('no call');
  return message.callId;
}
