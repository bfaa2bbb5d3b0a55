// The rehearsal command at work: serves until it is told to stop.
import { startRehearsalServers } from './servers/start-rehearsal-servers.ts';

export interface RehearsalFlags {
  port: number;
  host: string;
}

/** Resolves when the servers have been told to stop and are closed. @throws CodedError when they cannot start. */
export async function runRehearsal(flags: RehearsalFlags, process: NodeJS.Process): Promise<void> {
  const servers = await startRehearsalServers(flags);
  process.stderr.write(`Rehearsal servers at ${servers.url}. Set REHEARSAL_URL to it. Ctrl-C stops.\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await servers.close();
}
