// When a call's sound is recorded, and what becomes of it; the call is real, and so is the file.
import { Room } from '@livekit/rtc-node';
import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { CallerAudio } from '../../../src/call/caller-audio.ts';
import { RoomRecording } from '../../../src/channels/room/recording/room-recording.ts';
import type { RecordingsPort } from '../../../src/services/recordings/recordings.port.ts';
import { Loudspeaker, tone } from '../../support/loudspeaker.ts';
import { closeTestDatabase, eventsOf, openLine } from '../../support/scripted-call.ts';
import { decodeOgg } from '../../support/sound.ts';

afterAll(closeTestDatabase);

async function open(broken?: Partial<RecordingsPort>) {
  const told: string[] = [];
  const { call, services } = await openLine(() => ({ say: 'Yes?' }));
  const audio = new CallerAudio(new Loudspeaker());
  const recording = new RoomRecording({
    ...{
      room: new Room(),
      call,
      audio,
      people: false,
      logger: pino({}, { write: (line) => void told.push(line) }),
    },
    caller: { identity: 'caller' },
    recordings: { ...services.recordings, ...broken },
  });
  const consent = (given: boolean) =>
    call.coordinator.send({ type: 'consent.answered', kind: 'recording', given });
  const play = async (frames: number) => {
    for (let i = 0; i < frames; i++) await audio.captureFrame(tone(5000));
  };
  const end = async () => {
    await call.hangUp('caller_hung_up');
    await recording.keep();
    return services.recordings.load(call.id);
  };
  return { call, consent, play, end, told };
}

describe('the recording of a call', () => {
  it('begins with consent and has what the caller heard from then on', async () => {
    const { call, consent, play, end } = await open();
    await play(50);
    consent(true);
    await play(20);
    const kept = await end();
    expect(eventsOf(call, 'recording.changed')).toMatchObject([{ on: true }]);
    expect(kept?.mimeType).toBe('audio/ogg');
    const heard = await decodeOgg(kept?.sound ?? Buffer.alloc(0));
    expect(heard.seconds).toBeGreaterThan(0.15);
    expect(heard.seconds).toBeLessThan(0.45);
    expect(Math.max(...heard.right)).toBeGreaterThan(0.1);
    expect(Math.max(...heard.left)).toBeLessThan(0.001);
  });

  it.each([
    ['is none without consent', []],
    ['is none when the caller says no', [false]],
    ['is gone when consent is taken back', [true, false]],
  ])('%s', async (_what, answers) => {
    const { consent, play, end } = await open();
    for (const given of answers) {
      consent(given);
      await play(20);
    }
    expect(await end()).toBeNull();
  });

  it('that the database does not take is told to whoever keeps the line, and the call ends as it would', async () => {
    const keep = () => Promise.reject(new Error('the database is away'));
    const { call, consent, play, end, told } = await open({ keep });
    consent(true);
    await play(20);
    await end();
    expect(told).toEqual([expect.stringMatching(/the database is away.*A recording could not be kept/)]);
    expect(eventsOf(call, 'call.summarised')).toHaveLength(1);
  });
});
