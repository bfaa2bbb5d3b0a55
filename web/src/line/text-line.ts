// A typed call over the chat socket, watched: docs/web-chat.md tells its protocol. A connection that breaks is made anew,
// and what was typed meanwhile is sent then.
import * as z from 'zod/mini';
import { parseMessage } from '../call-view/parse-message.ts';
import type { CallLine, LineListener } from './call-line.ts';

const frameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), key: z.string(), taken: z.number() }),
  z.object({ type: z.literal('observed'), message: z.unknown() }),
  z.object({ type: z.literal('error'), code: z.string(), message: z.string() }),
  z.object({ type: z.literal('summary') }),
]);
type Frame = z.infer<typeof frameSchema>;

export interface TextCall {
  callerNumber: string | null;
  /** Of a call to come back to; null begins a new one. */
  key: string | null;
  onKey: (key: string) => void;
  listener: LineListener;
}

/** Between two tries to reconnect, in milliseconds; the last one is repeated. */
const PAUSES = [250, 500, 1000, 2000];
/** Tries before the caller is told that the line is broken; they may still go back by hand. */
const TRIES = 30;
/** For one try, in milliseconds. */
const TRY = 5000;
/** RFC 6455: the call is over. */
const NORMAL = 1000;
/** The server does not want us: another window has the call, we broke the protocol, or it failed. */
const FINAL: readonly number[] = [1008, 1009, 1011];
/** Ours: the page gives up a connection, not the call. */
const AGAIN = 4000;

export function openTextLine(call: TextCall): CallLine {
  return new TextLine(call);
}

class TextLine implements CallLine {
  readonly kind = 'text';
  readonly sound = null;
  readonly #call: TextCall;
  #socket: WebSocket;
  #key: string | null;
  #isReady = false;
  #isOver = false;
  #isQuiet = false;
  #isHangingUp = false;
  #trouble: string | null = null;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Typed and, as far as is known, not taken yet. */
  #pending: { text: string; number: number }[] = [];
  /** Of the last message; null before the server has told it. */
  #number: number | null = null;

  constructor(call: TextCall) {
    this.#call = call;
    this.#key = call.key;
    this.#socket = this.#connect();
    window.addEventListener('online', this.#renew);
  }

  say(text: string): Promise<void> {
    this.#pending.push({ text, number: 0 });
    if (this.#isReady) this.#sendPending();
    return Promise.resolve();
  }

  key(key: string): Promise<void> {
    if (!this.#isReady) return Promise.reject(new Error('The connection is gone.'));
    this.#send({ type: 'key', key });
    return Promise.resolve();
  }

  hangUp(): Promise<void> {
    this.#isHangingUp = true;
    if (this.#isReady) this.#send({ type: 'hang_up' });
    return Promise.resolve();
  }

  close(): void {
    this.#stop();
    this.#socket.close(NORMAL);
  }

  #connect(): WebSocket {
    const socket = new WebSocket(chatUrl());
    this.#trouble = null;
    this.#timer = setTimeout(() => socket.close(AGAIN), TRY);
    socket.addEventListener('open', () => {
      clearTimeout(this.#timer);
      this.#open();
    });
    socket.addEventListener('message', ({ data }) => {
      const frame = readFrame(data);
      if (frame) this.#hear(frame);
    });
    socket.addEventListener('close', ({ code }) => {
      if (socket === this.#socket) this.#closed(code);
    });
    return socket;
  }

  #open(): void {
    const { callerNumber } = this.#call;
    if (this.#key !== null) this.#send({ type: 'resume', key: this.#key, observe: true });
    else this.#send({ type: 'start', observe: true, ...(callerNumber === null ? {} : { callerNumber }) });
  }

  #hear(frame: Frame): void {
    const { listener, onKey } = this.#call;
    switch (frame.type) {
      case 'started':
        this.#key = frame.key;
        onKey(frame.key);
        this.#isReady = true;
        this.#tries = 0;
        listener.status({ connection: 'open' });
        this.#sendPending(frame.taken);
        if (this.#isHangingUp) this.#send({ type: 'hang_up' });
        return;
      case 'observed': {
        const message = parseMessage(frame.message);
        if (message) listener.message(message);
        return;
      }
      case 'error':
        this.#trouble = frame.message;
        if (frame.code === 'call_over') this.#isOver = true;
        // Nothing was started: there is no call to complain in.
        else if (this.#key === null) this.#socket.close(AGAIN);
        else listener.complaint(frame.message);
        return;
      case 'summary':
        this.#isOver = true;
    }
  }

  /** With what the server has `taken`, everything that it has not is sent again. */
  #sendPending(taken: number | null = null): void {
    this.#number ??= taken ?? 0;
    if (taken !== null) this.#pending = this.#pending.filter(({ number }) => number === 0 || number > taken);
    for (const each of this.#pending) {
      if (each.number !== 0 && taken === null) continue;
      if (each.number === 0) each.number = ++this.#number;
      this.#send({ type: 'say', ...each });
    }
  }

  #closed(code: number): void {
    clearTimeout(this.#timer);
    const { listener } = this.#call;
    this.#isReady = false;
    if (this.#isQuiet) return;
    const isOver = this.#isOver || code === NORMAL;
    if (!isOver && this.#key !== null && !FINAL.includes(code) && this.#tries < TRIES) {
      listener.status({ connection: 'reconnecting' });
      const pause = PAUSES[Math.min(this.#tries++, PAUSES.length - 1)];
      this.#timer = setTimeout(() => (this.#socket = this.#connect()), pause);
      return;
    }
    this.#stop();
    listener.status({ connection: 'closed' });
    listener.closed(isOver ? null : (this.#trouble ?? 'The connection broke.'));
  }

  /** The network is back: a connection of before may be dead without showing it. */
  readonly #renew = (): void => {
    if (this.#key === null || this.#isOver) return;
    clearTimeout(this.#timer);
    const before = this.#socket;
    this.#isReady = false;
    this.#socket = this.#connect();
    before.close(AGAIN);
  };

  #stop(): void {
    this.#isQuiet = true;
    clearTimeout(this.#timer);
    window.removeEventListener('online', this.#renew);
  }

  #send(message: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}

function chatUrl(): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/chat`;
}

function readFrame(data: unknown): Frame | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    return frameSchema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}
