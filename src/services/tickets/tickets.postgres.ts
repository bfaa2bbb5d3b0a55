// Tickets in PostgreSQL. Words are redacted, the number to call back is sealed.
import { and, asc, count, eq, isNull, lt, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../../database/connection.ts';
import type { Protection } from '../../database/protection.ts';
import { runDatabaseWork } from '../../database/run.ts';
import { tickets } from '../../database/schema.ts';
import { idFromKey } from '../idempotent.ts';
import { redactText } from '../redact-deep.ts';
import type { TicketsPort } from './tickets.port.ts';

const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
const SEALED_FOR = 'callback number';

interface Deps {
  db: Db;
  company: string;
  protection: Protection;
}

export function createTickets({ db, company, protection }: Deps): TicketsPort {
  const work = <T>(run: () => Promise<T>): Promise<T> =>
    runDatabaseWork({ what: 'The message book', repeatable: true, run });
  return {
    open: (ticket) =>
      work(async () => {
        const id = idFromKey('tkt', ticket.key);
        const { key, callId, customerId, kind, callbackNumber } = ticket;
        await db
          .insert(tickets)
          .values({
            company,
            id,
            key,
            callId,
            customerId,
            kind,
            rank: PRIORITIES.indexOf(ticket.priority),
            reason: redactText(ticket.reason),
            message: redactText(ticket.message),
            callbackNumber: callbackNumber === null ? null : protection.seal(SEALED_FOR, callbackNumber),
            openedAt: ticket.now,
          })
          .onConflictDoNothing();
        return { id, position: await positionOf(db, company, id) };
      }),

    listWaiting: ({ limit }) =>
      work(async () => {
        const waiting = await db
          .select()
          .from(tickets)
          .where(and(eq(tickets.company, company), isNull(tickets.handledAt)))
          .orderBy(asc(tickets.rank), asc(tickets.openedAt), asc(tickets.id))
          .limit(limit);
        return waiting.map(({ rank, callbackNumber, ...row }) => ({
          id: row.id,
          callId: row.callId,
          customerId: row.customerId,
          kind: row.kind,
          priority: PRIORITIES[rank] ?? 'normal',
          reason: row.reason,
          message: row.message,
          callbackNumber: callbackNumber === null ? null : protection.unseal(SEALED_FOR, callbackNumber),
          openedAt: row.openedAt,
        }));
      }),
  };
}

/** 1 is next: more urgent ones and earlier ones of the same priority go first. */
async function positionOf(db: Db, company: string, id: string): Promise<number> {
  const mine = alias(tickets, 'mine');
  const [ahead] = await db
    .select({ tickets: count() })
    .from(tickets)
    .innerJoin(mine, and(eq(mine.company, tickets.company), eq(mine.id, id)))
    .where(
      and(
        eq(tickets.company, company),
        isNull(tickets.handledAt),
        or(
          lt(tickets.rank, mine.rank),
          and(eq(tickets.rank, mine.rank), lt(tickets.openedAt, mine.openedAt)),
        ),
      ),
    );
  return (ahead?.tickets ?? 0) + 1;
}
