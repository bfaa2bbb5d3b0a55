// Is this process able to take calls? Asked by load balancers and people.
import type { Timers } from '../call/timers.ts';

export interface Health {
  status: 'ok' | 'degraded' | 'stopping';
  database: { status: 'ok' | 'failing'; ms: number };
}

export interface HealthDeps {
  /** Any query; rejects when the database is away. */
  checkDatabase: () => Promise<unknown>;
  timers: Timers;
  monotonic: () => number;
  stopping: () => boolean;
}

/** A database that takes longer is of no use to somebody on the line. Milliseconds. */
const DATABASE_LIMIT = 2000;
/** An answer is good for so long: however often it is asked, the database is not. Milliseconds. */
const FRESH = 1000;

export function createHealthCheck(deps: HealthDeps): () => Promise<Health> {
  let last: { at: number; database: Promise<Health['database']> } | undefined;
  return async () => {
    const now = deps.monotonic();
    if (!last || now - last.at > FRESH) last = { at: now, database: checkDatabase(deps) };
    const database = await last.database;
    if (deps.stopping()) return { status: 'stopping', database };
    return { status: database.status === 'ok' ? 'ok' : 'degraded', database };
  };
}

async function checkDatabase(deps: HealthDeps): Promise<Health['database']> {
  const started = deps.monotonic();
  let cancel = (): void => undefined;
  const late = new Promise<false>((resolve) => {
    cancel = deps.timers.after(DATABASE_LIMIT, () => resolve(false));
  });
  const answered = deps.checkDatabase().then(
    () => true,
    () => false,
  );
  const ok = await Promise.race([answered, late]);
  cancel();
  return { status: ok ? 'ok' : 'failing', ms: Math.round(deps.monotonic() - started) };
}
