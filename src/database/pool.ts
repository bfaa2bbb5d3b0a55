// A pool whose broken connections are errors of the queries that they break, never of the process.
import pg from 'pg';

export function createPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, application_name: 'switchboard' });
  // An idle connection that breaks is replaced at the next query.
  pool.on('error', () => undefined);
  // The pool listens to idle connections only: one that breaks between two statements of a transaction would end the
  // process as an unhandled error event. The next statement fails by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
