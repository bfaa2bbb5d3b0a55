// What a page at the desk is told as it happens (server-sent events): a sign of life now and then, and an end when the
// person's session is over.
import type { Context } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import { redact } from '../../understand/index.ts';
import { refuse } from '../problem.ts';
import { incoming } from '../visitor.ts';
import type { AtDesk, DeskDeps } from './desk-deps.ts';

export interface DeskStream {
  send(event: string, data: unknown, id?: number): Promise<void>;
  /** Resolves when nobody listens any more, or nobody may. */
  over: Promise<void>;
  readonly isOver: boolean;
}

/** Runs until `tell` is done, the page is gone, or the session is over. */
export function streamAtDesk(
  deps: DeskDeps,
  c: Context<AtDesk>,
  tell: (stream: DeskStream) => Promise<void>,
): Response {
  const admission = deps.streams.enter(c.get('person').id);
  if (!admission.admitted) {
    const message = 'Too many pages of the desk are open. Close some of them.';
    return refuse(c, { status: 429, code: 'too_many_streams', message, retryAfterMs: 5000 });
  }
  // A proxy that collects what it passes on would keep the queue from the page.
  c.header('x-accel-buffering', 'no');
  return streamSSE(c, async (sse) => {
    const life = watchLife(deps, c, sse);
    try {
      await tell({
        send: (event, data, id) => {
          const message = { event, data: JSON.stringify(data) };
          return sse.writeSSE(id === undefined ? message : { ...message, id: String(id) });
        },
        over: life.over,
        get isOver() {
          return life.isOver();
        },
      });
    } catch (error) {
      if (!sse.aborted) deps.logger.warn({ error: redact(String(error)) }, 'A stream of the desk broke off.');
    } finally {
      life.end();
      admission.leave();
    }
  });
}

function watchLife({ access, options, timers }: DeskDeps, c: Context<AtDesk>, sse: SSEStreamingApi) {
  const { headers } = incoming(c);
  const personId = c.get('person').id;
  let isOver = false;
  let cancel = (): void => undefined;
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    end = () => {
      isOver = true;
      cancel();
      resolve();
    };
  });
  const isAllowed = (): Promise<boolean> =>
    access.personOf(headers).then(
      (person) => person?.id === personId,
      // The database is away: that is no reason to sign anybody out.
      () => true,
    );
  const beat = async (): Promise<void> => {
    if (!(await isAllowed())) end();
    if (isOver) return;
    await sse.write(': here\n\n');
    next();
  };
  const next = (): void => {
    cancel = timers.after(options.limits.desk.heartbeatMs, () => void beat());
  };
  sse.onAbort(() => end());
  next();
  return { over, end: () => end(), isOver: () => isOver };
}
