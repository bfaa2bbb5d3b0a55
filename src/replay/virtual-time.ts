// Time that passes only when a transcript says so: two silent minutes take none, and every replay has the same times.
import type { Timers } from '../call/timers.ts';

interface Alarm {
  due: number;
  callback: () => void;
}

export class VirtualTime implements Timers {
  #now: number;
  readonly #alarms = new Set<Alarm>();

  constructor(start: number) {
    this.#now = start;
  }

  /** Milliseconds since the epoch; serves as a monotonic clock too. */
  readonly now = (): number => this.#now;

  after(ms: number, callback: () => void): () => void {
    const alarm = { due: this.#now + ms, callback };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** Lets time pass; what falls due on the way is called in its order and at its time. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (let next = this.#nextBy(until); next; next = this.#nextBy(until)) {
      this.#alarms.delete(next);
      this.#now = next.due;
      next.callback();
    }
    this.#now = until;
  }

  /** Moves on to whatever falls due next, or to the end when nothing does before. */
  advanceToNext(until: number): void {
    this.advance((this.#nextBy(until)?.due ?? until) - this.#now);
  }

  #nextBy(until: number): Alarm | undefined {
    const due = [...this.#alarms].filter((alarm) => alarm.due <= until);
    return due.reduce<Alarm | undefined>(
      (first, alarm) => (first && first.due <= alarm.due ? first : alarm),
      undefined,
    );
  }
}
