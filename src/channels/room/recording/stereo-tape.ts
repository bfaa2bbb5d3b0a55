// Puts what comes from several sources, each in its own time, onto one tape with two sides. It holds a few seconds; what
// is older goes on to be compressed.

export type Side = 'left' | 'right';

export interface StereoTapeOptions {
  /** Hz, of all sources. */
  rate: number;
  /** Gets a second of both sides at a time, in order. */
  emit: (left: Int16Array, right: Int16Array) => void;
  /** Longest tape, in seconds. */
  longest: number;
  onFull: () => void;
}

/** A source's frames come a little early or late; only a real pause is one on the tape. Seconds. */
const JITTER = 0.15;
/** What comes later than this has missed its place. Seconds. */
const SLACK = 1;
/** What is held at most. Seconds. */
const WINDOW = 4;

export class StereoTape {
  readonly #options: StereoTapeOptions;
  readonly #window: Record<Side, Int16Array>;
  /** Samples of each side that have gone on. */
  #emitted = 0;
  /** End of the last sample that was put on it. */
  #end = 0;

  constructor(options: StereoTapeOptions) {
    this.#options = options;
    const samples = options.rate * WINDOW;
    this.#window = { left: new Int16Array(samples), right: new Int16Array(samples) };
  }

  get seconds(): number {
    return this.#end / this.#options.rate;
  }

  /** One source of sound; several on a side are mixed. Takes samples and the moment of the first, in ms of the tape. */
  source(side: Side): (samples: Int16Array, at: number) => void {
    let cursor = 0;
    return (samples, at) => {
      const { rate } = this.#options;
      const due = Math.max(0, Math.round((at / 1000) * rate));
      const start = due > cursor + JITTER * rate ? due : cursor;
      // A source that has run this far ahead of the clock is no source in real time.
      if (start > due + SLACK * rate) return;
      cursor = start + samples.length;
      this.#mix(side, samples, start);
      this.#emitUntil(due - SLACK * rate);
    };
  }

  /** The rest. */
  finish(): void {
    this.#emitUntil(this.#end);
    const rest = this.#end - this.#emitted;
    if (rest > 0) this.#emit(rest);
  }

  #mix(side: Side, samples: Int16Array, start: number): void {
    this.#emitUntil(start + samples.length - this.#window[side].length);
    const window = this.#window[side];
    const offset = start - this.#emitted;
    for (let i = Math.max(0, -offset); i < samples.length; i++) {
      const sum = (window[offset + i] ?? 0) + (samples[i] ?? 0);
      window[offset + i] = Math.max(-32768, Math.min(32767, sum));
    }
    this.#end = Math.max(this.#end, start + samples.length);
  }

  #emitUntil(sample: number): void {
    while (sample - this.#emitted >= this.#options.rate) this.#emit(this.#options.rate);
  }

  #emit(samples: number): void {
    const { left, right } = this.#window;
    const { rate, emit, longest, onFull } = this.#options;
    const full = this.#emitted >= longest * rate;
    if (!full) emit(left.slice(0, samples), right.slice(0, samples));
    for (const side of [left, right]) {
      side.copyWithin(0, samples);
      side.fill(0, side.length - samples);
    }
    this.#emitted += samples;
    if (!full && this.#emitted >= longest * rate) onFull();
  }
}
