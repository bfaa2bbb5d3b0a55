// Opens the database: PostgreSQL when there is a URL, otherwise the embedded one. Same driver, same schema.
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { CodedError } from '../domain/errors.ts';
import { connectEmbedded } from './embedded.ts';
import { connectFault } from './faults.ts';
import { migrateDatabase } from './migrate.ts';
import { createPool } from './pool.ts';
import { createTemplateCache, openPglite, TEMPLATE_FOLDER } from './pglite.ts';
import * as schema from './schema.ts';
import { serveWire } from './wire-server.ts';

export type Db = NodePgDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0];

export interface Database {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** postgres://… ; without it the embedded database in `dataDir` is used. */
  url?: string | undefined;
  /** Folder of the embedded database; made when missing. */
  dataDir?: string | undefined;
  /** One line of progress for a person: a first start takes seconds. */
  log?: ((line: string) => void) | undefined;
}

const POSTGRES_CONNECTIONS = 10;
/** PGlite has one session; more connections than this only wait in a longer line. */
const EMBEDDED_CONNECTIONS = 4;

/**
 * Connects and brings the schema up to date. Close it, or the process does not end.
 * @throws CodedError configuration or service_unavailable, saying what to do; never with a password in it.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url !== undefined && options.url !== '') return openPostgres(options.url);
  return openEmbedded(options.dataDir ?? '.data', options.log);
}

async function openPostgres(url: string): Promise<Database> {
  const where = describe(url);
  const pool = createPool({
    connectionString: url,
    max: POSTGRES_CONNECTIONS,
    connectionTimeoutMillis: 5000,
    // A statement or transaction that hangs must not take a call down with it.
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  try {
    await migrateDatabase(pool);
  } catch (error) {
    await pool.end();
    throw connectFault(where, error);
  }
  return withDrizzle(pool);
}

async function openEmbedded(dataDir: string, log?: (line: string) => void): Promise<Database> {
  const stream = await connectEmbedded(dataDir, log);
  const pool = createPool({ ...LOCAL, stream, max: EMBEDDED_CONNECTIONS, connectionTimeoutMillis: 60_000 });
  try {
    // Holds one connection from now on: the server ends when nobody is connected.
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw error instanceof CodedError ? error : connectFault(dataDir, error);
  }
  return withDrizzle(pool);
}

/** A fresh database in this process's memory, for tests and replay. Companies are apart: use a new slug for each. */
export async function openMemoryDatabase(options: { cacheDir?: string } = {}): Promise<Database> {
  const cache = createTemplateCache(options.cacheDir ?? TEMPLATE_FOLDER);
  const template = await cache.load();
  const pglite = await openPglite({ template });
  const server = await serveWire(pglite, { port: 0 });
  const pool = createPool({ ...LOCAL, host: '127.0.0.1', port: server.port, max: EMBEDDED_CONNECTIONS });
  await migrateDatabase(pool);
  if (template === undefined) await cache.save(pglite);
  return withDrizzle(pool, async () => {
    await server.close();
    await pglite.close();
  });
}

/** PGlite asks for no password and has one database. Connections stay: a new one costs more than it holds. */
const LOCAL = { user: 'postgres', database: 'postgres', ssl: false, idleTimeoutMillis: 0 } as const;

function withDrizzle(pool: pg.Pool, afterwards?: () => Promise<void>): Database {
  let closing: Promise<void> | undefined;
  return {
    db: drizzle(pool, { schema }),
    pool,
    close: () => (closing ??= pool.end().then(() => afterwards?.())),
  };
}

function describe(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !['postgres:', 'postgresql:'].includes(parsed.protocol)) {
    throw new CodedError(
      'configuration',
      'DATABASE_URL is not a PostgreSQL URL: write postgres://user:password@host:5432/database, or leave it out to use the embedded database.',
    );
  }
  return `${parsed.host}${parsed.pathname}`;
}
