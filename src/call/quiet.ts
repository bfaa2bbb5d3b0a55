// Silence on the line: after a while one question, then a polite goodbye. One timer a call.
import type { Timers } from './timers.ts';

export interface QuietDeps {
  timers: Timers;
  /** How long nobody speaks before the caller is asked, and again before the goodbye; 0 for never. Milliseconds. */
  afterMs: number;
  /** The first time it asks, the second time it says goodbye. */
  onQuiet: (asked: boolean) => void;
}

export class Quiet {
  readonly #deps: QuietDeps;
  #cancel = (): void => undefined;
  #asked = false;

  constructor(deps: QuietDeps) {
    this.#deps = deps;
  }

  /** The floor is free, or somebody has taken it. */
  floor(free: boolean): void {
    const { timers, afterMs, onQuiet } = this.#deps;
    this.#cancel();
    if (!free || afterMs === 0) return;
    this.#cancel = timers.after(afterMs, () => {
      const asked = this.#asked;
      this.#asked = true;
      onQuiet(asked);
    });
  }

  /** The caller has spoken: asking starts anew. */
  heard(): void {
    this.#asked = false;
  }

  stop(): void {
    this.#cancel();
  }
}
