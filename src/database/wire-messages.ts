// Cuts a byte stream of PostgreSQL's protocol into whole requests: everything up to a Sync, a Query or a start-up.
// Message formats: https://www.postgresql.org/docs/current/protocol-message-formats.html

const PROTOCOL_3 = 196_608;
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;

/** Bytes to execute, or what the server answers by itself. */
export type WireRequest = Uint8Array<ArrayBuffer> | 'refuse-encryption' | 'goodbye';

/** No statement of ours is near this long; a stream that claims more is not PostgreSQL's protocol. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

const ENDS_REQUEST = new Set(['Q', 'S', 'F']);

export class MessageReader {
  #buffer: Buffer = Buffer.alloc(0);
  #request: Buffer[] = [];
  #started = false;

  /** Requests that are complete with this chunk. Throws never: what makes no sense ends the connection. */
  *read(chunk: Buffer): Generator<WireRequest> {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const next = this.#started ? this.#nextMessage() : this.#nextStartup();
      if (next === 'more') return;
      if (next !== 'continue') yield next;
      if (next === 'goodbye') return;
    }
  }

  #nextStartup(): WireRequest | 'more' | 'continue' {
    if (this.#buffer.length < 8) return 'more';
    const length = this.#buffer.readInt32BE(0);
    const code = this.#buffer.readInt32BE(4);
    if (length < 8 || length > 10_000) return 'goodbye';
    if (this.#buffer.length < length) return 'more';
    const message = this.#take(length);
    if (code === SSL_REQUEST || code === GSS_REQUEST) return 'refuse-encryption';
    // PGlite has no backend process to signal; a cancelled query runs to its end.
    if (code === CANCEL_REQUEST || code >>> 16 !== PROTOCOL_3 >>> 16) return 'goodbye';
    this.#started = true;
    return new Uint8Array(message);
  }

  #nextMessage(): WireRequest | 'more' | 'continue' {
    if (this.#buffer.length < 5) return 'more';
    const length = 1 + this.#buffer.readInt32BE(1);
    if (length < 5 || length > MAX_MESSAGE_BYTES) return 'goodbye';
    if (this.#buffer.length < length) return 'more';
    const type = String.fromCharCode(this.#buffer[0] ?? 0);
    const message = this.#take(length);
    if (type === 'X') return 'goodbye';
    this.#request.push(message);
    if (!ENDS_REQUEST.has(type)) return 'continue';
    const request = new Uint8Array(Buffer.concat(this.#request));
    this.#request = [];
    return request;
  }

  #take(length: number): Buffer {
    const message = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(length);
    return message;
  }
}
