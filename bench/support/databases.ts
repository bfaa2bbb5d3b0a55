// The databases that benchmarks run against: the embedded one, and a PostgreSQL where BENCH_DATABASE_URL names one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../src/database/connection.ts';

export interface BenchDatabase {
  engine: 'embedded' | 'PostgreSQL';
  database: Database;
  close(): Promise<void>;
}

/** As the product opens it without DATABASE_URL: PGlite in a process of its own. */
export async function openEmbedded(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const database = await openDatabase({ dataDir: folder });
  const close = async (): Promise<void> => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { engine: 'embedded', database, close };
}

/** Null, and a line that says so, without BENCH_DATABASE_URL. */
export async function openPostgres(): Promise<BenchDatabase | null> {
  const url = process.env.BENCH_DATABASE_URL;
  if (url === undefined || url === '') {
    console.log('PostgreSQL: skipped, BENCH_DATABASE_URL is not set');
    return null;
  }
  const database = await openDatabase({ url });
  return { engine: 'PostgreSQL', database, close: () => database.close() };
}
