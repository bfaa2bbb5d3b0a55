// Whether the caller is there. A page that is reloaded, or whose connection broke, comes back; a telephone that hangs up does not.
import type { Timers } from '../call/timers.ts';

export interface CallerPresenceDeps {
  timers: Timers;
  monotonic: () => number;
  /** How long to wait for somebody who left without hanging up; 0 for not at all. */
  returnSeconds: number;
  onLeft: (waitSeconds: number) => void;
  onReturned: (awayMs: number) => void;
  onGone: () => void;
}

export class CallerPresence {
  readonly #deps: CallerPresenceDeps;
  #leftAt: number | null = null;
  #cancel = (): void => undefined;

  constructor(deps: CallerPresenceDeps) {
    this.#deps = deps;
  }

  left({ mayReturn }: { mayReturn: boolean }): void {
    const { timers, monotonic, returnSeconds, onLeft, onGone } = this.#deps;
    this.#cancel();
    if (!mayReturn || returnSeconds === 0) {
      onGone();
      return;
    }
    this.#leftAt = monotonic();
    onLeft(returnSeconds);
    this.#cancel = timers.after(returnSeconds * 1000, onGone);
  }

  returned(): void {
    if (this.#leftAt === null) return;
    this.#cancel();
    this.#deps.onReturned(Math.round(this.#deps.monotonic() - this.#leftAt));
    this.#leftAt = null;
  }

  stop(): void {
    this.#cancel();
  }
}
