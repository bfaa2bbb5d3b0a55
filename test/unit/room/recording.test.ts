// The tape of a recording: what comes when is where on it; and the file that is made of it.
import { describe, expect, it } from 'vitest';
import { Encoder } from '../../../src/channels/room/recording/encoder.ts';
import { StereoTape } from '../../../src/channels/room/recording/stereo-tape.ts';
import { decodeOgg, loudness } from '../../support/sound.ts';

/** Ten samples a second: a test can count them. */
const RATE = 10;

function open({ longest = 100 } = {}) {
  const left: number[] = [];
  const right: number[] = [];
  let full = 0;
  const tape = new StereoTape({
    rate: RATE,
    longest,
    emit: (l, r) => {
      left.push(...l);
      right.push(...r);
    },
    onFull: () => full++,
  });
  return { tape, left, right, full: () => full };
}

const samples = (count: number, value: number) => new Int16Array(count).fill(value);

describe('a stereo tape', () => {
  it('has each side where it was in time, and silence between', () => {
    const { tape, left, right } = open();
    tape.source('left')(samples(3, 5), 0);
    tape.source('right')(samples(2, 7), 800);
    tape.finish();
    expect(left).toEqual([5, 5, 5, 0, 0, 0, 0, 0, 0, 0]);
    expect(right).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 7, 7]);
    expect(tape.seconds).toBe(1);
  });

  it('joins frames of one source that come a little early or late', () => {
    const { tape, left } = open();
    const put = tape.source('left');
    put(samples(2, 1), 0);
    put(samples(2, 2), 100);
    put(samples(2, 3), 500);
    tape.finish();
    expect(left).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('mixes sources of one side, and never wraps around', () => {
    const { tape, right } = open();
    tape.source('right')(samples(2, 30_000), 0);
    tape.source('right')(samples(2, 30_000), 0);
    tape.finish();
    expect(right).toEqual([32_767, 32_767]);
  });

  it('goes on by the second, holds no more than a few, and drops what missed its place', () => {
    const { tape, left, right } = open();
    const put = tape.source('left');
    const late = tape.source('right');
    for (let second = 0; second < 60; second++) put(samples(10, 1), second * 1000);
    expect(left.length).toBeGreaterThanOrEqual(550);
    late(samples(10, 9), 0);
    tape.finish();
    expect(left).toEqual(Array.from({ length: 600 }, () => 1));
    expect(right.every((sample) => sample === 0)).toBe(true);
  });

  it('drops a source that runs far ahead of the clock', () => {
    const { tape, left } = open();
    const put = tape.source('left');
    for (let i = 0; i < 100; i++) put(samples(10, 1), 0);
    tape.finish();
    expect(left.length).toBeLessThanOrEqual(20);
  });

  it('is full once, and takes no more', () => {
    const { tape, left, full } = open({ longest: 5 });
    const put = tape.source('left');
    for (let second = 0; second < 20; second++) put(samples(10, 1), second * 1000);
    tape.finish();
    expect(left).toHaveLength(50);
    expect(full()).toBe(1);
  });
});

describe('the encoder', () => {
  it('makes a file that decodes to the same sound on the same side, much smaller', async () => {
    const rate = 24_000;
    const encoder = new Encoder(rate);
    const tone = Int16Array.from({ length: rate }, (_, i) => Math.round(8000 * Math.sin(i / 10)));
    const silence = new Int16Array(rate);
    encoder.write(tone, silence);
    encoder.write(silence, silence);
    encoder.write(silence, tone);
    const file = await encoder.finish();
    const heard = await decodeOgg(file);
    expect(heard.seconds).toBeCloseTo(3, 1);
    const at = (side: 'left' | 'right', second: number) =>
      loudness(heard[side], rate, second + 0.2, second + 0.8);
    expect([at('left', 0), at('right', 2)].map((level) => level > 0.1)).toEqual([true, true]);
    expect(
      [at('left', 1), at('left', 2), at('right', 0), at('right', 1)].map((level) => level < 0.01),
    ).toEqual([true, true, true, true]);
    expect(file.byteLength).toBeLessThan((3 * rate * 4) / 8);
  });

  it('that is dropped says so to whoever waits', async () => {
    const encoder = new Encoder(24_000);
    const file = encoder.finish();
    encoder.drop();
    await expect(file).rejects.toThrow('ended early');
  });
});
