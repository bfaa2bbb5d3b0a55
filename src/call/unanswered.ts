// The last net under a caller's turn: whatever went wrong on the way, it ends with words.
import type { Timers } from './timers.ts';

export interface UnansweredDeps {
  timers: Timers;
  /** By then something would have been said if anything were going to be. Milliseconds. */
  afterMs: number;
  /** Whether the caller may expect words: nobody else speaks, and nothing is under way. */
  isQuiet: () => boolean;
  /** Says that something went wrong. */
  speak: () => void;
}

export class Unanswered {
  readonly #deps: UnansweredDeps;
  #open = false;
  #cancel = (): void => undefined;

  constructor(deps: UnansweredDeps) {
    this.#deps = deps;
  }

  /** The caller has said something that wants an answer. */
  turnBegan(): void {
    this.#cancel();
    this.#open = true;
    this.#cancel = this.#deps.timers.after(this.#deps.afterMs, () => {
      if (!this.answer() && this.#open) this.turnBegan();
    });
  }

  /** The company has said something. */
  said(): void {
    this.#cancel();
    this.#open = false;
  }

  /** Speaks when the turn has come to rest without a word. Returns whether it did. */
  answer(): boolean {
    if (!this.#open || !this.#deps.isQuiet()) return false;
    this.said();
    this.#deps.speak();
    return true;
  }
}
