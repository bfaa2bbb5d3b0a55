// The record of calls in PostgreSQL. What a caller said is redacted on the way in; the snapshot is sealed.
import { and, asc, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../database/connection.ts';
import { faultCode } from '../../database/faults.ts';
import type { Protection } from '../../database/protection.ts';
import { runDatabaseWork } from '../../database/run.ts';
import { callEvents, calls } from '../../database/schema.ts';
import { CodedError } from '../../domain/errors.ts';
import { redactDeep, redactText, storable } from '../redact-deep.ts';
import type { CallsPort, StoredCall, StoredEvent } from './calls.port.ts';
import { listCalls, totalCalls } from './listing.postgres.ts';

const SEALED_FOR = 'snapshot';
const FOREIGN_KEY_VIOLATION = '23503';

interface Deps {
  db: Db;
  company: string;
  protection: Protection;
}

export function createCalls({ db, company, protection }: Deps): CallsPort {
  const work = <T>(run: () => Promise<T>): Promise<T> =>
    runDatabaseWork({ what: 'The call record', repeatable: true, run });
  const thisCall = (id: string) => and(eq(calls.company, company), eq(calls.id, id));

  return {
    start: ({ id, channel, callerNumber, room = null, startedAt }) =>
      work(async () => {
        await db
          .insert(calls)
          .values({
            company,
            id,
            channel,
            room,
            callerLast4: callerNumber === null ? null : callerNumber.slice(-4),
            callerHash: callerNumber === null ? null : protection.hashNumber(callerNumber),
            startedAt,
          })
          .onConflictDoNothing();
      }),

    keepAlive: (callId, at) =>
      work(async () => {
        await db.update(calls).set({ aliveAt: at }).where(thisCall(callId));
      }),

    append: (callId, events, snapshot) =>
      work(async () => {
        if (events.length === 0 && snapshot === undefined) return;
        const sealed = snapshot === undefined ? null : protection.seal(SEALED_FOR, JSON.stringify(snapshot));
        await appendEvents(db, { company, callId, events, sealed });
      }),

    finish: ({ id, endedAt, disposition, summary, usage, costMicros, customerId }) =>
      work(async () => {
        await db
          .update(calls)
          .set({
            endedAt,
            disposition,
            summary: redactText(summary),
            usage,
            costMicros: Math.round(costMicros),
            customerId,
          })
          .where(thisCall(id));
      }),

    load: (callId) =>
      work(async () => {
        const call = await loadCall(db, company, callId);
        if (call === null) return null;
        const opened = call.sealed === null ? null : protection.unseal(SEALED_FOR, call.sealed);
        const snapshot: unknown = opened === null ? null : JSON.parse(opened);
        return { ...call.stored, snapshot, events: call.events };
      }),

    list: (query) =>
      work(async () => {
        const found = await listCalls(db, company, query);
        return found.map(({ row, ...summarised }) => ({ ...toStored(row), ...summarised }));
      }),

    totals: (filter) => work(() => totalCalls(db, company, filter)),

    listUnended: ({ limit }) =>
      work(async () => {
        const { id, room, startedAt } = calls;
        const found = await db
          .select({ id, room, startedAt })
          .from(calls)
          .where(and(eq(calls.company, company), isNull(calls.endedAt), isNotNull(room)))
          .orderBy(asc(startedAt), asc(id))
          .limit(limit);
        return found.flatMap((call) => (call.room === null ? [] : [{ ...call, room: call.room }]));
      }),

    listSilent: ({ since, limit }) =>
      work(async () => {
        const { id, room, startedAt, aliveAt } = calls;
        const silent = or(lt(aliveAt, since), and(isNull(aliveAt), lt(startedAt, since)));
        const found = await db
          .select({ id })
          .from(calls)
          .where(and(eq(calls.company, company), isNull(calls.endedAt), isNull(room), silent))
          .orderBy(asc(startedAt), asc(id))
          .limit(limit);
        return found.map((call) => call.id);
      }),
  };
}

interface Appended {
  company: string;
  callId: string;
  events: readonly StoredEvent[];
  /** Null leaves the snapshot as it is. */
  sealed: string | null;
}

/** One statement is one transaction and one round trip, however many events there are. */
async function appendEvents(db: Db, { company, callId, events, sealed }: Appended): Promise<void> {
  const rows = events.map(({ seq, at, type, data }) => {
    return { seq, at, type: storable(type), data: redactDeep(data) };
  });
  const statement = sql`
    with snapshot as (
      update ${calls} set snapshot = ${sealed}
      where company = ${company} and id = ${callId} and ${sealed}::text is not null
    )
    insert into ${callEvents} (company, call_id, seq, at, type, data)
    select ${company}, ${callId}, seq, to_timestamp(at / 1000.0), type, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as event(seq int, at double precision, type text, data jsonb)
    on conflict do nothing`;
  try {
    await db.execute(statement);
  } catch (error) {
    if (faultCode(error) !== FOREIGN_KEY_VIOLATION) throw error;
    throw new CodedError('not_found', 'No such call is on record: start it before its events are appended.');
  }
}

async function loadCall(db: Db, company: string, callId: string) {
  const [call] = await db
    .select()
    .from(calls)
    .where(and(eq(calls.company, company), eq(calls.id, callId)));
  if (call === undefined) return null;
  const events = await db
    .select()
    .from(callEvents)
    .where(and(eq(callEvents.company, company), eq(callEvents.callId, callId)))
    .orderBy(asc(callEvents.seq));
  return { stored: toStored(call), sealed: call.snapshot, events: events.map(toEvent) };
}

const usageSchema = z.record(z.string(), z.number()).nullable();
const dataSchema = z.record(z.string(), z.unknown());

function toStored(row: typeof calls.$inferSelect): Omit<StoredCall, 'events' | 'snapshot'> {
  const { callerHash: _hash, aliveAt: _alive, snapshot: _sealed, usage, ...rest } = row;
  return { ...rest, usage: usageSchema.parse(usage) };
}

function toEvent({ seq, at, type, data }: typeof callEvents.$inferSelect): StoredEvent {
  return { seq, at, type, data: dataSchema.parse(data) };
}
