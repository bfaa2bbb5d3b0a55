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
