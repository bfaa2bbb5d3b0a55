// What nobody waited for must not end a process that has a caller on the line, or a record to finish.
import type { Logger } from 'pino';
import { redact } from '../../understand/index.ts';

type Emitter = Pick<NodeJS.EventEmitter, 'on'>;

/** From now on an error that nothing has caught is told, without personal data, and the process goes on. */
export function surviveStrays(process: Emitter, logger: Pick<Logger, 'error'>): void {
  const tell = (error: unknown): void =>
    logger.error({ error: redact(describe(error)) }, 'Something failed that nobody waited for.');
  process.on('unhandledRejection', tell);
  process.on('uncaughtException', tell);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
