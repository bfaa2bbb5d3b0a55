// One connection, one call: what the client sends becomes turns, what the call does becomes messages.
import type { Logger } from 'pino';
import type { Call } from '../../call/create-call.ts';
import type { Timers } from '../../call/timers.ts';
import type { CallEndReason } from '../../coordinator/index.ts';
import type { CallEvent } from '../../domain/call-event.ts';
import { CodedError } from '../../domain/errors.ts';
import { redact } from '../../understand/index.ts';
import { Utterances } from '../utterances.ts';
import { IdleWatch } from './idle-watch.ts';
import type { ChatLimits } from './chat-limits.ts';
import { Outbox, type ChatSocket } from './outbox.ts';
import {
  CLOSE,
  parseClientMessage,
  type ChatErrorCode,
  type ClientMessage,
  type CloseCode,
} from './protocol.ts';
import { toServerMessage } from './server-messages.ts';
import { TokenBucket } from './token-bucket.ts';

export interface ChatDeps {
  company: string;
  /** Answers a call of channel chat. */
  answer(number: string | null): Promise<Call>;
  /** What to make of the number that a client gives: null where it is not trusted with one. */
  callerNumber(given: string | undefined): string | null;
  fillers: ReadonlySet<string>;
  limits: ChatLimits;
  timers: Timers;
  /** Milliseconds from any fixed point. */
  monotonic: () => number;
  logger: Logger;
}

export class ChatConnection {
  /** Resolves when the socket is closed and the call, if there was one, is over and recorded. */
  readonly finished: Promise<void>;

  readonly #deps: ChatDeps;
  readonly #outbox: Outbox;
  readonly #bucket: TokenBucket;
  readonly #utterances = new Utterances();
  readonly #idle: IdleWatch;
  readonly #socketClosed: Promise<void>;
  #onSocketClosed: () => void = () => undefined;
  #cancelStart: () => void;
  /** From `start` on. Null when the call could not be answered. */
  #call: Promise<Call | null> | null = null;
  #ending: CallEndReason | null = null;
  #endReason = '';
  #waiting = 0;
  #badFrames = 0;
  #refusedTurns = 0;

  constructor(deps: ChatDeps, socket: ChatSocket) {
    const { limits, timers, monotonic } = deps;
    this.#deps = deps;
    this.#outbox = new Outbox(socket, timers);
    this.#bucket = new TokenBucket(limits.turns, monotonic());
    this.#idle = new IdleWatch(limits.idleMs, timers, (ended) => this.#callerIsIdle(ended));
    this.#socketClosed = new Promise((resolve) => (this.#onSocketClosed = resolve));
    this.#cancelStart = timers.after(limits.startMs, () =>
      this.#refuse('start_timeout', 'Nothing was started. Send {"type":"start"} first.', CLOSE.policy),
    );
    this.finished = this.#socketClosed.then(() => this.end('caller_hung_up')).catch(this.#notEnded);
  }

  /** A frame from the client. */
  receive(frame: string | null): void {
    const { limits } = this.#deps;
    if (this.#ending !== null) return;
    if (frame === null) {
      this.#bad('binary_not_supported', 'Only text frames with JSON are understood.');
      return;
    }
    if (frame.length > limits.frameLength) {
      this.#refuse(
        'message_too_large',
        `A message may have ${limits.frameLength} characters at most.`,
        CLOSE.tooBig,
      );
      return;
    }
    const parsed = parseClientMessage(frame);
    if (!parsed.ok) {
      this.#bad('invalid_message', parsed.why);
      return;
    }
    this.#handle(parsed.message);
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
    if (call) await call.hangUp(this.#ending);
    else if (first) this.#outbox.close(reason === 'shutdown' ? CLOSE.goingAway : CLOSE.normal, '');
    await this.#socketClosed;
  }

  #handle(message: ClientMessage): void {
    switch (message.type) {
      case 'start':
        if (this.#call) {
          this.#bad('already_started', 'The call has started. Send {"type":"say"}.');
          return;
        }
        {
          this.#start(message.callerNumber);
          return;
        }
      case 'say':
        if (!this.#call) {
          this.#bad('not_started', 'Send {"type":"start"} first.');
          return;
        }
        {
          this.#say(this.#call, message.text);
          return;
        }
      case 'hang_up':
        this.end('caller_hung_up').catch(this.#notEnded);
    }
  }

  #start(given: string | undefined): void {
    let number: string | null;
    try {
      number = this.#deps.callerNumber(given);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      this.#bad('invalid_argument', error.message);
      return;
    }
    this.#cancelStart();
    this.#call = this.#deps.answer(number).then(
      (call) => this.#answered(call, number),
      (error: unknown) => this.#notAnswered(error),
    );
  }

  #answered(call: Call, callerNumber: string | null): Call {
    const { company } = this.#deps;
    this.#outbox.send({ type: 'started', callId: call.id, company, callerNumber });
    for (const event of call.log.events) this.#tell(call, event);
    call.onWords((words) => {
      this.#utterances.add(words);
      this.#outbox.send({ type: 'token', ...words });
    });
    call.onEvent((event) => this.#tell(call, event));
    void call.ended.then(() => this.#over());
    this.#idle.restart();
    return call;
  }

  #notAnswered(error: unknown): null {
    const coded = error instanceof CodedError;
    const message = coded ? error.message : 'The call could not be answered. Please try again.';
    this.#complain(error, 'A chat could not be answered.');
    this.#refuse('service_unavailable', message, coded ? CLOSE.tryAgainLater : CLOSE.internal);
    return null;
  }

  #say(call: Promise<Call | null>, text: string): void {
    const { limits, monotonic } = this.#deps;
    const retryAfterMs = this.#bucket.take(monotonic());
    if (retryAfterMs > 0 || this.#waiting >= limits.waitingTurns) {
      const message = 'Too many messages at once: this one was not taken. Wait a moment and send it again.';
      const wait = retryAfterMs > 0 ? { retryAfterMs } : {};
      this.#outbox.send({ type: 'error', code: 'rate_limited', message, ...wait });
      if (++this.#refusedTurns >= limits.refusedTurns) this.#refuseTooMany();
      return;
    }
    this.#waiting++;
    this.#idle.spoken();
    void call
      .then((answered) => answered?.hear(text))
      .then(() => this.#outbox.send({ type: 'turn_completed' }))
      .catch((error: unknown) => this.#turnFailed(error))
      .finally(() => {
        this.#waiting--;
        this.#idle.restart();
      });
  }

  readonly #notEnded = (error: unknown): void => {
    this.#complain(error, 'A chat call could not be ended properly.');
  };

  #turnFailed(error: unknown): void {
    this.#complain(error, 'A chat turn failed.');
    const message = 'Something went wrong on our side. Please say that again.';
    this.#outbox.send({ type: 'error', code: 'internal', message });
  }

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
    const asked = this.#call?.then(async (call) => {
      await call?.sayLine(ended ? 'silence_goodbye' : 'still_there');
      if (ended) await this.end('agent_ended');
    });
    asked?.catch(this.#notEnded);
  }

  /** A frame that makes no sense costs nothing but a message; too many cost the line. */
  #bad(code: ChatErrorCode, message: string): void {
    this.#outbox.send({ type: 'error', code, message });
    if (++this.#badFrames >= this.#deps.limits.badFrames) this.#refuseTooMany();
  }

  #refuseTooMany(): void {
    this.#refuse('too_many_errors', 'Too many messages could not be taken.', CLOSE.policy);
  }

  /** Says why, then closes; a call that is under way ends as if the caller had hung up. */
  #refuse(code: ChatErrorCode, message: string, close: CloseCode): void {
    this.#ending = 'caller_hung_up';
    this.#outbox.send({ type: 'error', code, message });
    this.#outbox.close(close, code);
  }

  /** Errors may quote what a caller said. */
  #complain(error: unknown, what: string): void {
    const { company, logger } = this.#deps;
    logger.error({ company, error: redact(String(error)) }, what);
  }
}
