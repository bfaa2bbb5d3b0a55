// What the callers of the tests share: pieces of sound, and waiting for one.

export interface Sound {
  /** When this piece was heard, in milliseconds of performance.now(). */
  at: number;
  audible: boolean;
  samples: Int16Array;
}

/** Samples louder than this on average are sound; synthetic voices are far above, codecs' silence far below. */
const AUDIBLE = 200;

export function isAudible(samples: Int16Array): boolean {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length) > AUDIBLE;
}

/** Tells whoever waits of what comes. */
export class Signals<T> {
  readonly #waiters = new Set<{ test: (value: T) => boolean; found: (value: T) => void }>();

  next(test: (value: T) => boolean): Promise<T> {
    return new Promise((found) => this.#waiters.add({ test, found }));
  }

  tell(value: T): void {
    for (const waiter of this.#waiters) {
      if (!waiter.test(value)) continue;
      this.#waiters.delete(waiter);
      waiter.found(value);
    }
  }
}

/** A pure tone: who hears it hears this speaker and nobody else. */
export function tone(hertz: number, { seconds, rate }: { seconds: number; rate: number }): Int16Array {
  return Int16Array.from({ length: seconds * rate }, (_none, at) =>
    Math.round(8000 * Math.sin((2 * Math.PI * hertz * at) / rate)),
  );
}

/** The part of the loudness that is at this frequency, 0 to 1 (Goertzel). */
function toneIn(samples: Int16Array, hertz: number, rate: number): number {
  const factor = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let [before, last, energy] = [0, 0, 0];
  for (const sample of samples) {
    [before, last] = [last, sample + factor * last - before];
    energy += sample * sample;
  }
  const power = last * last + before * before - factor * last * before;
  return energy === 0 ? 0 : (2 * power) / (samples.length * energy);
}

/** Pieces that are listened to at a time: half a second. */
const PIECES = 25;
/** The share of a piece's loudness from which on a tone is in it, and in how many pieces it has to be. */
const PRESENT = 0.05;
const OFTEN = 5;

/** Which of these tones are heard there now. Multiples of 50 Hz: then they do not disturb one another in 20 ms. */
export async function tonesHeard(
  listener: { sound(test: (sound: Sound) => boolean): Promise<unknown> },
  { among, rate }: { among: readonly number[]; rate: number },
): Promise<number[]> {
  const pieces: Sound[] = [];
  await listener.sound((sound) => pieces.push(sound) >= PIECES);
  return among.filter(
    (hertz) =>
      pieces.filter(({ audible, samples }) => audible && toneIn(samples, hertz, rate) > PRESENT).length >=
      OFTEN,
  );
}
