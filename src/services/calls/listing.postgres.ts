// Lists of past calls, searched and filtered, and what those that were found come to.
import { and, asc, desc, eq, getTableColumns, ilike, lt, or, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../database/connection.ts';
import { callEvents, calls } from '../../database/schema.ts';
import type { CallFilter, CallTotals } from './calls.port.ts';

/** Of a call's events: a walk along their key, for the rows of one page only. */
const SUMMARISED = sql`(
  select data from ${callEvents} as event
  where event.company = ${calls.company} and event.call_id = ${calls.id} and event.type = 'call.summarised'
  order by event.seq desc limit 1)`;
const REHEARSED = sql<boolean>`exists (
  select 1 from ${callEvents} as event
  where event.company = ${calls.company} and event.call_id = ${calls.id} and event.type = 'call.rehearsed')`;

const summarisedSchema = z
  .object({ chain: z.array(z.string()).nullable().catch(null), title: z.string().nullable().catch(null) })
  .catch({ chain: null, title: null });

export async function listCalls(
  db: Db,
  company: string,
  { limit, before, ...filter }: CallFilter & { limit: number; before?: number | undefined },
) {
  const found = await db
    .select({ row: getTableColumns(calls), summarised: sql<unknown>`${SUMMARISED}`, rehearsed: REHEARSED })
    .from(calls)
    .where(and(those(company, filter), before === undefined ? undefined : lt(calls.startedAt, before)))
    .orderBy(desc(calls.startedAt), asc(calls.id))
    .limit(limit);
  return found.map(({ row, summarised, rehearsed }) => ({
    row,
    rehearsed,
    ...summarisedSchema.parse(summarised),
  }));
}

export async function totalCalls(db: Db, company: string, filter: CallFilter): Promise<CallTotals> {
  const found = await db
    .select({
      disposition: calls.disposition,
      calls: sql`count(*)`.mapWith(Number),
      costMicros: sql`coalesce(sum(${calls.costMicros}), 0)`.mapWith(Number),
      durationMs:
        sql`coalesce(sum(extract(epoch from ${calls.endedAt} - ${calls.startedAt}) * 1000), 0)`.mapWith(
          Number,
        ),
    })
    .from(calls)
    .where(those(company, filter))
    .groupBy(calls.disposition);
  const sum = (key: 'calls' | 'costMicros' | 'durationMs') =>
    Math.round(found.reduce((total, group) => total + group[key], 0));
  return {
    calls: sum('calls'),
    costMicros: sum('costMicros'),
    durationMs: sum('durationMs'),
    byDisposition: Object.fromEntries(
      found.flatMap((group) => (group.disposition === null ? [] : [[group.disposition, group.calls]])),
    ),
  };
}

function those(company: string, { disposition, agent, caller, text }: CallFilter): SQL | undefined {
  return and(
    eq(calls.company, company),
    disposition === undefined ? undefined : eq(calls.disposition, disposition),
    agent === undefined ? undefined : sql`${SUMMARISED} -> 'chain' @> ${JSON.stringify([agent])}::jsonb`,
    caller === undefined ? undefined : eq(calls.callerLast4, caller),
    text === undefined
      ? undefined
      : or(
          ilike(calls.summary, containing(text)),
          eq(calls.id, text),
          sql`${SUMMARISED} ->> 'title' ilike ${containing(text)}`,
        ),
  );
}

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
