// Silence on the line: after a while one question, then a polite goodbye. Noise without words is silence too.
import type { Timers } from './timers.ts';

export interface QuietDeps {
  timers: Timers;
  /** How long no word comes before the caller is asked, and again before the goodbye; 0 for never. Milliseconds. */
  afterMs: number;
  /** The caller waits for us: they have nothing to say. */
  busy: () => boolean;
  /** The first time it asks, the second time it says goodbye. */
  onQuiet: (asked: boolean) => void;
}

export class Quiet {
  readonly #deps: QuietDeps;
  #cancel = (): void => undefined;
  #asked = false;
  #callersTurn = false;

  constructor(deps: QuietDeps) {
    this.#deps = deps;
  }

  /** An agent is heard, or has finished. */
  agentSounds(sounds: boolean): void {
    this.#callersTurn = !sounds;
    this.#restart();
  }

  /** Words of the caller have been understood: asking starts anew. */
  heard(): void {
    this.#asked = false;
    this.#restart();
  }

  #restart(): void {
    const { timers, afterMs, busy, onQuiet } = this.#deps;
    this.#cancel();
    if (!this.#callersTurn || afterMs === 0) return;
    this.#cancel = timers.after(afterMs, () => {
      if (busy()) {
        this.#restart();
        return;
      }
      const asked = this.#asked;
      this.#asked = true;
      onQuiet(asked);
    });
  }
}
