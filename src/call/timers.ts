// Timers as a dependency, so that a test can make two silent minutes pass at once.

export interface Timers {
  /** Calls back once after so many milliseconds, unless cancelled before. */
  after(ms: number, callback: () => void): () => void;
}

export const realTimers: Timers = {
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    // A call that only waits must not keep a finished process alive.
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** The timers of one call. With its end nothing of it falls due any more, and nothing can be set again. */
export class CallTimers implements Timers {
  readonly #timers: Timers;
  readonly #waiting = new Set<() => void>();
  #over = false;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  after(ms: number, callback: () => void): () => void {
    if (this.#over) return () => undefined;
    const cancel = this.#timers.after(ms, () => {
      this.#waiting.delete(cancel);
      callback();
    });
    this.#waiting.add(cancel);
    return () => {
      this.#waiting.delete(cancel);
      cancel();
    };
  }

  stop(): void {
    this.#over = true;
    for (const cancel of this.#waiting) cancel();
    this.#waiting.clear();
  }
}
