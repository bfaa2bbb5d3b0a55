// Silence on the line: after a while one question, then a polite goodbye. Noise without words is silence too.
import type { Timers } from './timers.ts';

export interface QuietDeps {
  timers: Timers;
  /** How long no word comes before the caller is asked, and again before the goodbye; 0 for never. Milliseconds. */
  afterMs: number;
  /** The caller listens, or waits for us: they have nothing to say. */
  engaged: () => boolean;
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

  /** Words of the caller have been understood: asking starts anew. */
  heard(): void {
    this.#asked = false;
    this.restart();
  }

  /** From now on the time runs. */
  restart(): void {
    const { timers, afterMs, engaged, onQuiet } = this.#deps;
    this.#cancel();
    if (afterMs === 0) return;
    this.#cancel = timers.after(afterMs, () => {
      if (engaged()) {
        this.restart();
        return;
      }
      const asked = this.#asked;
      this.#asked = true;
      onQuiet(asked);
    });
  }
}
