// The process that serves the embedded database of one folder, from its first client until shortly after its last.
import { join } from 'node:path';
import {
  releaseLock,
  removeServerFile,
  type ServerReport,
  takeLock,
  writeServerFile,
} from './embedded-files.ts';
import { faultCode } from './faults.ts';
import { migrateDatabase } from './migrate.ts';
import { createTemplateCache, openOrCreatePglite, TEMPLATE_FOLDER } from './pglite.ts';
import { createPool } from './pool.ts';
import { serveWire, type WireServer } from './wire-server.ts';

/** Long enough for one command after another in a terminal to find it running. */
const LINGER_MS = 10_000;

async function main(folder: string): Promise<void> {
  if (!(await takeLock(folder))) {
    report({ state: 'held' });
    return;
  }
  try {
    const pglite = await openOrCreatePglite(join(folder, 'pgdata'), createTemplateCache(TEMPLATE_FOLDER));
    const server = await serveWire(pglite, { port: 0, onConnections: (open) => linger(open) });
    let timer: NodeJS.Timeout | undefined;
    let ending = false;

    const end = async (): Promise<void> => {
      if (ending) return;
      ending = true;
      await removeServerFile(folder);
      await server.close();
      await pglite.close();
      await releaseLock(folder);
      process.exit(0);
    };
    const linger = (open: number): void => {
      clearTimeout(timer);
      if (open === 0) timer = setTimeout(() => void end(), LINGER_MS);
    };

    await migrate(server);
    await writeServerFile(folder, { pid: process.pid, port: server.port });
    process.on('SIGTERM', () => void end());
    linger(server.connections());
    report({ state: 'ready', port: server.port });
  } catch (error) {
    await releaseLock(folder);
    report({ state: 'failed', code: faultCode(error), message: error instanceof Error ? error.message : '' });
    throw error;
  }
}

/** Before anybody is told the port: clients of one PGlite share its session, where advisory locks do not exclude. */
async function migrate(server: WireServer): Promise<void> {
  const pool = createPool({
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    database: 'postgres',
    max: 1,
  });
  await migrateDatabase(pool);
  await pool.end();
}

function report(message: ServerReport): void {
  // Whoever started this process may be gone already; others find it by its file.
  if (process.connected) process.send?.(message);
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('Usage: embedded-server <data folder>');
// A process group of its own survives the terminal's interrupt, and its parent's end.
process.on('disconnect', () => undefined);
await main(folder);
