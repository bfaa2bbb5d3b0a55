// Where speech begins and ends in a stream of samples: by energy above a noise floor that follows the line.

/** Frame of the decision, in milliseconds. */
const FRAME_MS = 10;
/** Kept from before the first loud frame: consonants begin softly. */
const LEAD_IN_MS = 250;
/** Loud frames within the window that make a beginning: a click has fewer. */
const ONSET = { windowMs: 120, loudMs: 60 };
/** Speech is this much louder than the floor (amplitude), and never softer than the least. */
const ABOVE_FLOOR = 3;
const LEAST_RMS = 150;
/** The floor falls at once and rises slowly: by this factor a frame, so a steady hum is no speech after some seconds. */
const FLOOR_RISE = 1.01;
const HIGHEST_FLOOR = 1500;

export type Boundary =
  | { kind: 'start'; atMs: number }
  /** Nothing but silence for `silenceMs`; given at each frame of it. */
  | { kind: 'silence'; silenceMs: number }
  /** Speech goes on. */
  | { kind: 'speech' };

export class Endpointer {
  readonly #rate: number;
  readonly #frame: number;
  #rest = new Int16Array();
  #floor = LEAST_RMS / ABOVE_FLOOR;
  #loud: boolean[] = [];
  #lead: Int16Array[] = [];
  #speech: Int16Array[] = [];
  #speaking = false;
  #silenceMs = 0;
  #timeMs = 0;

  constructor(rate: number) {
    this.#rate = rate;
    this.#frame = Math.round((rate * FRAME_MS) / 1000);
  }

  get speaking(): boolean {
    return this.#speaking;
  }

  /** Length of the audio so far, in milliseconds. */
  get timeMs(): number {
    return this.#timeMs;
  }

  /** Calls back for each frame, with what it changes; in order. */
  push(pcm: Int16Array, onBoundary: (boundary: Boundary) => void): void {
    const all = new Int16Array(this.#rest.length + pcm.length);
    all.set(this.#rest);
    all.set(pcm, this.#rest.length);
    let at = 0;
    for (; at + this.#frame <= all.length; at += this.#frame) {
      const boundary = this.#take(all.slice(at, at + this.#frame));
      if (boundary) onBoundary(boundary);
    }
    this.#rest = all.slice(at);
  }

  /** The speech under way from its lead-in on. */
  speech(): Int16Array {
    const out = new Int16Array(this.#speech.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const frame of this.#speech) {
      out.set(frame, at);
      at += frame.length;
    }
    return out;
  }

  /** Length of the speech under way, its lead-in included, in milliseconds. */
  get speechMs(): number {
    return this.#speech.length * FRAME_MS;
  }

  /** Ends the speech under way. */
  end(): void {
    this.#speaking = false;
    this.#speech = [];
    this.#loud = [];
    this.#silenceMs = 0;
  }

  #take(frame: Int16Array): Boundary | null {
    this.#timeMs += (frame.length / this.#rate) * 1000;
    const rms = rmsOf(frame);
    const loud = rms > Math.max(LEAST_RMS, this.#floor * ABOVE_FLOOR);
    this.#floor = Math.min(HIGHEST_FLOOR, rms < this.#floor ? Math.max(rms, 1) : this.#floor * FLOOR_RISE);
    if (this.#speaking) return this.#within(frame, loud);
    this.#lead = keepLast([...this.#lead, frame], LEAD_IN_MS / FRAME_MS);
    this.#loud = keepLast([...this.#loud, loud], ONSET.windowMs / FRAME_MS);
    if (this.#loud.filter(Boolean).length * FRAME_MS < ONSET.loudMs) return null;
    this.#speaking = true;
    this.#speech = this.#lead;
    this.#lead = [];
    this.#silenceMs = 0;
    return { kind: 'start', atMs: this.#timeMs - this.speechMs };
  }

  #within(frame: Int16Array, loud: boolean): Boundary {
    this.#speech.push(frame);
    if (loud) {
      this.#silenceMs = 0;
      return { kind: 'speech' };
    }
    this.#silenceMs += FRAME_MS;
    return { kind: 'silence', silenceMs: this.#silenceMs };
  }
}

function keepLast<T>(items: T[], count: number): T[] {
  return items.length > count ? items.slice(items.length - count) : items;
}

function rmsOf(frame: Int16Array): number {
  let sum = 0;
  for (const sample of frame) sum += sample * sample;
  return Math.sqrt(sum / frame.length);
}
