// One connection: starts a call or comes back to one, and what the client sends becomes turns of it.
import type { Logger } from 'pino';
import type { Timers } from '../../call/timers.ts';
import type { CallEndReason } from '../../coordinator/index.ts';
import { CodedError } from '../../domain/errors.ts';
import { redact } from '../../understand/index.ts';
import { CALL_OVER, type ChatCall, type Observe } from './chat-call.ts';
import type { ChatLimits } from './chat-limits.ts';
import { FrameGate, type Fault } from './frame-gate.ts';
import { Outbox, type ChatSocket } from './outbox.ts';
import { CLOSE, type ClientMessage } from './protocol.ts';

export interface ChatDeps {
  company: string;
  /** Answers a call of channel chat, or says why not now. */
  answer(number: string | null): Promise<ChatCall | { fault: Fault }>;
  /** The call that this key comes back to; null when it is over. */
  find(key: string): ChatCall | null;
  /** What to make of the number that a client gives: null where it is not trusted with one. */
  callerNumber(given: string | undefined): string | null;
  /** Lets the client watch the call as the test room does; null where it may not. */
  observe: Observe | null;
  limits: ChatLimits;
  timers: Timers;
  logger: Logger;
}

type Opening = Extract<ClientMessage, { type: 'start' | 'resume' }>;
type Say = Extract<ClientMessage, { type: 'say' }>;

/** A client that closes its line with these codes, or none, has hung up; one that reloads (1001) or breaks has not. */
const HANG_UP_CODES: readonly number[] = [CLOSE.normal, 1005];

export class ChatConnection {
  readonly #deps: ChatDeps;
  readonly #outbox: Outbox;
  readonly #gate: FrameGate;
  #cancelStart: () => void;
  /** From `start` or `resume` on. Null when there is no call. */
  #chat: Promise<ChatCall | null> | null = null;
  #current: ChatCall | null = null;
  /** The client did not keep to the protocol: the call ends with the line. */
  #isCutOff = false;

  constructor(deps: ChatDeps, socket: ChatSocket) {
    const { limits, timers } = deps;
    this.#deps = deps;
    this.#outbox = new Outbox(socket, timers);
    this.#gate = new FrameGate(limits);
    this.#cancelStart = timers.after(limits.startMs, () =>
      this.#answerFault({
        code: 'start_timeout',
        message: 'Nothing was started. Send {"type":"start"} first.',
        close: CLOSE.policy,
      }),
    );
  }

  /** A frame from the client; null for a binary one. */
  receive(frame: string | null): void {
    const read = this.#gate.read(frame);
    if (this.#isCutOff || this.#current?.isEnding === true) {
      // Whoever speaks to a line that is being closed is told so.
      if ('message' in read && read.message.type === 'say') this.#outbox.send(CALL_OVER);
    } else if ('message' in read) this.#handle(read.message);
    else this.#answerFault(read.fault);
  }

  /** The client is gone. `code` is of RFC 6455. */
  closed(code: number): void {
    this.#cancelStart();
    const mayReturn = !this.#isCutOff && !HANG_UP_CODES.includes(code);
    void this.#chat?.then((chat) => chat?.detach(this.#outbox, { mayReturn }));
  }

  /** Ends the call, if there is one, delivers its summary and closes the line. Safe to call more than once. */
  async end(reason: CallEndReason): Promise<void> {
    this.#cancelStart();
    const chat = await this.#chat;
    if (chat) await chat.end(reason);
    else this.#outbox.close(reason === 'shutdown' ? CLOSE.goingAway : CLOSE.normal, '');
  }

  #handle(message: ClientMessage): void {
    switch (message.type) {
      case 'start':
      case 'resume':
        this.#open(message);
        break;
      case 'say':
        void this.#say(message);
        break;
      case 'key':
        void this.#press(message.key);
        break;
      case 'hang_up':
        void this.end('caller_hung_up');
        break;
    }
  }

  #open(message: Opening): void {
    const fault = this.#mayNotOpen(message);
    if (fault) {
      this.#answerFault(fault);
      return;
    }
    if (message.type === 'start') this.#start(message);
    else this.#resume(message);
  }

  #mayNotOpen({ observe = false }: Opening): Fault | null {
    if (this.#chat)
      return this.#gate.fault('already_started', 'The call has started: send {"type":"say"}.').fault;
    if (!observe || this.#deps.observe) return null;
    const message = 'To watch a call, sign in to the test room first, or start without "observe".';
    return this.#gate.fault('not_allowed', message).fault;
  }

  #start({ callerNumber: given, observe = false }: Extract<Opening, { type: 'start' }>): void {
    let number: string | null;
    try {
      number = this.#deps.callerNumber(given);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      this.#answerFault(this.#gate.fault('invalid_argument', error.message).fault);
      return;
    }
    this.#cancelStart();
    this.#chat = this.#deps.answer(number).then(
      (answered) => {
        if ('fault' in answered) return this.#turnAway(answered.fault);
        answered.attach(this.#line(observe));
        return this.#has(answered);
      },
      (error: unknown) => this.#notAnswered(error),
    );
  }

  #resume({ key, observe = false }: Extract<Opening, { type: 'resume' }>): void {
    this.#cancelStart();
    const chat = this.#deps.find(key);
    this.#chat = this.#takeBack(chat, observe);
  }

  async #takeBack(chat: ChatCall | null, observe: boolean): Promise<ChatCall | null> {
    if (chat === null) return this.#turnAway({ ...FAULT_OVER, close: CLOSE.normal });
    if (await chat.takeBack(this.#line(observe))) return this.#has(chat);
    return this.#turnAway({
      code: 'call_elsewhere',
      message: 'This call is open in another window. Close that one to take the call up here.',
      close: CLOSE.policy,
    });
  }

  #line(observe: boolean) {
    return { outbox: this.#outbox, observe: observe ? this.#deps.observe : null };
  }

  #has(chat: ChatCall): ChatCall {
    this.#current = chat;
    return chat;
  }

  #turnAway(fault: Fault): null {
    this.#answerFault(fault);
    return null;
  }

  #notAnswered(error: unknown): null {
    const coded = error instanceof CodedError;
    const message = coded ? error.message : 'The call could not be answered. Please try again.';
    // Errors may quote what a caller said.
    const { company, logger } = this.#deps;
    logger.error({ company, error: redact(String(error)) }, 'A chat could not be answered.');
    const close = coded ? CLOSE.tryAgainLater : CLOSE.internal;
    return this.#turnAway({ code: 'service_unavailable', message, close });
  }

  async #press(key: string): Promise<void> {
    const refused = (await this.#chat)?.press(key);
    if (refused) this.#answerFault(refused);
  }

  async #say({ text, number }: Say): Promise<void> {
    if (this.#chat === null) {
      this.#answerFault(this.#gate.fault('not_started', 'Send {"type":"start"} first.').fault);
      return;
    }
    const chat = await this.#chat;
    const refused = chat?.say(text, number);
    if (refused) this.#answerFault(refused);
  }

  /** Says what is wrong; where the line is closed for it, a call under way ends as if the caller had hung up. */
  #answerFault({ close, ...error }: Fault): void {
    this.#outbox.send({ type: 'error', ...error });
    if (close === undefined) return;
    this.#isCutOff = true;
    this.#outbox.close(close, error.code);
  }
}

const FAULT_OVER: Fault = { code: 'call_over', message: CALL_OVER.message };
