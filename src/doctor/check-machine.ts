// Whether this machine can run the project.
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { connectFault } from '../database/faults.ts';
import { createPool } from '../database/pool.ts';
import type { Finding } from '../speech/index.ts';

/** As package.json's engines says. */
const OLDEST = { major: 20, minor: 19 };

/** `version` as process.version has it: v20.19.0. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const fits = major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
  return {
    ...{ part: 'node', subject: version, ms: null },
    state: fits ? 'ok' : 'bad',
    detail: fits ? 'new enough' : 'too old',
    next: fits ? null : `Install Node ${OLDEST.major}.${OLDEST.minor} or newer.`,
  };
}

const WRITABLE = 'its folder can be written; for trying out, set DATABASE_URL for PostgreSQL';

/** Asks PostgreSQL; of the embedded database only whether its folder can be written. Changes nothing. */
export async function checkDatabase(
  { url, dataDir = '.data' }: { url: string | undefined; dataDir?: string | undefined },
  timeoutMs: number,
): Promise<Finding> {
  return url === undefined ? checkFolder(resolve(dataDir)) : checkPostgres(url, timeoutMs);
}

async function checkFolder(folder: string): Promise<Finding> {
  const place = { part: 'database', subject: `embedded in ${folder}`, ms: null };
  for (let at = folder; ; at = dirname(at)) {
    try {
      await access(at, constants.W_OK);
      return { ...place, state: 'ok', detail: WRITABLE, next: null };
    } catch (error) {
      const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (absent && at !== dirname(at)) continue;
      const next = 'Make the folder writable, or name another in SWITCHBOARD_DATA.';
      return { ...place, state: 'bad', detail: `${at} cannot be written`, next };
    }
  }
}

async function checkPostgres(url: string, timeoutMs: number): Promise<Finding> {
  const { host, pathname } = new URL(url);
  const where = `${host}${pathname}`;
  const place = { part: 'database', subject: `PostgreSQL at ${where}` };
  const started = performance.now();
  const pool = createPool({ connectionString: url, max: 1, connectionTimeoutMillis: timeoutMs });
  try {
    await pool.query('select 1');
    const ms = Math.round(performance.now() - started);
    return { ...place, state: 'ok', detail: 'answers', next: null, ms };
  } catch (error) {
    const detail = connectFault(where, error).message;
    return { ...place, state: 'bad', detail, next: null, ms: null };
  } finally {
    await pool.end();
  }
}
