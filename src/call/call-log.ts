// The one log of a call. Events are numbered at once and written in order behind the call's back, in batches.
import type { Logger } from 'pino';
import type { CallEvent, CallEventData, CallEventType } from '../domain/call-event.ts';
import type { Clock } from '../domain/clock.ts';
import type { CallsPort } from '../services/calls/calls.port.ts';
import { redactDeep } from '../services/redact-deep.ts';
import { redact } from '../understand/index.ts';
import type { Timers } from './timers.ts';

export type CallEventListener = (event: CallEvent) => void;

export interface CallLogDeps {
  callId: string;
  calls: CallsPort;
  clock: Clock;
  timers: Timers;
  logger: Logger;
  /** What to store of the coordinator beside the events. */
  snapshot: () => unknown;
}

/** Longest wait for more events before a write, in milliseconds. A turn brings a dozen within this time. */
const GATHER = 20;
/** Waits between tries to write while the database is away, in milliseconds; the last one repeats. */
const RETRY_MS = [50, 200, 1000, 3000];

export class CallLog {
  readonly #deps: CallLogDeps;
  readonly #listeners = new Set<CallEventListener>();
  readonly events: CallEvent[] = [];
  #unwritten: CallEvent[] = [];
  #writing: Promise<void> | null = null;
  #giveUp = false;
  /** How many wait in `flush`; while somebody does, nothing is gathered. */
  #waitedFor = 0;
  #stopGathering = (): void => undefined;

  constructor(deps: CallLogDeps) {
    this.#deps = deps;
  }

  /** Redacts, numbers, tells the listeners, and queues the event for the database. The summary is the last one. */
  add<T extends CallEventType>(type: T, data: CallEventData[T]): void {
    if (this.events.at(-1)?.type === 'call.summarised') return;
    const seq = this.events.length + 1;
    // The union is distributed over T, which TypeScript cannot see from inside a generic.
    const event = { seq, at: this.#deps.clock(), type, data: redactDeep(data) } as unknown as CallEvent;
    this.events.push(event);
    this.#unwritten.push(event);
    for (const listener of this.#listeners) listener(event);
    this.#writing ??= this.#write().finally(() => (this.#writing = null));
  }

  subscribe(listener: CallEventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when everything added so far is in the database, or false when `withinMs` ran out. */
  async flush(withinMs: number): Promise<boolean> {
    if (!this.#writing) return this.#unwritten.length === 0;
    this.#waitedFor += 1;
    this.#stopGathering();
    let cancel = (): void => undefined;
    const timeout = new Promise<false>(
      (resolve) => (cancel = this.#deps.timers.after(withinMs, () => resolve(false))),
    );
    const written = await Promise.race([this.#writing.then(() => this.#unwritten.length === 0), timeout]);
    cancel();
    this.#waitedFor -= 1;
    return written;
  }

  /** No more retries: the call is over and the process may want to end. */
  stop(): void {
    this.#giveUp = true;
  }

  async #write(): Promise<void> {
    for (let tries = 0; this.#unwritten.length > 0;) {
      if (tries === 0) await this.#gather();
      // A copy: events that are added while it is being written are the next batch.
      const batch = [...this.#unwritten];
      try {
        await this.#deps.calls.append(this.#deps.callId, batch, this.#deps.snapshot());
        this.#unwritten = this.#unwritten.slice(batch.length);
        tries = 0;
      } catch (error) {
        this.#complain(error, batch.length);
        if (this.#giveUp) return;
        await this.#pause(RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)] ?? 0);
      }
    }
  }

  /** Each write costs the process and the database more than what is in it. */
  #gather(): Promise<void> {
    if (this.#waitedFor > 0) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#deps.timers.after(GATHER, resolve);
      this.#stopGathering = () => {
        cancel();
        resolve();
      };
    });
  }

  #complain(error: unknown, events: number): void {
    const message = error instanceof Error ? redact(error.message) : 'unknown error';
    this.#deps.logger.error(
      { callId: this.#deps.callId, events, message },
      'The call log cannot be written; trying again.',
    );
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#deps.timers.after(ms, resolve));
  }
}
