// Asks the server, and tells what went wrong in a sentence that can be shown.
import * as z from 'zod/mini';

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** What a refusal tells beside code and sentence. */
  readonly details: unknown;

  constructor(status: number, code: string, message: string, details?: unknown) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

const problem = z.object({ error: z.looseObject({ code: z.string(), message: z.string() }) });

export interface Ask {
  method?: 'GET' | 'POST' | 'PUT';
  body?: object;
  signal?: AbortSignal;
}

/** @throws ApiError for everything but a good answer of the expected shape; status 0 when there was no answer. */
export async function request<T>(path: string, schema: z.ZodMiniType<T>, ask: Ask = {}): Promise<T> {
  const answer = schema.safeParse(await send(path, ask));
  if (answer.success) return answer.data;
  throw new ApiError(
    200,
    'unexpected_answer',
    'The server answered something this page does not understand.',
  );
}

/** The same where there is nothing to read in the answer. */
export async function send(path: string, ask: Ask = {}): Promise<unknown> {
  return parseJson(await requestText(path, ask));
}

export async function requestText(path: string, { method = 'GET', body, signal }: Ask = {}): Promise<string> {
  const response = await fetch(path, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted === true) throw error;
    throw new ApiError(0, 'no_answer', 'The server does not answer. Is it running?');
  });
  const text = await response.text();
  if (response.ok) return text;
  const told = problem.safeParse(parseJson(text));
  throw told.success
    ? new ApiError(response.status, told.data.error.code, told.data.error.message, told.data.error)
    : new ApiError(
        response.status,
        'unexpected_answer',
        `The server answered with status ${response.status}.`,
      );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** For whatever was thrown. */
export function tell(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong.';
}
