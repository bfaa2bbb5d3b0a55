// What every step of a start is given.
import type { Logger } from 'pino';
import type { Environment } from '../config/environment.ts';
import type { Closers } from './closers.ts';
import type { Guard } from './guard.ts';

/** Of the web server, where nothing else is asked for. */
export const DEFAULT_PORT = 8080;

export interface StartFlags {
  company: string;
  /** Undefined takes the usual one, or the next that is free. */
  port?: number;
  host: string;
  voice: boolean;
  open: boolean;
}

export interface StartContext {
  flags: StartFlags;
  env: Readonly<Record<string, string | undefined>>;
  environment: Environment;
  logger: Logger;
  /** Absolute. */
  dataFolder: string;
  signal: AbortSignal;
  closers: Closers;
  guard: Guard;
  say: (line: string) => void;
}
