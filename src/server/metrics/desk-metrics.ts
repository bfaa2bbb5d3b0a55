// What waits for people and who is there to take it, as the tables say at the moment of asking.
import { and, count, eq, isNull, lte, min, or, sql } from 'drizzle-orm';
import type { Registry } from 'prom-client';
import type { Db } from '../../database/connection.ts';
import { tickets } from '../../database/schema.ts';
import type { PeoplePort } from '../../services/people/people.port.ts';
import { createDeskMeters } from './meters.ts';

interface Deps {
  db: Db;
  company: string;
  people: PeoplePort;
}

const KINDS = ['handoff', 'callback', 'message'] as const;

export class DeskMetrics {
  readonly #deps: Deps;
  readonly #meters: ReturnType<typeof createDeskMeters>;

  constructor(registry: Registry, deps: Deps) {
    this.#deps = deps;
    this.#meters = createDeskMeters(registry);
  }

  async look(now: number): Promise<void> {
    const { people, company } = this.#deps;
    const [waiting, { free, busy }] = await Promise.all([this.#waiting(now), people.staffing(now)]);
    for (const kind of KINDS) {
      const of = waiting.find((row) => row.kind === kind);
      this.#meters.waiting.set({ company, kind }, of?.tickets ?? 0);
      const since = of?.since ?? now;
      this.#meters.oldestWait.set({ company, kind }, Math.max(0, now - since) / 1000);
    }
    this.#meters.people.set({ company, state: 'free' }, free);
    this.#meters.people.set({ company, state: 'busy' }, busy);
  }

  /** A callback for tomorrow does not wait yet; it does from when it is due. */
  #waiting(now: number) {
    const { db, company } = this.#deps;
    const { kind, openedAt, dueAt, handledAt, takenBy } = tickets;
    const from = sql<string>`greatest(${openedAt}, ${dueAt})`;
    return db
      .select({ kind, tickets: count(), since: min(from).mapWith((text: string) => Date.parse(text)) })
      .from(tickets)
      .where(
        and(
          eq(tickets.company, company),
          isNull(handledAt),
          isNull(takenBy),
          or(isNull(dueAt), lte(dueAt, now)),
        ),
      )
      .groupBy(kind);
  }
}
