// A provider's WebSocket: JSON out in order, late or never where a fault says so, JSON in within a schema.
import type { RawData, WebSocket } from 'ws';
import type { Endpoint, Faults } from './faults.ts';

/** "Internal error" of RFC 6455: what a client must try again after. */
const INTERNAL_ERROR = 1011;

export class FaultySocket {
  readonly #socket: WebSocket;
  readonly #faults: Faults;
  readonly #endpoint: Endpoint;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #closed = new AbortController();
  /** When the last message is due, by performance.now(): none overtakes another. */
  #lastDue = 0;

  constructor(socket: WebSocket, faults: Faults, endpoint: Endpoint) {
    this.#socket = socket;
    this.#faults = faults;
    this.#endpoint = endpoint;
    const stopListening = faults.onChange((changed) => {
      if (changed === endpoint) this.#breakIfCut();
    });
    socket.once('close', () => {
      stopListening();
      for (const timer of this.#timers) clearTimeout(timer);
      this.#closed.abort();
    });
    // The close that follows says all there is to say.
    socket.on('error', () => undefined);
    this.#breakIfCut();
  }

  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** Nothing is heard while the endpoint hangs. */
  onMessage(listener: (data: Buffer, binary: boolean) => void): void {
    this.#socket.on('message', (data: RawData, binary: boolean) => {
      const fault = this.#faults.get(this.#endpoint);
      if (fault?.kind === 'status') this.#socket.close(INTERNAL_ERROR, `status ${fault.status}`);
      else if (fault?.kind !== 'hang') listener(toBuffer(data), binary);
    });
  }

  send(message: object): void {
    const text = JSON.stringify(message);
    this.#inTime(() => {
      if (this.#faults.get(this.#endpoint)?.kind !== 'hang') this.#socket.send(text);
    });
  }

  close(code: number, reason = ''): void {
    this.#inTime(() => this.#socket.close(code, reason));
  }

  #inTime(act: () => void): void {
    if (this.#closed.signal.aborted) return;
    const now = performance.now();
    this.#lastDue = Math.max(now + this.#faults.delayOf(this.#endpoint), this.#lastDue);
    if (this.#lastDue <= now) act();
    else this.#after(this.#lastDue - now, act);
  }

  #breakIfCut(): void {
    const fault = this.#faults.get(this.#endpoint);
    if (fault?.kind === 'cut') this.#after(fault.afterMs ?? 0, () => this.#socket.terminate());
  }

  #after(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }
}

function toBuffer(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
