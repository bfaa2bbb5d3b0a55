// How calls end: a goodbye that is heard, a rescue when nobody can speak any more, and a record that is complete.
import type { Logger } from 'pino';
import type { CallEndReason, Coordinator } from '../coordinator/index.ts';
import type { CallEventData } from '../domain/call-event.ts';
import type { Clock } from '../domain/clock.ts';
import type { Promised } from '../domain/people.ts';
import type { CallsPort } from '../services/calls/calls.port.ts';
import { isParting } from '../understand/index.ts';
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
  /** Not the call's own: they have to work when it is over. */
  timers: Timers;
  prices: Prices;
  /** Keeps the call for a person, and answers what the caller may be promised; never throws. */
  queueForPerson: (reason: string) => Promise<Promised>;
  /** Resolves when the caller, after the last word of a goodbye, has had their say. */
  lastWords: () => Promise<void>;
  /** The caller's side is not silent, as far as a detector can tell. */
  isNoisy: () => boolean;
  /** Drops what is being said or waits for silence to be said. */
  stopTalking: () => void;
  /** A turn of the caller waits to be taken up. */
  turnsWait: () => boolean;
  /** Stops every timer of the call. What waited for a person is kept as it has to be; never throws. */
  stopWaiting: () => Promise<void>;
}

/** Longest wait for the records at the end of the call, in milliseconds. */
const FLUSH_END = 8000;
/** Longest wait for the session to close, in milliseconds: the record does not wait for one that hangs. */
const CLOSE_LIMIT = 5000;
/** Longest wait for the last words of a call, in milliseconds: a session that hangs must not keep the line. */
const LAST_WORDS = 10_000;

/** A goodbye under way. `overtaken` resolves when the caller has something to say after all. */
interface Goodbye {
  reason: CallEndReason;
  /** Nobody could answer what is said now. */
  isFinal: boolean;
  /** Bare assent to it is an answer, not a nod. */
  asks: boolean;
  overtaken: Promise<void>;
  overtake: () => void;
}

export class Endings {
  /** Resolves with the summary when the call is over and its record written. */
  readonly ended: Promise<CallSummary>;

  readonly #deps: EndingsDeps;
  #ending: Promise<CallSummary> | null = null;
  #goodbye: Goodbye | null = null;
  /** How often the line was kept open against the model in this turn. */
  #kept = { turn: -1, times: 0 };
  #resolveEnded: (summary: CallSummary) => void = () => undefined;

  constructor(deps: EndingsDeps) {
    this.#deps = deps;
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve));
    deps.coordinator.subscribe(({ event }) => {
      if (event.type === 'caller.spoke') this.#overtake();
    });
  }

  get under(): boolean {
    return this.#ending !== null;
  }

  /** The line closes, whatever is said. */
  get isFinal(): boolean {
    return this.under || this.#goodbye?.isFinal === true;
  }

  /** Resolves when the line is closed, or the goodbye under way does not close it now. */
  get decided(): Promise<unknown> {
    return Promise.race([this.ended, this.#goodbye?.overtaken ?? this.ended]);
  }

  /** Goodbye is being said to somebody who seems to be gone: whatever they say but a goodbye answers it. */
  get asks(): boolean {
    return this.#goodbye?.asks === true;
  }

  /** Whether words over the goodbye, or right after it, only say goodbye too. */
  isParting(words: string): boolean {
    return this.#goodbye !== null && isParting(words, { takesLeave: this.#goodbye.asks });
  }

  /** Whether they change nothing. */
  isAbove(words: string): boolean {
    return this.isFinal || this.isParting(words);
  }

  /** Safe to call at any time and more than once. */
  hangUp(reason: CallEndReason): Promise<CallSummary> {
    this.#ending ??= this.#end(reason);
    return this.#ending;
  }

  /**
   * A model that ends a call whose caller waits for something is told so, and once more code asks the caller instead.
   * Answers whether it is so.
   */
  insists(): boolean {
    const { coordinator, speaker } = this.#deps;
    const { turn } = coordinator.context;
    this.#kept = { turn, times: this.#kept.turn === turn ? this.#kept.times + 1 : 1 };
    if (this.#kept.times === 2) speaker.line('before_goodbye');
    return this.#kept.times >= 2;
  }

  /** The goodbye of this turn plays out, or a stock one where the model said none; then the line closes. */
  async sayGoodbye(ctx: ToolRun): Promise<void> {
    const { coordinator, speaker } = this.#deps;
    const goodbye = this.#begin('agent_ended');
    coordinator.send({ type: 'goodbye.said' });
    await ctx.waitForPlayout();
    const { chatItems, interrupted } = ctx.speechHandle;
    const words = chatItems.flatMap((item) =>
      item.type === 'message' && item.role === 'assistant' ? [item.textContent ?? ''] : [],
    );
    goodbye.asks = words.join(' ').includes('?');
    if (words.length === 0 && !interrupted && this.#goodbye === goodbye) speaker.line('goodbye');
    // After the tool has returned: LiveKit counts it as under way until then.
    queueMicrotask(() => void this.#closeAfter(goodbye));
  }

  /** The caller has been silent for too long. Whatever they say but a goodbye keeps them on the line. */
  letGo(): void {
    const { coordinator, speaker, isNoisy, stopTalking } = this.#deps;
    const goodbye = this.#begin('agent_ended', { asks: true });
    coordinator.send({ type: 'goodbye.said' });
    // Over noise nothing is ever heard that waits for silence; words are answered after it.
    const whole = isNoisy();
    if (whole) stopTalking();
    speaker.line('silence_goodbye', {}, { whole });
    void this.#closeAfter(goodbye);
  }

  /** The call has lasted as long as it may. */
  timeUp(): void {
    if (this.under) return;
    const { coordinator, speaker, stopTalking } = this.#deps;
    const goodbye = this.#begin('agent_ended', { isFinal: true });
    coordinator.send({ type: 'goodbye.said' });
    stopTalking();
    speaker.line('call_too_long', {}, { whole: true });
    void this.#closeAfter(goodbye);
  }

  /** Nobody can speak for the company any more: code says so, and promises a person only where one is told. */
  async rescue(line = 'rescue'): Promise<void> {
    if (this.under || this.#goodbye?.reason === 'error') return;
    const { coordinator, speaker, queueForPerson } = this.#deps;
    const goodbye = this.#begin('error', { isFinal: true });
    coordinator.send({ type: 'goodbye.said' });
    const promised = await queueForPerson('the line had trouble');
    try {
      speaker.line(promised === 'callback' ? line : `${line}_${promised}`, {}, { whole: true });
    } finally {
      // Also where the session cannot even say that.
      void this.#closeAfter(goodbye);
    }
  }

  /** A turn that came over the goodbye was only a goodbye itself. */
  goOn(): void {
    const before = this.#goodbye;
    if (before) void this.#closeAfter(this.#begin(before.reason, before));
  }

  #begin(reason: CallEndReason, { isFinal = false, asks = false } = {}): Goodbye {
    this.#overtake();
    let overtake = (): void => undefined;
    const overtaken = new Promise<void>((resolve) => (overtake = resolve));
    const goodbye = { reason, isFinal, asks, overtaken, overtake };
    this.#goodbye = goodbye;
    return goodbye;
  }

  #overtake(): void {
    this.#goodbye?.overtake();
    this.#goodbye = null;
  }

  /** Unless the caller has something to say while goodbye is being said, or right after it. */
  async #closeAfter(goodbye: Goodbye): Promise<void> {
    const { inFlight, lastWords, turnsWait } = this.#deps;
    await this.#within(LAST_WORDS, inFlight.rest());
    if (this.#goodbye === goodbye) await lastWords();
    if (this.#goodbye !== goodbye) return;
    if (turnsWait() && !goodbye.isFinal) goodbye.overtake();
    else await this.hangUp(goodbye.reason);
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
