// What bringing a person to a caller needs of its call, and how trouble with it is told.
import type { CallEndReason, Coordinator } from '../../coordinator/index.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Company } from '../../domain/company.ts';
import type { Priority } from '../../domain/people.ts';
import type { PeoplePort } from '../../services/people/people.port.ts';
import type { LeftBehind, TicketsPort } from '../../services/tickets/tickets.port.ts';
import { leftWords, redact, type SaidTurn } from '../../understand/index.ts';
import type { CallLog } from '../call-log.ts';
import type { Session } from '../call-voice.ts';
import type { InFlight } from '../in-flight.ts';
import type { Speaker } from '../speaker.ts';
import type { Timers } from '../timers.ts';
import type { PeopleLine } from './people-line.ts';

export interface PeopleDeps {
  session: Session;
  coordinator: Coordinator;
  log: CallLog;
  speaker: Speaker;
  inFlight: InFlight;
  timers: Timers;
  /** Not the call's own: what people are to be told is tried on after the end of the call. */
  lasting: Timers;
  clock: Clock;
  company: Company;
  tickets: TicketsPort;
  people: PeoplePort;
  /** Null where the conversation is typed. */
  line: PeopleLine | null;
  priority: () => Priority;
  /** What the person finds, and what they are told by telephone. */
  brief: () => string;
  spokenBrief: (reason: string) => string;
  /** The caller's turns as they were heard, oldest first. */
  said: () => readonly SaidTurn[];
  /** Gives the call to that agent, who is told why. Returns whether it may have it. */
  handOver: (to: string, reason: string) => boolean;
  hangUp: (reason: CallEndReason) => void;
}

/** What of the caller's words people would not find in the conversation, and the number they can be called on. */
export function leftBehind({ said, coordinator }: Pick<PeopleDeps, 'said' | 'coordinator'>): LeftBehind {
  const { words, number } = leftWords(said());
  const isMasked = words !== null && redact(words) !== words;
  return { words: isMasked ? words : null, callbackNumber: number ?? coordinator.context.caller.number };
}

/** What fails here must not drop the caller: it is recorded, and the call goes on without the answer. */
export async function orElse<T>(
  { log }: Pick<PeopleDeps, 'log'>,
  other: T,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    log.add('error', { source: 'tickets', message: redact(String(error)) });
    return other;
  }
}
