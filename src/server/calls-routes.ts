// Calls of the past: a list to page through, one call with all its events, and its transcript to keep as a test.
import { Hono } from 'hono';
import { z } from 'zod';
import { CodedError } from '../domain/errors.ts';
import { recordCall } from '../replay/record/record-call.ts';
import { writeTranscript } from '../replay/record/write-transcript.ts';
import type { CallListing, StoredCall } from '../services/calls/calls.port.ts';
import { refuse, type Problem } from './problem.ts';
import type { ServedCompany } from './served-company.ts';

const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Milliseconds since the epoch: calls that started earlier. */
  before: z.coerce.number().int().min(0).max(8.64e15).optional(),
});

const NO_SUCH_CALL: Problem = { status: 404, code: 'not_found', message: 'There is no such call on record.' };

export function callsRoutes({ company, calls }: Pick<ServedCompany, 'company' | 'calls'>): Hono {
  const app = new Hono();
  app.get('/', async (c) => {
    const query = pageSchema.safeParse(c.req.query());
    if (!query.success)
      return refuse(c, {
        status: 400,
        code: 'invalid_argument',
        message: 'limit is 1 to 200, before is milliseconds since the epoch.',
      });
    const found = await calls.list(query.data);
    return c.json({ calls: found.map((call) => ({ ...shown(call), chain: call.chain ?? undefined })) });
  });
  app.get('/:id', async (c) => {
    const call = await calls.load(c.req.param('id'));
    return call ? c.json({ call: shown(call), events: call.events }) : refuse(c, NO_SUCH_CALL);
  });
  app.get('/:id/transcript', async (c) => {
    const call = await calls.load(c.req.param('id'));
    if (!call) return refuse(c, NO_SUCH_CALL);
    try {
      const yaml = writeTranscript(recordCall(call, company));
      c.header('content-type', 'application/yaml; charset=utf-8');
      c.header('content-disposition', `attachment; filename="${fileName(call)}"`);
      return c.body(yaml);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      return refuse(c, { status: 409, code: error.code, message: error.message });
    }
  });
  return app;
}

/** Neither the sealed snapshot nor what points at a customer. */
function shown(call: Omit<CallListing, 'chain'>) {
  const { id, channel, callerLast4, startedAt, endedAt, disposition, summary, usage, costMicros } = call;
  const costUsd = costMicros === null ? null : costMicros / 1e6;
  return { id, channel, callerLast4, startedAt, endedAt, disposition, summary, usage, costUsd };
}

function fileName({ id }: StoredCall): string {
  return `${id.replace(/[^\w-]/g, '_').slice(0, 100)}.yaml`;
}
