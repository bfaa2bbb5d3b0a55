// When a caller's sound is taken for a beginning, and what is no beginning.
import { AudioFrame } from '@livekit/rtc-node';
import { expect, it } from 'vitest';
import { SpeechOnset } from '../../../src/call/speech-onset.ts';

const RATE = 24_000;

/** So many milliseconds of noise as loud as this, in pieces of ten; answers at which of them a beginning was heard. */
function hear(onset: SpeechOnset, loudness: number, ms: number): number[] {
  const beginnings: number[] = [];
  for (let at = 0; at < ms; at += 10) {
    const data = new Int16Array(RATE / 100).map((_, i) => (i % 2 === 0 ? loudness : -loudness));
    if (onset.begins(new AudioFrame(data, RATE, 1, data.length))) beginnings.push(at + 10);
  }
  return beginnings;
}

it('hears speech begin out of silence within 20 ms, once', () => {
  const onset = new SpeechOnset();
  expect(hear(onset, 3, 1000)).toEqual([]);
  expect(hear(onset, 3000, 2000)).toEqual([20]);
});

it('hears it begin again after a pause, and not between two words', () => {
  const onset = new SpeechOnset();
  hear(onset, 3000, 300);
  hear(onset, 3, 100);
  expect(hear(onset, 3000, 300)).toEqual([]);
  hear(onset, 3, 300);
  expect(hear(onset, 3000, 300)).toEqual([20]);
});

it('takes no click for speech', () => {
  const onset = new SpeechOnset();
  hear(onset, 3, 500);
  expect(hear(onset, 3000, 10)).toEqual([]);
  expect(hear(onset, 3, 500)).toEqual([]);
});

it('gets used to a line that hums, and hears a louder voice over it', () => {
  const onset = new SpeechOnset();
  hear(onset, 400, 12_000);
  hear(onset, 500, 300);
  expect(hear(onset, 400, 1000)).toEqual([]);
  expect(hear(onset, 6000, 100)).toEqual([20]);
});

it('never takes what is hardly audible for speech, however silent the line was', () => {
  const onset = new SpeechOnset();
  hear(onset, 0, 2000);
  expect(hear(onset, 100, 1000)).toEqual([]);
});
