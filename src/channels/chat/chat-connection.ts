// One connection, one call: what the client sends becomes turns, what the call does becomes messages.
import type { Logger } from 'pino';
import type { Call } from '../../call/create-call.ts';
import type { Timers } from '../../call/timers.ts';
import type { CallEndReason } from '../../coordinator/index.ts';
import type { CallEvent } from '../../domain/call-event.ts';
import { CodedError } from '../../domain/errors.ts';
import { redact } from '../../understand/index.ts';
import type { Observation } from '../observer/observe-call.ts';
import type { ObservedMessage } from '../observer/observed-message.ts';
import { Utterances } from '../utterances.ts';
import type { ChatLimits } from './chat-limits.ts';
import { FrameGate, type Fault, type Frame } from './frame-gate.ts';
import { IdleWatch } from './idle-watch.ts';
import { Outbox, type ChatSocket } from './outbox.ts';
import { CLOSE, type ClientMessage } from './protocol.ts';
import { toServerMessage } from './server-messages.ts';
import { TurnPace } from './turn-pace.ts';

export interface ChatDeps {
  company: string;
  /** Answers a call of channel chat. */
  answer(number: string | null): Promise<Call>;
  /** What to make of the number that a client gives: null where it is not trusted with one. */
  callerNumber(given: string | undefined): string | null;
  fillers: ReadonlySet<string>;
  /** Lets the client watch the call as the test room does; null where it may not. */
  observe: ((call: Call, send: (message: ObservedMessage) => void) => Observation) | null;
  limits: ChatLimits;
  timers: Timers;
  /** Milliseconds from any fixed point. */
  monotonic: () => number;
  logger: Logger;
}

type StartMessage = Extract<ClientMessage, { type: 'start' }>;

export class ChatConnection {
  /** Resolves when the socket is closed and the call, if there was one, is over and recorded. */
  readonly finished: Promise<void>;

  readonly #deps: ChatDeps;
  readonly #outbox: Outbox;
  readonly #gate: FrameGate;
  readonly #pace: TurnPace;
  readonly #utterances = new Utterances();
  readonly #idle: IdleWatch;
  readonly #socketClosed: Promise<void>;
  #onSocketClosed: () => void = () => undefined;
  #cancelStart: () => void;
  /** From `start` on. Null when the call could not be answered. */
  #call: Promise<Call | null> | null = null;
  #ending: CallEndReason | null = null;
  #endReason = '';

  constructor(deps: ChatDeps, socket: ChatSocket) {
    const { limits, timers, monotonic } = deps;
    this.#deps = deps;
    this.#outbox = new Outbox(socket, timers);
    this.#gate = new FrameGate(limits);
    this.#pace = new TurnPace(limits, monotonic());
    this.#idle = new IdleWatch(limits.idleMs, timers, (ended) => this.#callerIsIdle(ended));
    this.#socketClosed = new Promise((resolve) => (this.#onSocketClosed = resolve));
    this.#cancelStart = timers.after(limits.startMs, () =>
      this.#answerFault({
        code: 'start_timeout',
        message: 'Nothing was started. Send {"type":"start"} first.',
        close: CLOSE.policy,
      }),
    );
    this.finished = this.#socketClosed.then(() => this.end('caller_hung_up')).catch(this.#notEnded);
  }

  /** A frame from the client; null for a binary one. */
  receive(frame: string | null): void {
    const read = this.#gate.read(frame);
    if (this.#ending !== null) this.#answerTooLate(read);
    else if ('message' in read) this.#handle(read.message);
    else this.#answerFault(read.fault);
  }

  /** The client is gone. */
  closed(): void {
    this.#cancelStart();
    this.#idle.stop();
    this.#onSocketClosed();
  }

  /** Ends the call, delivers its summary, closes the line. Safe to call more than once. */
  async end(reason: CallEndReason): Promise<void> {
    this.#cancelStart();
    const first = this.#ending === null;
    this.#ending ??= reason;
    const call = await this.#call;
    if (call) await this.#hangUp(call, this.#ending);
    else if (first) this.#outbox.close(reason === 'shutdown' ? CLOSE.goingAway : CLOSE.normal, '');
    await this.#socketClosed;
  }

  async #hangUp(call: Call, reason: CallEndReason): Promise<void> {
    try {
      await call.hangUp(reason);
    } catch (error) {
      this.#notEnded(error);
      this.#outbox.close(CLOSE.internal, 'internal');
    }
  }

  /** Whoever speaks to a line that is being closed is told so. */
  #answerTooLate(read: Frame): void {
    if ('message' in read && read.message.type === 'say') this.#sayThatItIsOver();
  }

  #sayThatItIsOver(): void {
    const message = 'This call is over. Connect again to start a new one.';
    this.#outbox.send({ type: 'error', code: 'call_over', message });
  }

  #handle(message: ClientMessage): void {
    switch (message.type) {
      case 'start':
        this.#start(message);
        break;
      case 'say':
        this.#say(message.text);
        break;
      case 'hang_up':
        this.end('caller_hung_up').catch(this.#notEnded);
        break;
    }
  }

  #start({ callerNumber: given, observe = false }: StartMessage): void {
    if (this.#call) {
      this.#answerFault(
        this.#gate.fault('already_started', 'The call has started: send {"type":"say"}.').fault,
      );
      return;
    }
    if (observe && !this.#deps.observe) {
      const message = 'To watch a call, sign in to the test room first, or start without "observe".';
      this.#answerFault(this.#gate.fault('not_allowed', message).fault);
      return;
    }
    let number: string | null;
    try {
      number = this.#deps.callerNumber(given);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      this.#answerFault(this.#gate.fault('invalid_argument', error.message).fault);
      return;
    }
    this.#cancelStart();
    this.#call = this.#deps.answer(number).then(
      (call) => this.#answered(call, number, observe),
      (error: unknown) => this.#notAnswered(error),
    );
  }

  #answered(call: Call, callerNumber: string | null, observe: boolean): Call {
    const { company } = this.#deps;
    this.#outbox.send({ type: 'started', callId: call.id, company, callerNumber });
    for (const event of call.log.events) this.#tell(call, event);
    call.onWords((words) => {
      this.#utterances.add(words);
      this.#outbox.send({ type: 'token', ...words });
    });
    call.onEvent((event) => this.#tell(call, event));
    // After the caller's own messages: a watcher sees what the caller has been told.
    if (observe) this.#deps.observe?.(call, (message) => this.#outbox.send({ type: 'observed', message }));
    void call.ended.then(() => this.#over());
    this.#idle.restart();
    return call;
  }

  #notAnswered(error: unknown): null {
    const coded = error instanceof CodedError;
    const message = coded ? error.message : 'The call could not be answered. Please try again.';
    this.#complain(error, 'A chat could not be answered.');
    const close = coded ? CLOSE.tryAgainLater : CLOSE.internal;
    this.#answerFault({ code: 'service_unavailable', message, close });
    return null;
  }

  #say(text: string): void {
    const { monotonic } = this.#deps;
    const refused = this.#call
      ? this.#pace.take(monotonic())
      : this.#gate.fault('not_started', 'Send {"type":"start"} first.').fault;
    if (refused) {
      this.#answerFault(refused);
      return;
    }
    this.#idle.spoken();
    void this.#takeTurn(text).finally(() => {
      this.#pace.done();
      this.#idle.restart();
    });
  }

  async #takeTurn(text: string): Promise<void> {
    try {
      const call = await this.#call;
      if (call?.isClosed === true) {
        this.#sayThatItIsOver();
        return;
      }
      await call?.hear(text);
      // An answer that broke off has words, but no end of its own.
      const rest = this.#utterances.take();
      if (rest) this.#outbox.send({ type: 'final', ...rest });
      this.#outbox.send({ type: 'turn_completed' });
    } catch (error) {
      this.#complain(error, 'A chat turn failed.');
      const message = 'Something went wrong on our side. Please say that again.';
      this.#outbox.send({ type: 'error', code: 'internal', message });
    }
  }

  readonly #notEnded = (error: unknown): void => {
    this.#complain(error, 'A chat call could not be ended properly.');
  };

  #tell(call: Call, event: CallEvent): void {
    if (event.type === 'call.ended') this.#endReason = event.data.reason;
    if (event.type === 'agent.said') this.#idle.restart();
    const message = toServerMessage(event, {
      callId: call.id,
      utterances: this.#utterances,
      fillers: this.#deps.fillers,
      endReason: this.#endReason,
    });
    if (message) this.#outbox.send(message);
  }

  /** The line closes only when the summary has arrived, or cannot be made to in time. */
  async #over(): Promise<void> {
    this.#idle.stop();
    this.#ending ??= 'agent_ended';
    await this.#outbox.delivered(this.#deps.limits.summaryMs);
    this.#outbox.close(this.#ending === 'shutdown' ? CLOSE.goingAway : CLOSE.normal, 'The call has ended.');
  }

  /** Asked once; silent after that, the caller is let go. */
  #callerIsIdle(ended: boolean): void {
    const asked = this.#call?.then((call) => (ended ? call?.letGo() : call?.sayLine('still_there')));
    asked?.catch(this.#notEnded);
  }

  /** Says what is wrong; where the line is closed for it, a call under way ends as if the caller had hung up. */
  #answerFault({ close, ...error }: Fault): void {
    this.#outbox.send({ type: 'error', ...error });
    if (close === undefined) return;
    this.#ending = 'caller_hung_up';
    this.#outbox.close(close, error.code);
  }

  /** Errors may quote what a caller said. */
  #complain(error: unknown, what: string): void {
    const { company, logger } = this.#deps;
    logger.error({ company, error: redact(String(error)) }, what);
  }
}
