// Calls of the past: a list to page through, one call with all its events, and its transcript to keep as a test.
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { CodedError } from '../domain/errors.ts';
import { recordCall } from '../replay/record/record-call.ts';
import { writeTranscript } from '../replay/record/write-transcript.ts';
import { DISPOSITIONS } from '../domain/customer-context.ts';
import type { CallListing, CallTotals, StoredCall } from '../services/calls/calls.port.ts';
import type { Recording } from '../services/recordings/recordings.port.ts';
import { parseByteRange } from './byte-range.ts';
import { refuse, type Problem } from './problem.ts';
import type { ServedCompany } from './served-company.ts';

const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Milliseconds since the epoch: calls that started earlier. */
  before: z.coerce.number().int().min(0).max(8.64e15).optional(),
  disposition: z.enum(DISPOSITIONS).optional(),
  agent: z.string().max(100).optional(),
  caller: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  text: z.string().trim().min(1).max(200).optional(),
});

const NO_RECORDING: Problem = {
  status: 404,
  code: 'not_found',
  message: 'This call was not recorded, or its recording has been deleted.',
};
const BEYOND_THE_END: Problem = {
  status: 416,
  code: 'invalid_argument',
  message: 'The range begins beyond the end of the recording.',
};
const NO_SUCH_CALL: Problem = { status: 404, code: 'not_found', message: 'There is no such call on record.' };

type Deps = Pick<ServedCompany, 'company' | 'calls' | 'recordings'>;

export function callsRoutes({ company, calls, recordings }: Deps): Hono {
  const app = new Hono();
  app.get('/', async (c) => {
    const query = pageSchema.safeParse(c.req.query());
    if (!query.success)
      return refuse(c, {
        status: 400,
        code: 'invalid_argument',
        message:
          'limit is 1 to 200, before is milliseconds since the epoch, caller is the last four digits, disposition is one of those that there are.',
      });
    const { limit: _limit, before, ...filter } = query.data;
    const [found, totals] = await Promise.all([
      calls.list(query.data),
      // Of all pages, with the first.
      before === undefined ? calls.totals(filter) : null,
    ]);
    const recorded = await recordings.among(found.map(({ id }) => id));
    return c.json({
      calls: found.map((call) => ({
        ...shown(call, recorded),
        chain: call.chain ?? undefined,
        title: call.title,
        rehearsed: call.rehearsed,
      })),
      totals: totals && shownTotals(totals),
      agents: Object.keys(company.roster.agents),
    });
  });
  app.get('/:id', async (c) => {
    const call = await calls.load(c.req.param('id'));
    if (!call) return refuse(c, NO_SUCH_CALL);
    return c.json({ call: shown(call, await recordings.among([call.id])), events: call.events });
  });
  app.get('/:id/recording', async (c) => {
    const recording = await recordings.load(c.req.param('id'));
    return recording ? sendSound(c, recording) : refuse(c, NO_RECORDING);
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

function sendSound(c: Context, { sound, mimeType }: Recording): Response {
  const size = sound.byteLength;
  const range = parseByteRange(c.req.header('range'), size);
  c.header('content-type', mimeType);
  c.header('accept-ranges', 'bytes');
  if (range === 'unsatisfiable') {
    c.header('content-range', `bytes */${size}`);
    return refuse(c, BEYOND_THE_END);
  }
  if (range) c.header('content-range', `bytes ${range.from}-${range.to}/${size}`);
  const { from, to } = range ?? { from: 0, to: size - 1 };
  return c.body(new Uint8Array(sound.subarray(from, to + 1)), range ? 206 : 200);
}

/** Neither the sealed snapshot nor what points at a customer. */
function shown(call: Omit<CallListing, 'chain' | 'title' | 'rehearsed'>, recorded: ReadonlySet<string>) {
  const { id, channel, callerLast4, startedAt, endedAt, disposition, summary, usage, costMicros } = call;
  const costUsd = costMicros === null ? null : costMicros / 1e6;
  const audioUrl = recorded.has(id) ? `/api/calls/${encodeURIComponent(id)}/recording` : null;
  return { id, channel, callerLast4, startedAt, endedAt, disposition, summary, usage, costUsd, audioUrl };
}

function shownTotals({ costMicros, ...totals }: CallTotals) {
  return { ...totals, costUsd: costMicros / 1e6 };
}

function fileName({ id }: StoredCall): string {
  return `${id.replace(/[^\w-]/g, '_').slice(0, 100)}.yaml`;
}
