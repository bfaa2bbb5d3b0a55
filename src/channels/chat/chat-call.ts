// One typed call, from the greeting to the summary. It outlives a connection that breaks: the caller who comes back with
// its key is told everything again.
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Call } from '../../call/create-call.ts';
import type { Timers } from '../../call/timers.ts';
import type { CallEndReason } from '../../coordinator/index.ts';
import type { CallEvent } from '../../domain/call-event.ts';
import { redact } from '../../understand/index.ts';
import { CallerPresence } from '../caller-presence.ts';
import type { Observation } from '../observer/observe-call.ts';
import type { ObservedMessage } from '../observer/observed-message.ts';
import { Utterances } from '../utterances.ts';
import type { ChatLimits } from './chat-limits.ts';
import type { Fault } from './frame-gate.ts';
import { IdleWatch } from './idle-watch.ts';
import type { Outbox } from './outbox.ts';
import { CLOSE, type ErrorMessage, type ServerMessage } from './protocol.ts';
import { toServerMessage } from './server-messages.ts';
import { TokenBucket } from './token-bucket.ts';
import { TurnPace } from './turn-pace.ts';

export interface ChatCallDeps {
  company: string;
  callerNumber: string | null;
  /** How long a caller whose connection broke is waited for; 0 for not at all. */
  returnSeconds: number;
  fillers: ReadonlySet<string>;
  limits: ChatLimits;
  timers: Timers;
  /** Milliseconds from any fixed point. */
  monotonic: () => number;
  logger: Logger;
}

export type Observe = (call: Call, send: (message: ObservedMessage) => void) => Observation;

/** Where the caller listens, and whether they watch the call as the test room does. */
export interface ChatLine {
  outbox: Outbox;
  observe: Observe | null;
}

/** Two make a turn. */
const TOO_MANY_KEYS = 'Too many keys at once: this one was not taken.';
/** For another window to show that it is there, in milliseconds. */
const PROBE = 2000;

export class ChatCall {
  /** Whoever has it may come back to the call. */
  readonly key = randomBytes(18).toString('base64url');
  /** Resolves when the call is recorded and nobody is waited for any more. */
  readonly finished: Promise<void>;
  #finish: () => void = () => undefined;

  readonly #deps: ChatCallDeps;
  readonly #call: Call;
  readonly #pace: TurnPace;
  readonly #keys: TokenBucket;
  readonly #idle: IdleWatch;
  readonly #presence: CallerPresence;
  readonly #utterances = new Utterances();
  /** Everything but words on their way, in order. */
  readonly #told: ServerMessage[] = [];
  #line: ChatLine | null = null;
  #observation: Observation | null = null;
  /** Number of the last message that was taken. */
  #taken = 0;
  #ending: CallEndReason | null = null;
  #endReason = '';
  #isOver = false;
  /** Nobody will come back, or has anything to come back for. */
  #isGone = false;

  constructor(deps: ChatCallDeps, call: Call) {
    const { limits, timers, monotonic, returnSeconds } = deps;
    this.#deps = deps;
    this.#call = call;
    this.#pace = new TurnPace(limits, monotonic());
    this.#keys = new TokenBucket(limits.keys, monotonic());
    this.#idle = new IdleWatch(limits.idleMs, timers, (ended) => this.#callerIsIdle(ended));
    this.#presence = new CallerPresence({
      ...{ timers, monotonic, returnSeconds },
      onLeft: (waitSeconds) => this.#isOver || call.log.add('caller.left', { waitSeconds }),
      onReturned: (awayMs) => this.#isOver || call.log.add('caller.returned', { awayMs }),
      onGone: () => this.leave(),
    });
    this.finished = new Promise((resolve) => (this.#finish = resolve));
    for (const event of call.log.events) this.#tell(event);
    call.onWords((words) => {
      this.#utterances.add(words);
      this.#line?.outbox.send({ type: 'token', ...words });
    });
    call.onEvent((event) => this.#tell(event));
    void call.ended.then(() => this.#over());
    this.#idle.restart();
  }

  /** Nothing that the caller says from now on is heard. */
  get isEnding(): boolean {
    return this.#ending !== null;
  }

  /** The caller listens here from now on, and is told everything so far. */
  attach(line: ChatLine): void {
    const { company, callerNumber } = this.#deps;
    const { outbox, observe } = line;
    this.#line = line;
    const started: ServerMessage = {
      ...{ type: 'started', callId: this.#call.id, company, callerNumber },
      ...{ key: this.key, taken: this.#taken },
    };
    outbox.catchUp([started, ...this.#told]);
    // After the caller's own messages: a watcher sees what the caller has been told.
    this.#observation =
      observe?.(this.#call, (message) => outbox.send({ type: 'observed', message })) ?? null;
    this.#presence.returned();
    if (this.#isOver) void this.#sayGoodbye(line);
  }

  /** The caller is back. False while another window of theirs has the call and answers. */
  async takeBack(line: ChatLine): Promise<boolean> {
    const before = this.#line;
    if (before && (await before.outbox.delivered(PROBE))) return false;
    // Somebody else was quicker.
    if (this.#line !== before && this.#line !== null) return false;
    before?.outbox.drop();
    if (!line.outbox.open) return true;
    this.#observation?.stop();
    this.attach(line);
    return true;
  }

  /** That line is closed. Where the caller has not hung up with it they are waited for. */
  detach(outbox: Outbox, { mayReturn }: { mayReturn: boolean }): void {
    if (this.#line?.outbox !== outbox) return;
    this.#line = null;
    this.#observation?.stop();
    if (this.#isGone || !mayReturn) this.leave();
    else this.#presence.left({ mayReturn });
  }

  /** The caller has gone for good. */
  leave(): void {
    this.#isGone = true;
    if (this.#isOver) this.#finish();
    else void this.end('caller_hung_up');
  }

  /** Ends the call and delivers its summary. Resolves when it is finished; safe to call more than once. */
  async end(reason: CallEndReason): Promise<void> {
    this.#ending ??= reason;
    this.#presence.stop();
    // A caller who is away when we end the call ourselves is not waited for.
    if (this.#line === null) this.#isGone = true;
    try {
      await this.#call.hangUp(this.#ending);
    } catch (error) {
      this.#complain(error, 'A chat call could not be ended properly.');
      this.#line?.outbox.close(CLOSE.internal, 'internal');
      this.#finish();
    }
    await this.finished;
  }

  /** Takes a turn. One whose number was taken before is the same message, sent again after a break. */
  say(text: string, number: number | undefined): Fault | null {
    if (number !== undefined && number <= this.#taken) return null;
    const refused = this.#pace.take(this.#deps.monotonic());
    if (refused) return refused;
    this.#taken = number ?? this.#taken + 1;
    this.#idle.spoken();
    void this.#takeTurn(text).finally(() => {
      this.#pace.done();
      this.#idle.restart();
    });
    return null;
  }

  /** A key of the telephone; what is keyed in is a turn of its own. */
  press(key: string): Fault | null {
    const retryAfterMs = this.#keys.take(this.#deps.monotonic());
    if (retryAfterMs > 0) return { code: 'rate_limited', message: TOO_MANY_KEYS };
    this.#idle.restart();
    this.#call.key(key);
    return null;
  }

  async #takeTurn(text: string): Promise<void> {
    try {
      if (this.#call.isClosed) {
        this.#send(CALL_OVER);
        return;
      }
      await this.#call.hear(text);
      // An answer that broke off has words, but no end of its own.
      const rest = this.#utterances.take();
      if (rest) this.#send({ type: 'final', ...rest });
      this.#send({ type: 'turn_completed' });
    } catch (error) {
      this.#complain(error, 'A chat turn failed.');
      const message = 'Something went wrong on our side. Please say that again.';
      this.#send({ type: 'error', code: 'internal', message });
    }
  }

  #tell(event: CallEvent): void {
    if (event.type === 'call.ended') this.#endReason = event.data.reason;
    if (event.type === 'agent.said') this.#idle.restart();
    const message = toServerMessage(event, {
      callId: this.#call.id,
      utterances: this.#utterances,
      fillers: this.#deps.fillers,
      endReason: this.#endReason,
    });
    if (message) this.#send(message);
  }

  #send(message: ServerMessage): void {
    this.#told.push(message);
    this.#line?.outbox.send(message);
  }

  #over(): void {
    this.#isOver = true;
    this.#idle.stop();
    this.#ending ??= 'agent_ended';
    if (this.#line) void this.#sayGoodbye(this.#line);
    else if (this.#isGone) this.#finish();
  }

  /** The line closes only when the summary has arrived, or cannot be made to in time. */
  async #sayGoodbye({ outbox }: ChatLine): Promise<void> {
    const stopping = this.#ending === 'shutdown';
    if ((await outbox.delivered(this.#deps.limits.summaryMs)) || stopping) this.#isGone = true;
    outbox.close(stopping ? CLOSE.goingAway : CLOSE.normal, 'The call has ended.');
    if (this.#isGone && this.#line === null) this.#finish();
  }

  /** Asked once; silent after that, the caller is let go. */
  #callerIsIdle(ended: boolean): void {
    const asked = ended ? this.#call.letGo() : this.#call.sayLine('still_there');
    asked.catch((error: unknown) => this.#complain(error, 'A chat caller who was silent was not asked.'));
  }

  /** Errors may quote what a caller said. */
  #complain(error: unknown, what: string): void {
    const { company, logger } = this.#deps;
    logger.error({ company, error: redact(String(error)) }, what);
  }
}

export const CALL_OVER: ErrorMessage = {
  type: 'error',
  code: 'call_over',
  message: 'This call is over. Connect again to start a new one.',
};
