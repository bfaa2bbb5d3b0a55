// What the caller hears when fillers, speech and their own voice meet.
import { describe, expect, it } from 'vitest';
import { CallerAudio } from '../../../src/call/caller-audio.ts';
import { AudioFrame } from '@livekit/rtc-node';
import { Loudspeaker, RATE, tone } from '../../support/loudspeaker.ts';

function open() {
  const speaker = new Loudspeaker();
  const audio = new CallerAudio(speaker);
  const told: string[] = [];
  audio.listen({
    started: () => told.push('started'),
    finished: ({ interrupted }) => told.push(interrupted ? 'cut' : 'finished'),
    filled: () => told.push('filled'),
  });
  return { speaker, audio, told };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

describe('the audio of a call', () => {
  it('plays a filler while nobody speaks, and tells no one above that an agent did', async () => {
    const { speaker, audio, told } = open();
    const above: string[] = [];
    audio.on('playbackStarted', () => above.push('started'));
    audio.on('playbackFinished', () => above.push('finished'));
    expect(audio.fill([tone(1), tone(1)])).toBe(true);
    await settle();
    speaker.play();
    expect(speaker.heard).toEqual([1, 1]);
    expect(told).toEqual(['filled']);
    expect(above).toEqual([]);
    expect(audio.silent).toBe(true);
  });

  it('plays no filler over an agent', async () => {
    const { audio } = open();
    await audio.captureFrame(tone(5));
    expect(audio.fill([tone(1)])).toBe(false);
  });

  it('lets speech that comes during a filler wait for its end, and cuts neither', async () => {
    const { speaker, audio, told } = open();
    audio.fill([tone(1), tone(1)]);
    await settle();
    speaker.play(1);
    const speech = (async () => {
      await audio.captureFrame(tone(5));
      await audio.captureFrame(tone(6));
      audio.flush();
    })();
    await settle();
    speaker.play();
    await speech;
    speaker.play();
    expect(speaker.heard).toEqual([1, 1, 5, 6]);
    expect(told).toEqual(['filled', 'started', 'finished']);
  });

  it('drops speech that was cut while it waited for a filler', async () => {
    const { speaker, audio } = open();
    audio.fill([tone(1), tone(1)]);
    await settle();
    speaker.play(1);
    const speech = audio.captureFrame(tone(5));
    audio.clearBuffer();
    await speech;
    speaker.play();
    expect(speaker.heard).toEqual([1]);
    expect(audio.silent).toBe(true);
    expect(audio.pendingPlayoutSegments).toBe(0);
  });

  it('stops a filler when the caller speaks', async () => {
    const { speaker, audio, told } = open();
    audio.fill([tone(1), tone(1), tone(1)]);
    await settle();
    speaker.play(1);
    audio.stopFiller();
    speaker.play();
    expect(speaker.heard).toEqual([1]);
    expect(told).toEqual(['filled']);
  });

  it('is only lowered by a pause, and stops when who speaks over it goes on', async () => {
    const { speaker, audio } = open();
    await audio.captureFrame(tone(5));
    speaker.play();
    audio.pause();
    expect(speaker.paused).toBe(false);
    audio.hush();
    expect(speaker.paused).toBe(true);
    audio.resume();
    expect(speaker.paused).toBe(false);
    audio.hush();
    expect(speaker.paused).toBe(false);
  });

  it('does not begin while it is paused', async () => {
    const { speaker, audio } = open();
    await audio.captureFrame(tone(5));
    audio.pause();
    speaker.play();
    expect(speaker.heard).toEqual([]);
    audio.resume();
    speaker.play();
    expect(speaker.heard).toEqual([5]);
  });

  it('goes on at once over what is no interruption, and cannot be paused again until the floor is open', async () => {
    const { speaker, audio } = open();
    await audio.captureFrame(tone(5));
    audio.pause();
    expect(speaker.paused).toBe(true);
    audio.carryOn();
    expect(speaker.paused).toBe(false);
    audio.pause();
    expect(speaker.paused).toBe(false);
    audio.yieldFloor();
    audio.pause();
    expect(speaker.paused).toBe(true);
  });

  it('hands long frames on in short pieces, so that a cut comes soon', async () => {
    const { speaker, audio } = open();
    const long = new AudioFrame(new Int16Array(RATE / 10).fill(7), RATE, 1, RATE / 10);
    await audio.captureFrame(long);
    audio.flush();
    speaker.play();
    expect(speaker.heard).toEqual([7, 7, 7, 7, 7]);
  });

  it('is speaking from the first frame until the last is heard or cut', async () => {
    const { speaker, audio, told } = open();
    await audio.captureFrame(tone(5));
    await audio.captureFrame(tone(6));
    expect(audio.speaking).toBe(true);
    speaker.play(1);
    audio.clearBuffer();
    expect(audio.speaking).toBe(false);
    expect(told).toEqual(['started', 'cut']);
  });
});
