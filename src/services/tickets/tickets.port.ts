// What waits for a person: handed-over calls, callbacks, messages; who has it, and what came of each try.
import type {
  AttemptOutcome,
  AttemptVia,
  Priority,
  TicketClosing,
  TicketDisposition,
} from '../../domain/people.ts';

export interface NewTicket {
  /** Idempotency key: opening the same ticket twice returns the first. */
  key: string;
  callId: string;
  customerId: string | null;
  kind: 'handoff' | 'callback' | 'message';
  priority: Priority;
  reason: string;
  /** The brief, or the caller's message. Redacted before it is stored. */
  message: string;
  /**
   * What the caller said of it, whole, for whoever takes the ticket: codes, numbers and addresses are what a message is
   * about. Stored sealed; cards and answers to verification are not even in there.
   */
  words?: string | null;
  /** Stored sealed: it is read back for whoever calls, and is in no table as it is. */
  callbackNumber: string | null;
  /** The LiveKit room where the caller waits. */
  room?: string | null;
  /** When the caller would like to be called back; left out for as soon as possible. */
  dueAt?: number | null;
  now: number;
}

export interface Attempt {
  /** 1, 2, 3 … within the ticket. */
  number: number;
  via: AttemptVia;
  person: string;
  startedAt: number;
  endedAt: number | null;
  /** Null while it is under way. */
  outcome: AttemptOutcome | null;
}

export interface Ticket extends Omit<NewTicket, 'key' | 'now' | 'room' | 'dueAt' | 'words'> {
  id: string;
  words: string | null;
  room: string | null;
  dueAt: number | null;
  openedAt: number;
  /** The person's id; null while nobody has it. */
  takenBy: string | null;
  takenAt: number | null;
  handledAt: number | null;
  closedAs: TicketClosing | null;
  disposition: TicketDisposition | null;
  note: string | null;
  attempts: Attempt[];
}

export type WaitingTicket = Omit<Ticket, 'attempts'>;

export interface Closing {
  as: TicketClosing;
  /** What was done or agreed; redacted before it is stored. */
  note: string | null;
  disposition?: TicketDisposition | null;
  now: number;
}

/** What a caller has said by the time they are gone, and where they can be reached. */
export interface LeftBehind {
  words: string | null;
  callbackNumber: string | null;
}

export interface TicketsPort {
  /** `position` counts from 1 in the order in which people take tickets. */
  open(ticket: NewTicket): Promise<{ id: string; position: number }>;
  /** Untaken and unhandled ones, most urgent first, then oldest first. */
  listWaiting(query: { limit: number }): Promise<WaitingTicket[]>;
  /** Not handled yet, taken ones too, in the same order; with `handledSince` those handled from then on as well. */
  list(query: { limit: number; handledSince?: number }): Promise<Ticket[]>;
  load(id: string): Promise<Ticket | null>;
  /** 1 is next; null for one that is not waiting. Callers in a room wait behind no callbacks, messages and typed calls. */
  position(id: string): Promise<number | null>;
  /** Exactly one of those who try gets it; false for the others, and for one that is handled. Taking one's own again is true. */
  take(id: string, by: { personId: string; now: number }): Promise<boolean>;
  /** Back into the queue, at its old place. Nothing happens to one that somebody else has, or that is handled. */
  release(id: string, personId: string): Promise<void>;
  /** Handled. False when it was already. */
  close(id: string, closing: Closing): Promise<boolean>;
  /**
   * The caller has gone before anybody came: they are to be called back, or, without a number, have left a message. Not
   * for a handled one. What is `left` takes the place of what the ticket had.
   */
  turnIntoCallback(id: string, reason: string, left?: LeftBehind): Promise<void>;
  /** It is more pressing than it was: it goes further up in the queue, never down. Not for a handled one. */
  raise(id: string, to: { priority: Priority; reason: string }): Promise<void>;
  /** A try begins. Answers its number. */
  beginAttempt(id: string, attempt: { via: AttemptVia; person: string; now: number }): Promise<number>;
  /** What came of it; the first outcome stays. */
  endAttempt(id: string, end: { number: number; outcome: AttemptOutcome; now: number }): Promise<void>;
  /** Waits of handed-over calls that were taken since then, in milliseconds, newest first: what an honest estimate is made of. */
  recentWaits(query: { since: number; limit: number }): Promise<number[]>;
}
