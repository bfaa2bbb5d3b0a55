// Tickets in PostgreSQL. What lies open is redacted; the number to call back and the caller's own words are sealed; one
// person takes a ticket.
import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  not,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import { alias, type AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '../../database/connection.ts';
import type { Protection } from '../../database/protection.ts';
import { runDatabaseWork } from '../../database/run.ts';
import { ticketAttempts, tickets } from '../../database/schema.ts';
import { wordsForPeople } from '../../understand/index.ts';
import { idFromKey } from '../idempotent.ts';
import { redactText, storable } from '../redact-deep.ts';
import type { Attempt, NewTicket, Ticket, TicketsPort, WaitingTicket } from './tickets.port.ts';

const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
const SEALED_FOR = { number: 'callback number', words: 'words for a person' };
const ORDER = [asc(tickets.rank), asc(tickets.openedAt), asc(tickets.id)];

interface Deps {
  db: Db;
  company: string;
  protection: Protection;
}

export function createTickets({ db, company, protection }: Deps): TicketsPort {
  const work = <T>(run: () => Promise<T>, { repeatable = true } = {}): Promise<T> =>
    runDatabaseWork({ what: 'The message book', repeatable, run });
  const mine = eq(tickets.company, company);
  const open = and(mine, isNull(tickets.handledAt));
  const openOne = (id: string) => and(open, eq(tickets.id, id));
  const toTicket = (row: typeof tickets.$inferSelect): WaitingTicket => {
    const { rank, callbackNumber, words, company: _company, key: _key, ...rest } = row;
    return {
      ...rest,
      priority: PRIORITIES[rank] ?? 'normal',
      callbackNumber: callbackNumber && protection.unseal(SEALED_FOR.number, callbackNumber),
      words: words && protection.unseal(SEALED_FOR.words, words),
    };
  };
  const sealed = ({ callbackNumber, words = null }: Pick<NewTicket, 'callbackNumber' | 'words'>) => ({
    callbackNumber: callbackNumber && protection.seal(SEALED_FOR.number, callbackNumber),
    words: words && protection.seal(SEALED_FOR.words, storable(wordsForPeople(words))),
  });
  const withAttempts = async (rows: (typeof tickets.$inferSelect)[]): Promise<Ticket[]> => {
    const attempts = await attemptsOf(
      db,
      company,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({ ...toTicket(row), attempts: attempts.get(row.id) ?? [] }));
  };

  return {
    open: (ticket) =>
      work(async () => {
        const id = idFromKey('tkt', ticket.key);
        const { key, callId, customerId, kind, room = null, dueAt = null } = ticket;
        await db
          .insert(tickets)
          .values({
            ...{ company, id, key, callId, customerId, kind, room, dueAt, ...sealed(ticket) },
            rank: PRIORITIES.indexOf(ticket.priority),
            reason: redactText(ticket.reason),
            message: redactText(ticket.message),
            openedAt: ticket.now,
          })
          .onConflictDoNothing();
        return { id, position: (await positionOf(db, company, id)) ?? 1 };
      }),

    listWaiting: ({ limit }) =>
      work(async () => {
        const waiting = await db
          .select()
          .from(tickets)
          .where(and(open, isNull(tickets.takenBy)))
          .orderBy(...ORDER)
          .limit(limit);
        return waiting.map(toTicket);
      }),

    list: ({ limit, handledSince }) =>
      work(async () => {
        const recent = handledSince === undefined ? undefined : gte(tickets.handledAt, handledSince);
        const found = await db
          .select()
          .from(tickets)
          .where(and(mine, or(isNull(tickets.handledAt), recent)))
          .orderBy(...ORDER)
          .limit(limit);
        return withAttempts(found);
      }),

    load: (id) =>
      work(async () => {
        const found = await db
          .select()
          .from(tickets)
          .where(and(mine, eq(tickets.id, id)));
        return (await withAttempts(found))[0] ?? null;
      }),

    position: (id) => work(() => positionOf(db, company, id)),

    take: (id, { personId, now }) =>
      work(async () => {
        // One statement: of two at the same moment the second finds the row taken.
        const taken = await db
          .update(tickets)
          .set({
            takenBy: personId,
            takenAt: sql`coalesce(${tickets.takenAt}, ${new Date(now).toISOString()})`,
          })
          .where(and(openOne(id), or(isNull(tickets.takenBy), eq(tickets.takenBy, personId))))
          .returning({ id: tickets.id });
        return taken.length > 0;
      }),

    release: (id, personId) =>
      work(async () => {
        await db
          .update(tickets)
          .set({ takenBy: null, takenAt: null })
          .where(and(openOne(id), eq(tickets.takenBy, personId)));
      }),

    close: (id, { as, note, disposition = null, now }) =>
      work(async () => {
        const closed = await db
          .update(tickets)
          .set({ handledAt: now, closedAs: as, disposition, note: note === null ? null : redactText(note) })
          .where(openOne(id))
          .returning({ id: tickets.id });
        if (closed.length > 0) return true;
        // Done by this very call, whose answer was lost.
        const same = and(mine, eq(tickets.id, id), eq(tickets.handledAt, now), eq(tickets.closedAs, as));
        return (await db.select({ id: tickets.id }).from(tickets).where(same)).length > 0;
      }),

    turnIntoCallback: (id, reason, left = { words: null, callbackNumber: null }) =>
      work(async () => {
        const { callbackNumber, words } = sealed(left);
        await db
          .update(tickets)
          .set({
            // Without a number there is nobody to call: what was said is a message.
            kind: callbackNumber
              ? 'callback'
              : sql`case when ${tickets.callbackNumber} is null then 'message' else 'callback' end`,
            room: null,
            reason: redactText(reason),
            ...(callbackNumber && { callbackNumber }),
            ...(words && { words }),
          })
          .where(openOne(id));
      }),

    raise: (id, { priority, reason }) =>
      work(async () => {
        const rank = PRIORITIES.indexOf(priority);
        await db
          .update(tickets)
          .set({ rank, reason: redactText(reason) })
          .where(and(openOne(id), gt(tickets.rank, rank)));
      }),

    // Not asked for again when its answer is lost: that would count one attempt twice.
    beginAttempt: (id, { via, person, now }) =>
      work(
        async () => {
          const next = sql<number>`(select coalesce(max(number), 0) + 1 from ${ticketAttempts} as earlier
          where earlier.company = ${company} and earlier.ticket_id = ${id})`;
          const [begun] = await db
            .insert(ticketAttempts)
            .values({ company, ticketId: id, number: next, via, person, startedAt: now })
            .returning({ number: ticketAttempts.number });
          return begun?.number ?? 1;
        },
        { repeatable: false },
      ),

    endAttempt: (id, { number, outcome, now }) =>
      work(async () => {
        const { company: owner, ticketId } = ticketAttempts;
        await db
          .update(ticketAttempts)
          .set({ outcome, endedAt: now })
          .where(
            and(
              eq(owner, company),
              eq(ticketId, id),
              eq(ticketAttempts.number, number),
              isNull(ticketAttempts.outcome),
            ),
          );
      }),

    recentWaits: ({ since, limit }) =>
      work(async () => {
        const taken = await db
          .select({ openedAt: tickets.openedAt, takenAt: tickets.takenAt })
          .from(tickets)
          .where(
            and(mine, eq(tickets.kind, 'handoff'), isNotNull(tickets.takenAt), gte(tickets.takenAt, since)),
          )
          .orderBy(desc(tickets.takenAt))
          .limit(limit);
        return taken.map(({ openedAt, takenAt }) => (takenAt ?? openedAt) - openedAt);
      }),
  };
}

async function attemptsOf(db: Db, company: string, ids: string[]): Promise<Map<string, Attempt[]>> {
  const found = ids.length === 0 ? [] : await attemptRows(db, company, ids);
  const byTicket = new Map<string, Attempt[]>();
  for (const { company: _company, ticketId, ...attempt } of found)
    byTicket.set(ticketId, [...(byTicket.get(ticketId) ?? []), attempt]);
  return byTicket;
}

function attemptRows(db: Db, company: string, ids: string[]) {
  return db
    .select()
    .from(ticketAttempts)
    .where(and(eq(ticketAttempts.company, company), inArray(ticketAttempts.ticketId, ids)))
    .orderBy(asc(ticketAttempts.number));
}

/**
 * 1 is next: more urgent ones and earlier ones of the same priority go first, but nobody on the line waits behind
 * callbacks and messages. Null for one that is not waiting.
 */
/** Whoever types is in no room that a person could enter: they hold up nobody who waits on the line. */
function onTheLine({ kind, room }: { kind: AnyPgColumn; room: AnyPgColumn }): SQL {
  return sql`(${kind} = 'handoff' and ${room} is not null)`;
}

async function positionOf(db: Db, company: string, id: string): Promise<number | null> {
  const own = alias(tickets, 'own');
  const waiting = and(eq(tickets.company, company), isNull(tickets.handledAt), isNull(tickets.takenBy));
  const ahead = await db
    .select({ id: own.id, tickets: count(tickets.id) })
    .from(own)
    .leftJoin(
      tickets,
      and(
        waiting,
        or(onTheLine(tickets), not(onTheLine(own))),
        or(lt(tickets.rank, own.rank), and(eq(tickets.rank, own.rank), lt(tickets.openedAt, own.openedAt))),
      ),
    )
    .where(and(eq(own.company, company), eq(own.id, id), isNull(own.handledAt), isNull(own.takenBy)))
    .groupBy(own.id);
  const [found] = ahead;
  return found ? found.tickets + 1 : null;
}
