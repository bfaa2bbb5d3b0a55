// The moment at which the caller's side turns loud: some 80 ms before a detector is sure that it is speech.
import type { AudioFrame } from '@livekit/rtc-node';

/** All levels in decibels over a 16 bit sample of 1. Below this nobody speaks, however silent the line: -44 dBFS. */
const AUDIBLE = 46;
/** Speech is so much louder than what the line hums all the time. */
const OVER_FLOOR = 12;
/** A background that grows louder is taken for one this fast, in decibels a second. */
const FLOOR_RISE = 6;
/** A click is shorter, in milliseconds. */
const LOUD_FOR = 20;
/** Between words there is less silence than this, in milliseconds: only what comes after more is a beginning. */
const QUIET_BEFORE = 200;

export class SpeechOnset {
  #floor = 0;
  #loudMs = 0;
  #quietMs = QUIET_BEFORE;

  /** Whether with this piece of the caller's sound somebody seems to begin to speak; once a beginning. */
  begins(frame: AudioFrame): boolean {
    const ms = (frame.samplesPerChannel / frame.sampleRate) * 1000;
    const level = levelOf(frame.data);
    const loud = level > Math.max(AUDIBLE, this.#floor + OVER_FLOOR);
    this.#floor = level < this.#floor ? level : Math.min(level, this.#floor + (FLOOR_RISE * ms) / 1000);
    if (!loud) {
      this.#quietMs += ms;
      this.#loudMs = 0;
      return false;
    }
    const before = this.#loudMs;
    this.#loudMs += ms;
    if (before >= LOUD_FOR || this.#loudMs < LOUD_FOR) return false;
    const begins = this.#quietMs >= QUIET_BEFORE;
    this.#quietMs = 0;
    return begins;
  }
}

function levelOf(samples: Int16Array): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  return 10 * Math.log10(Math.max(1, energy / Math.max(1, samples.length)));
}
