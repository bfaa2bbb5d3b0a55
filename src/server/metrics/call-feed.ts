// What has happened in the calls of a company since the last look, whichever process had them on the line.
// Only calls that are under way or have just ended are looked at, and of each only the events not seen yet: a look
// costs as much as has happened since the one before, however many calls are on record.
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../database/connection.ts';
import { callEvents, calls } from '../../database/schema.ts';

export interface FeedCall {
  id: string;
  channel: string;
  startedAt: number;
  endedAt: number | null;
  disposition: string | null;
  costMicros: number | null;
  usage: Readonly<Record<string, number>>;
}

export interface FeedEvent {
  type: string;
  /** Without words, arguments and results. */
  data: Readonly<Record<string, unknown>>;
}

export interface Feed {
  /** Calls under way. */
  active: FeedCall[];
  /** Calls that have ended since the last look. */
  ended: FeedCall[];
  /** Events that were recorded since the last look. */
  events: FeedEvent[];
}

/** A call that began earlier is not under way, whatever its row says: its process has died. Milliseconds. */
const LONGEST_CALL = 6 * 3_600_000;
/** A row may be written so much later than the time in it says, by a clock that differs. Milliseconds. */
const LATE = 10 * 60_000;
/** Nobody has looked for longer: what was before is not caught up on. Milliseconds. */
const CATCH_UP = 3_600_000;

const COUNTED = [
  'handoff.entered',
  'handoff.spoke',
  'handoff.failed',
  'transfer.refused',
  'transfer.withdrawn',
  'tool.succeeded',
  'tool.failed',
  'verification.passed',
  'verification.failed',
  'verification.locked',
  'escalation.signalled',
  'human.queued',
  'human.answered',
  'turn.spoken',
  'caller.interrupted',
  'speech.changed',
  'error',
];

interface Seen {
  lastSeq: number;
  ended: boolean;
}

export class CallFeed {
  readonly #db: Db;
  readonly #company: string;
  /** Nothing that happened before is counted. */
  readonly #since: number;
  #lastLook: number;
  /** Calls that the next look may find again. */
  #seen = new Map<string, Seen>();

  constructor({ db, company, now }: { db: Db; company: string; now: number }) {
    this.#db = db;
    this.#company = company;
    this.#since = now;
    this.#lastLook = now;
  }

  /** One look at a time. `now` is milliseconds since the epoch. */
  async look(now: number): Promise<Feed> {
    const from = Math.max(this.#lastLook, now - CATCH_UP);
    const recent = await this.#recentCalls(from);
    const seen = new Map(recent.map(({ id }) => [id, this.#seen.get(id) ?? { lastSeq: 0, ended: false }]));
    const events = await this.#newEvents(seen);
    // From here on nothing can fail: what has been counted is not counted again.
    for (const { callId, seq } of events) {
      const call = seen.get(callId);
      if (call) call.lastSeq = Math.max(call.lastSeq, seq);
    }
    const ended = recent.filter(({ id, endedAt }) => endedAt !== null && seen.get(id)?.ended === false);
    for (const { id } of ended) seen.set(id, { lastSeq: seen.get(id)?.lastSeq ?? 0, ended: true });
    this.#seen = seen;
    this.#lastLook = now;
    return { active: recent.filter(({ endedAt }) => endedAt === null), ended, events };
  }

  async #recentCalls(from: number): Promise<FeedCall[]> {
    const endedAfter = Math.max(this.#since, from - LATE);
    const rows = await this.#db
      .select({
        id: calls.id,
        channel: calls.channel,
        startedAt: calls.startedAt,
        endedAt: calls.endedAt,
        disposition: calls.disposition,
        costMicros: calls.costMicros,
        usage: calls.usage,
      })
      .from(calls)
      .where(
        and(
          eq(calls.company, this.#company),
          gt(calls.startedAt, from - LONGEST_CALL),
          or(isNull(calls.endedAt), gt(calls.endedAt, endedAfter)),
        ),
      );
    return rows.map((row) => ({ ...row, usage: usageSchema.parse(row.usage) }));
  }

  async #newEvents(
    seen: ReadonlyMap<string, Seen>,
  ): Promise<(FeedEvent & { callId: string; seq: number })[]> {
    if (seen.size === 0) return [];
    const marks = JSON.stringify([...seen].map(([id, { lastSeq }]) => ({ id, seq: lastSeq })));
    const found = await this.#db.execute(sql`
      select event.call_id as "callId", event.seq, event.type,
        event.data - 'args' - 'result' - 'text' - 'message' - 'reason' as data
      from jsonb_to_recordset(${marks}::jsonb) as mark(id text, seq int)
      join ${callEvents} as event
        on event.company = ${this.#company} and event.call_id = mark.id and event.seq > mark.seq
      where event.type = any(array[${sql.join(COUNTED, sql`, `)}]::text[])
        and event.at > to_timestamp(${this.#since}::double precision / 1000)`);
    return z.array(eventSchema).parse(found.rows);
  }
}

const usageSchema = z.record(z.string(), z.number()).catch({});
const eventSchema = z.object({
  callId: z.string(),
  seq: z.number(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
});
