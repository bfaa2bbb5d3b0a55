// What becomes of a frame: a message, a fault that is answered, or one fault too many.
import type { ChatLimits } from './chat-limits.ts';
import {
  CLOSE,
  parseClientMessage,
  type ChatErrorCode,
  type ClientMessage,
  type CloseCode,
} from './protocol.ts';

export type Frame =
  | { message: ClientMessage }
  /** `close` is set when the line is closed for it. */
  | { fault: Fault };

export interface Fault {
  code: ChatErrorCode;
  message: string;
  close?: CloseCode;
}

export class FrameGate {
  readonly #limits: Pick<ChatLimits, 'frameLength' | 'badFrames'>;
  #bad = 0;

  constructor(limits: Pick<ChatLimits, 'frameLength' | 'badFrames'>) {
    this.#limits = limits;
  }

  /** Null stands for a binary frame. */
  read(frame: string | null): Frame {
    const { frameLength } = this.#limits;
    if (frame === null)
      return this.fault('binary_not_supported', 'Only text frames with JSON are understood.');
    if (frame.length > frameLength) {
      const message = `A message may have ${frameLength} characters at most.`;
      return { fault: { code: 'message_too_large', message, close: CLOSE.tooBig } };
    }
    const parsed = parseClientMessage(frame);
    return parsed.ok ? { message: parsed.message } : this.fault('invalid_message', parsed.why);
  }

  /** A frame that makes no sense costs nothing but an answer; too many cost the line. */
  fault(code: ChatErrorCode, message: string): { fault: Fault } {
    if (++this.#bad < this.#limits.badFrames) return { fault: { code, message } };
    return {
      fault: { code: 'too_many_errors', message: `${message} That was once too often.`, close: CLOSE.policy },
    };
  }
}
