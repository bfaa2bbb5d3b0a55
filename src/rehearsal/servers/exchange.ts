// One HTTP request and its answer: the body within limits, JSON both ways, and the news that the client has gone.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';

/** A call's history with its tools stays far below. */
const MOST_BYTES = 4 * 1024 * 1024;

/** What went wrong with a request, for the provider's own shape of an error. */
export class RequestError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'RequestError';
    this.status = status;
  }
}

export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** Aborted when the connection ends before its answer. */
  readonly signal: AbortSignal;

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.request = request;
    this.response = response;
    this.url = new URL(request.url ?? '/', 'http://rehearsal');
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    this.signal = gone.signal;
  }

  /** @throws RequestError 413 for a body that is too long. */
  async body(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of this.request) {
      const bytes = Buffer.from(chunk as Uint8Array);
      length += bytes.length;
      if (length > MOST_BYTES) throw new RequestError(413, `The body is longer than ${MOST_BYTES} bytes.`);
      chunks.push(bytes);
    }
    return Buffer.concat(chunks);
  }

  /** @throws RequestError 400 that names the first thing wrong. */
  async json<T>(schema: z.ZodType<T>): Promise<T> {
    const parsed = schema.safeParse(parseJson((await this.body()).toString()));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new RequestError(400, `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not understood'}`);
  }

  answer(status: number, body: unknown): void {
    this.response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(400, 'The body is no JSON.');
  }
}
