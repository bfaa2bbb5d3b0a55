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
export function toneIn(samples: Int16Array, hertz: number, rate: number): number {
  const factor = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let [before, last, energy] = [0, 0, 0];
  for (const sample of samples) {
    [before, last] = [last, sample + factor * last - before];
    energy += sample * sample;
  }
  const power = last * last + before * before - factor * last * before;
  return energy === 0 ? 0 : (2 * power) / (samples.length * energy);
}
