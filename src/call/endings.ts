// How calls end: a goodbye that is heard, a rescue when nobody can speak any more, and a record that is complete.
import type { Logger } from 'pino';
import type { CallEndReason, Coordinator } from '../coordinator/index.ts';
import type { CallEventData } from '../domain/call-event.ts';
import type { Clock } from '../domain/clock.ts';
import type { Promised } from '../domain/people.ts';
import type { CallsPort } from '../services/calls/calls.port.ts';
import type { CallLog } from './call-log.ts';
import type { Session } from './call-voice.ts';
import { totalUsage, type Prices } from './cost.ts';
import { finishRecord } from './finish-record.ts';
import type { InFlight } from './in-flight.ts';
import type { ToolRun } from './run-tool.ts';
import { closeSession } from './session.ts';
import type { Speaker } from './speaker.ts';
import type { Timers } from './timers.ts';

export type CallSummary = CallEventData['call.summarised'];

export interface EndingsDeps {
  session: Session;
  coordinator: Coordinator;
  log: CallLog;
  calls: CallsPort;
  logger: Logger;
  speaker: Speaker;
  inFlight: InFlight;
  clock: Clock;
  timers: Timers;
  prices: Prices;
  /** Keeps the call for a person, and answers what the caller may be promised; never throws. */
  queueForPerson: (reason: string) => Promise<Promised>;
  /** Stops every timer of the call. What waited for a person is kept as it has to be; never throws. */
  stopWaiting: () => Promise<void>;
}

/** Longest wait for the records at the end of the call, in milliseconds. */
const FLUSH_END = 8000;
/** Longest wait for the session to close, in milliseconds: the record does not wait for one that hangs. */
const CLOSE_LIMIT = 5000;
/** Longest wait for the last words of a call, in milliseconds: a session that hangs must not keep the line. */
const LAST_WORDS = 10_000;

export class Endings {
  /** Resolves with the summary when the call is over and its record written. */
  readonly ended: Promise<CallSummary>;

  readonly #deps: EndingsDeps;
  #ending: Promise<CallSummary> | null = null;
  #rescued = false;
  #resolveEnded: (summary: CallSummary) => void = () => undefined;

  constructor(deps: EndingsDeps) {
    this.#deps = deps;
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve));
  }

  get under(): boolean {
    return this.#ending !== null;
  }

  /** Safe to call at any time and more than once. */
  hangUp(reason: CallEndReason): Promise<CallSummary> {
    this.#ending ??= this.#end(reason);
    return this.#ending;
  }

  /** The goodbye of this turn plays out, or a stock one where the model said none; then the line closes. */
  async sayGoodbye(ctx: ToolRun): Promise<void> {
    const { coordinator, speaker } = this.#deps;
    coordinator.send({ type: 'goodbye.said' });
    await ctx.waitForPlayout();
    const spoke = ctx.speechHandle.chatItems.some(
      (item) => item.type === 'message' && item.role === 'assistant',
    );
    if (!spoke) speaker.line('goodbye');
    queueMicrotask(() => void this.#hangUpWhenQuiet('agent_ended'));
  }

  /** The caller has been silent for too long. */
  letGo(): void {
    this.#deps.speaker.line('silence_goodbye');
    void this.#deps.inFlight.rest().then(() => this.hangUp('agent_ended'));
  }

  /** Nobody can speak for the company any more: code says so, and promises a person only where one is told. */
  async rescue(line = 'rescue'): Promise<void> {
    if (this.#rescued) return;
    this.#rescued = true;
    const { coordinator, speaker, queueForPerson } = this.#deps;
    coordinator.send({ type: 'goodbye.said' });
    const promised = await queueForPerson('the line had trouble');
    try {
      speaker.line(promised === 'callback' ? line : `${line}_${promised}`);
    } finally {
      // Also where the session cannot even say that.
      void this.#hangUpWhenQuiet('error');
    }
  }

  /** Unless the caller speaks up again while goodbye is being said. */
  async #hangUpWhenQuiet(reason: CallEndReason): Promise<void> {
    const { inFlight, coordinator } = this.#deps;
    await this.#within(LAST_WORDS, inFlight.rest());
    if (reason === 'error' || coordinator.state === 'wrappingUp') await this.hangUp(reason);
  }

  async #within(ms: number, work: Promise<unknown>): Promise<void> {
    let cancel = (): void => undefined;
    const enough = new Promise<void>((resolve) => (cancel = this.#deps.timers.after(ms, resolve)));
    await Promise.race([work, enough]);
    cancel();
  }

  async #end(reason: CallEndReason): Promise<CallSummary> {
    const { session, log, coordinator, logger, calls, clock, prices, stopWaiting } = this.#deps;
    const stopped = stopWaiting();
    const usage = totalUsage(session.usage.modelUsage);
    await this.#within(CLOSE_LIMIT, Promise.all([stopped, closeSession(session)]));
    const summary = await finishRecord({
      ...{ log, coordinator, logger, reason, usage, calls, prices },
      endedAt: clock(),
      withinMs: FLUSH_END,
    });
    this.#resolveEnded(summary);
    return summary;
  }
}
