// Notices a caller who has stopped typing: once to ask, once more to let them go.
import type { Timers } from '../../call/timers.ts';

export class IdleWatch {
  readonly #ms: number;
  readonly #timers: Timers;
  readonly #idle: (again: boolean) => void;
  #cancel: () => void = () => undefined;
  #asked = false;
  #stopped = false;

  /** `idle` is called with true the second time running. */
  constructor(ms: number, timers: Timers, idle: (again: boolean) => void) {
    this.#ms = ms;
    this.#timers = timers;
    this.#idle = idle;
  }

  /** The caller has said something and waits for an answer. */
  spoken(): void {
    this.#asked = false;
    this.#cancel();
  }

  /** It is the caller's turn from now on. */
  restart(): void {
    this.#cancel();
    if (this.#stopped) return;
    this.#cancel = this.#timers.after(this.#ms, () => {
      const again = this.#asked;
      this.#asked = true;
      this.#idle(again);
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }
}
