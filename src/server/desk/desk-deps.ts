// What the desk's routes are given, and what a request carries once it is known whose it is.
import type { HttpBindings } from '@hono/node-server';
import type { Logger } from 'pino';
import type { Timers } from '../../call/timers.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Person } from '../../services/people/people.port.ts';
import type { AdmissionDesk } from '../admission.ts';
import type { EndedSessions } from '../ended-sessions.ts';
import type { ServedCompany } from '../served-company.ts';
import type { ServerOptions } from '../server-options.ts';
import type { Visitors } from '../visitor.ts';
import type { DeskAccess } from './desk-access.ts';
import type { DeskRecords } from './desk-records.ts';
import type { QueueFeed } from './queue-feed.ts';

export interface DeskDeps {
  company: ServedCompany;
  options: ServerOptions;
  visitors: Visitors;
  access: DeskAccess;
  ended: EndedSessions;
  records: DeskRecords;
  feed: QueueFeed;
  /** Streams at once, by person. */
  streams: AdmissionDesk;
  timers: Timers;
  monotonic: () => number;
  clock: Clock;
  logger: Logger;
}

export interface AtDesk {
  Bindings: HttpBindings;
  Variables: { person: Person };
}
