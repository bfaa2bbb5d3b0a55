// Sessions that people have ended themselves: their cookies are good for nothing any more, on no server of the company.
import { and, eq, gt, lte } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { endedSessions } from '../database/schema.ts';
import type { Clock } from '../domain/clock.ts';
import type { SignedCookie } from './signed-cookies.ts';

/** How long another server of ours may take to hear of a sign-out, in milliseconds. */
const RELOAD_AFTER = 5000;

interface Options {
  db: Db;
  company: string;
  clock: Clock;
  monotonic: () => number;
}

export class EndedSessions {
  readonly #options: Options;
  readonly #ids = new Set<string>();
  #loadedAt: number | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** What was ended before this server started. @throws when the database is away. */
  async load(): Promise<void> {
    const { db, company, clock, monotonic } = this.#options;
    this.#loadedAt = monotonic();
    const rows = await db
      .select({ id: endedSessions.id })
      .from(endedSessions)
      .where(and(eq(endedSessions.company, company), gt(endedSessions.endsAt, clock())));
    for (const { id } of rows) this.#ids.add(id);
  }

  has({ id }: Pick<SignedCookie, 'id'>): boolean {
    const { monotonic } = this.#options;
    if (this.#loadedAt === null || monotonic() - this.#loadedAt > RELOAD_AFTER)
      // While the database is away what is known counts, and it is asked again a little later.
      void this.load().catch(() => undefined);
    return this.#ids.has(id);
  }

  /** @throws when the database is away; on this server the session is over all the same. */
  async end({ id, expiresAt }: Pick<SignedCookie, 'id' | 'expiresAt'>): Promise<void> {
    const { db, company, clock } = this.#options;
    this.#ids.add(id);
    await db
      .delete(endedSessions)
      .where(and(eq(endedSessions.company, company), lte(endedSessions.endsAt, clock())));
    await db.insert(endedSessions).values({ company, id, endsAt: expiresAt }).onConflictDoNothing();
  }
}
