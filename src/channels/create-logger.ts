// The log of a command: JSON lines on stderr, so that stdout is the caller's.
import { destination, pino, type Logger } from 'pino';
import type { Environment } from '../config/environment.ts';

/** `quietest` is the level when LOG_LEVEL says nothing. */
export function createLogger(environment: Environment, quietest: 'info' | 'error'): Logger {
  return pino({ level: environment.LOG_LEVEL ?? quietest }, destination({ dest: 2, sync: true }));
}
