// How every refusal over HTTP looks: a code for programs, a sentence for people.
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export interface Problem {
  status: ContentfulStatusCode;
  code: string;
  message: string;
  /** Milliseconds until it is worth trying again. */
  retryAfterMs?: number;
}

export function problemBody({ code, message, retryAfterMs }: Omit<Problem, 'status'>) {
  return { error: { code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) } };
}

export function refuse(c: Context, problem: Problem): Response {
  const { status, retryAfterMs } = problem;
  if (retryAfterMs !== undefined) c.header('retry-after', String(Math.ceil(retryAfterMs / 1000)));
  return c.json(problemBody(problem), status);
}
