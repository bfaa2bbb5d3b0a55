// The queue as it changes: looked at once a second for everybody who listens, and not at all while nobody does.
import type { Logger } from 'pino';
import type { Timers } from '../../call/timers.ts';
import type { Clock } from '../../domain/clock.ts';
import { redact } from '../../understand/index.ts';
import type { DeskQueue } from './desk-records.ts';

export interface QueueFeedDeps {
  look: (now: number) => Promise<DeskQueue>;
  clock: Clock;
  /** Milliseconds between two looks. */
  pollMs: number;
  timers: Timers;
  logger: Logger;
}

type Listener = (queue: DeskQueue) => void;

export class QueueFeed {
  readonly #deps: QueueFeedDeps;
  readonly #listeners = new Set<Listener>();
  #last: { queue: DeskQueue; seen: string } | null = null;
  #looking = false;
  #cancel: (() => void) | null = null;

  constructor(deps: QueueFeedDeps) {
    this.#deps = deps;
  }

  /** Told the queue as soon as it is known, and whenever it changes, until the function returned is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    // Pages set their clocks by it.
    if (this.#last) listener({ ...this.#last.queue, now: this.#deps.clock() });
    if (!this.#looking && !this.#cancel) void this.#look();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#cancel?.();
      this.#cancel = null;
      this.#last = null;
    };
  }

  async #look(): Promise<void> {
    const { look, clock, pollMs, timers, logger } = this.#deps;
    this.#looking = true;
    try {
      this.#tell(await look(clock()));
    } catch (error) {
      logger.warn({ error: redact(String(error)) }, "The desk's queue could not be read.");
    }
    this.#looking = false;
    if (this.#listeners.size === 0) return;
    this.#cancel = timers.after(pollMs, () => {
      this.#cancel = null;
      void this.#look();
    });
  }

  #tell(queue: DeskQueue): void {
    if (this.#listeners.size === 0) return;
    const { now: _always, ...content } = queue;
    const seen = JSON.stringify(content);
    if (seen === this.#last?.seen) return;
    this.#last = { queue, seen };
    for (const listener of this.#listeners) listener(queue);
  }
}
