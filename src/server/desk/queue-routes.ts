// What waits for people, once or as it changes; who is there; and, for supervisors, who saw and did what.
import { Hono } from 'hono';
import { z } from 'zod';
import { json } from '../json-body.ts';
import { refuse } from '../problem.ts';
import { note } from './desk-audit.ts';
import type { AtDesk, DeskDeps } from './desk-deps.ts';
import { supervisorsOnly } from './desk-guards.ts';
import type { DeskQueue } from './desk-records.ts';
import { streamAtDesk, type DeskStream } from './desk-stream.ts';
import type { QueueFeed } from './queue-feed.ts';

const presenceSchema = z.strictObject({ availability: z.enum(['available', 'away']) });
const auditSchema = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  callId: z.string().max(200).optional(),
  /** Milliseconds since the epoch: what was earlier. */
  before: z.coerce.number().int().min(0).max(8.64e15).optional(),
});

export function queueRoutes(deps: DeskDeps): Hono<AtDesk> {
  const { company, records, feed, clock } = deps;
  const app = new Hono<AtDesk>();
  app.put('/presence', json(presenceSchema), async (c) => {
    const { availability } = c.req.valid('json');
    await company.people.seen(c.get('person').id, { availability, now: clock() });
    return c.body(null, 204);
  });
  app.get('/queue', async (c) => {
    await note(deps, c, 'listed_queue');
    return c.json(await records.queue(clock()));
  });
  app.get('/stream', async (c) => {
    await note(deps, c, 'listed_queue');
    return streamAtDesk(deps, c, (stream) => tellQueue(feed, stream));
  });
  app.get('/audit', supervisorsOnly, async (c) => {
    const query = auditSchema.safeParse(c.req.query());
    if (!query.success)
      return refuse(c, {
        status: 400,
        code: 'invalid_argument',
        message: 'limit is 1 to 500, before is milliseconds since the epoch.',
      });
    return c.json({ entries: await auditEntries(deps, query.data) });
  });
  return app;
}

/** A page that reads slowly is told the latest, not every state in between. */
async function tellQueue(feed: QueueFeed, stream: DeskStream): Promise<void> {
  const news: DeskQueue[] = [];
  let wake = (): void => undefined;
  const stop = feed.listen((queue) => {
    news[0] = queue;
    wake();
  });
  void stream.over.then(() => wake());
  try {
    while (!stream.isOver) {
      const latest = news.pop();
      if (latest) await stream.send('queue', latest);
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    stop();
  }
}

async function auditEntries({ company }: DeskDeps, query: z.infer<typeof auditSchema>) {
  const { limit, callId, before } = query;
  const [entries, staff] = await Promise.all([
    company.people.listAudit({
      limit,
      ...(callId === undefined ? {} : { callId }),
      ...(before === undefined ? {} : { before }),
    }),
    company.people.list(),
  ]);
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  return entries.map((entry) => ({ ...entry, person: names.get(entry.personId) ?? null }));
}
