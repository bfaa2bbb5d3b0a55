// Does a write once per key: whoever comes second, even at the same moment, gets the first one's result.
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Db, Transaction } from '../database/connection.ts';
import { runDatabaseWork } from '../database/run.ts';
import { actions } from '../database/schema.ts';

interface Once<T> {
  db: Db;
  company: string;
  /** What cannot be reached when the database fails: "The appointment book". */
  what: string;
  action: { key: string; callId: string; kind: string; now: number };
  /** Reads a stored result back; throws when it does not fit. */
  parse: (stored: unknown) => T;
  work: (tx: Transaction) => Promise<T>;
}

/**
 * One transaction: claims the key, works, keeps the result. A failure leaves nothing, so the key can be used again.
 * @throws CodedError what `work` throws, or service_unavailable.
 */
export async function doOnce<T>({ db, company, what, action, parse, work }: Once<T>): Promise<T> {
  const mine = and(eq(actions.company, company), eq(actions.key, action.key));
  return runDatabaseWork({
    what,
    repeatable: true,
    run: () =>
      db.transaction(async (tx) => {
        const claimed = await tx
          .insert(actions)
          .values({ company, key: action.key, callId: action.callId, kind: action.kind, doneAt: action.now })
          .onConflictDoNothing()
          .returning({ key: actions.key });
        if (claimed.length === 0) {
          const [first] = await tx.select({ result: actions.result }).from(actions).where(mine);
          return parse(first?.result);
        }
        const result = await work(tx);
        await tx.update(actions).set({ result }).where(mine);
        return result;
      }),
  });
}

/** An id that the same action always gets, so that a replayed call writes the same rows: apt_3f2a91b0c4. */
export function idFromKey(prefix: string, key: string): string {
  return `${prefix}_${createHash('sha256').update(key).digest('hex').slice(0, 10)}`;
}
