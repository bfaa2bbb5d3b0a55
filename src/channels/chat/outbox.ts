// What leaves for one client. A client that reads slowly loses tokens first, then the line: memory stays bounded.
import type { Timers } from '../../call/timers.ts';
import type { CloseCode, ServerMessage } from './protocol.ts';

/** The part of a WebSocket that a chat needs. */
export interface ChatSocket {
  /** Bytes accepted and not yet passed to the network. */
  readonly bufferedAmount: number;
  readonly open: boolean;
  send(text: string): void;
  close(code: CloseCode, reason: string): void;
  terminate(): void;
  /** Resolves when the other end has answered a ping, and so has received everything before it. */
  roundTrip(): Promise<void>;
}

/** Bytes on their way before tokens are left out; `final` brings all of the words again. */
const TOKENS_UP_TO = 256 * 1024;
/** Bytes on their way before the client counts as gone. */
const GIVE_UP_AT = 1024 * 1024;

export class Outbox {
  readonly #socket: ChatSocket;
  readonly #timers: Timers;

  constructor(socket: ChatSocket, timers: Timers) {
    this.#socket = socket;
    this.#timers = timers;
  }

  send(message: ServerMessage): void {
    const { bufferedAmount, open } = this.#socket;
    if (!open) return;
    if (bufferedAmount > GIVE_UP_AT) {
      this.#socket.terminate();
      return;
    }
    if (isRepeatedLater(message) && bufferedAmount > TOKENS_UP_TO) return;
    this.#socket.send(JSON.stringify(message));
  }

  get open(): boolean {
    return this.#socket.open;
  }

  /** What a caller who comes back has missed, at once and whole. */
  catchUp(messages: readonly ServerMessage[]): void {
    if (!this.#socket.open) return;
    for (const message of messages) this.#socket.send(JSON.stringify(message));
  }

  /** Whether everything sent has reached the client within so many milliseconds. */
  async delivered(withinMs: number): Promise<boolean> {
    if (!this.#socket.open) return false;
    let cancel = (): void => undefined;
    const late = new Promise<false>((resolve) => {
      cancel = this.#timers.after(withinMs, () => resolve(false));
    });
    const arrived = this.#socket.roundTrip().then(() => this.#socket.open);
    const inTime = await Promise.race([arrived, late]);
    cancel();
    return inTime;
  }

  /** Nobody is at the other end any more. */
  drop(): void {
    this.#socket.terminate();
  }

  close(code: CloseCode, reason: string): void {
    this.#socket.close(code, reason);
  }
}

/** Words on their way come again, whole. */
function isRepeatedLater(message: ServerMessage): boolean {
  return message.type === 'token' || (message.type === 'observed' && message.message.type === 'words');
}
