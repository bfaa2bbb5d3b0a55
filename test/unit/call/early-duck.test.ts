// The agent's voice is lowered at the first loud sound of the caller's side, and raised when no speech comes of it.
import { VAD, VADEventType, VADStream, type VADEvent } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { ReadableStream } from 'node:stream/web';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CallerAudio } from '../../../src/call/caller-audio.ts';
import { EarlyDuck, hearAlong } from '../../../src/call/early-duck.ts';
import { VirtualTime } from '../../../src/replay/virtual-time.ts';
import { Loudspeaker, tone } from '../../support/loudspeaker.ts';

async function open({ mayDuck = true, speaking = true } = {}) {
  const speaker = new Loudspeaker();
  const audio = new CallerAudio(speaker);
  if (speaking) await audio.captureFrame(tone(1000));
  speaker.play();
  const time = new VirtualTime(0);
  const duck = new EarlyDuck({ audio, timers: time, monotonic: time.now, mayDuck: () => mayDuck });
  const sound = (value: number, pieces: number): void => {
    for (let i = 0; i < pieces; i++) duck.hear(tone(value));
  };
  /** What is heard of a voice at 1000, once it has changed. */
  const level = async () => {
    for (let i = 0; i < 2; i++) await audio.captureFrame(tone(1000));
    speaker.play();
    return speaker.heard.at(-1);
  };
  return { speaker, audio, time, duck, level, loud: () => sound(5000, 3), quiet: () => sound(0, 30) };
}

describe('a caller who turns loud while the agent speaks', () => {
  it('lowers the voice at once, and LiveKit decides when it is raised', async () => {
    const { audio, time, duck, loud, level } = await open();
    loud();
    expect(await level()).toBe(200);
    duck.confirm();
    audio.pause();
    time.advance(1000);
    expect(await level()).toBe(200);
    audio.resume();
    expect(await level()).toBe(1000);
  });

  it('lowers it for a moment when it was a cough, and the agent is heard all the while', async () => {
    const { speaker, time, loud, level } = await open();
    loud();
    expect(speaker.paused).toBe(false);
    time.advance(249);
    expect(await level()).toBe(200);
    time.advance(1);
    expect(await level()).toBe(1000);
  });

  it('does not make the voice stumble over noise that comes again and again', async () => {
    const { time, loud, quiet, level } = await open();
    let held = 0;
    for (let second = 0; second < 60; second++) {
      loud();
      if ((await level()) === 200) held += 1;
      time.advance(1000);
      quiet();
    }
    expect(held).toBeGreaterThan(1);
    expect(held).toBeLessThanOrEqual(6);
  });

  it('is not waited for where nobody may interrupt, where the agent goes on over a nod, or where nothing is said', async () => {
    const farewell = await open({ mayDuck: false });
    farewell.loud();
    expect(await farewell.level()).toBe(1000);
    const nod = await open();
    nod.audio.carryOn();
    nod.loud();
    expect(await nod.level()).toBe(1000);
    const silent = await open({ speaking: false });
    silent.loud();
    expect(await silent.level()).toBe(1000);
  });

  it('and whose words turn out to be a nod raises the voice, though the detector is sure of speech', async () => {
    const { audio, duck, loud, level } = await open();
    loud();
    duck.confirm();
    audio.pause();
    audio.carryOn();
    expect(await level()).toBe(1000);
  });
});

class Detector extends VAD {
  override label = 'test';
  constructor() {
    super({ updateInterval: 32 });
  }
  override stream(): VADStream {
    return new DetectorStream(this);
  }
}

/** Tells of each piece that it gets. */
class DetectorStream extends VADStream {
  constructor(vad: VAD) {
    super(vad);
    void this.#run();
  }

  async #run(): Promise<void> {
    for (;;) {
      const { done, value } = await this.inputReader.read();
      if (done || typeof value === 'symbol') return;
      const none = { samplesIndex: 0, timestamp: 0, speechDuration: 0, silenceDuration: 0, probability: 0 };
      const more = {
        inferenceDuration: 0,
        speaking: false,
        rawAccumulatedSilence: 0,
        rawAccumulatedSpeech: 0,
      };
      this.sendVADEvent({ type: VADEventType.INFERENCE_DONE, frames: [value], ...none, ...more });
    }
  }
}

describe('hearing along with a detector', () => {
  it('takes nothing from it, and gives its input back for the next one', async () => {
    const heard: number[] = [];
    const detector = new Detector();
    hearAlong(detector, ({ data }) => void heard.push(data[0] ?? 0));
    let give: (frame: AudioFrame) => void = () => undefined;
    const input = new ReadableStream<AudioFrame>({
      start: (controller) => {
        give = (frame) => controller.enqueue(frame);
      },
    });
    const detected: number[] = [];
    for (const value of [7, 8]) {
      const stream = detector.stream();
      stream.updateInputStream(input);
      give(tone(value));
      const event = z.custom<VADEvent>().parse((await stream.next()).value);
      detected.push(event.frames[0]?.data[0] ?? 0);
      stream.detachInputStream();
      stream.close();
    }
    expect(detected).toEqual([7, 8]);
    expect(heard).toEqual([7, 8]);
  });
});
