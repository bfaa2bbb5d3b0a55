// The moment after a goodbye: whoever has something left to say can say it, then the line closes.
import type { Timers } from './timers.ts';

/** What the caller does: makes a sound, stops, is understood, or has finished a turn. */
export type CallerAct = 'speaks' | 'pauses' | 'words' | 'turn';

export interface LastWordsDeps {
  timers: Timers;
  /** Silence that is waited for after the last word, in milliseconds; 0 for none. */
  graceMs: number;
  /** How long after speech its words may come, in milliseconds. */
  wordsWithinMs: number;
  /** The caller speaks, or has said words of a turn that is not complete. */
  callerHasTheFloor: () => boolean;
}

/** Words that are understood become a turn within this time, in milliseconds. */
const TURN_WITHIN = 4000;
/** Noise keeps the line open no longer, in milliseconds. */
const LONGEST = 15_000;

export class LastWords {
  readonly #deps: LastWordsDeps;
  #cancel = (): void => undefined;
  #finish: (() => void) | null = null;

  constructor(deps: LastWordsDeps) {
    this.#deps = deps;
  }

  /** Somebody is listened to. */
  get open(): boolean {
    return this.#finish !== null;
  }

  /** Resolves when the caller has had their say. */
  async over(): Promise<void> {
    const { timers, graceMs, callerHasTheFloor } = this.#deps;
    this.stop();
    if (graceMs === 0) return;
    const over = new Promise<void>((resolve) => (this.#finish = resolve));
    const cancelLongest = timers.after(LONGEST, () => this.stop());
    this.#wait(callerHasTheFloor() ? Math.max(TURN_WITHIN, graceMs) : graceMs);
    await over;
    cancelLongest();
  }

  caller(act: CallerAct): void {
    const { graceMs, wordsWithinMs } = this.#deps;
    const waits = { speaks: LONGEST, pauses: wordsWithinMs, words: TURN_WITHIN, turn: 0 };
    if (this.#finish) this.#wait(Math.max(graceMs, waits[act]));
  }

  stop(): void {
    this.#cancel();
    this.#finish?.();
    this.#finish = null;
  }

  #wait(ms: number): void {
    this.#cancel();
    this.#cancel = this.#deps.timers.after(ms, () => this.stop());
  }
}
