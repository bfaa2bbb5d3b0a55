// The company's people at the desk: who they are, whether they are there, and what they saw and did.
import type { Availability, PersonRole } from '../../domain/people.ts';

export interface Person {
  id: string;
  name: string;
  email: string;
  role: PersonRole;
  availability: Availability;
  /** When their desk last said that it is open. */
  seenAt: number | null;
}

export interface NewPerson {
  name: string;
  /** Any case; one person an address. */
  email: string;
  role: PersonRole;
  /** Left out for somebody who signs in through an identity provider only. */
  password?: string | undefined;
  now: number;
}

/** `free` are at the desk, available, and talk with nobody; `busy` are at the desk and talk with a caller. */
export interface Staffing {
  free: number;
  busy: number;
}

export interface AuditEntry {
  at: number;
  personId: string;
  /** signed_in, listed_queue, viewed_ticket, viewed_transcript, took, released, joined, finished, handed_back … */
  action: string;
  ticketId: string | null;
  callId: string | null;
}

/** A desk that has been silent for so long is closed. Milliseconds. */
export const DESK_SILENT_AFTER = 45_000;

export interface PeoplePort {
  /** @throws CodedError invalid_argument for an address that is taken. */
  add(person: NewPerson): Promise<Person>;
  /** Null when there is no such person. */
  load(id: string): Promise<Person | null>;
  /** The same, with what changes with their password: a session that carries another stamp is over. */
  loadWithStamp(id: string): Promise<{ person: Person; stamp: string } | null>;
  findByEmail(email: string): Promise<Person | null>;
  list(): Promise<Person[]>;
  /** @throws CodedError not_found */
  setPassword(email: string, password: string): Promise<void>;
  /** @throws CodedError not_found */
  setRole(id: string, role: PersonRole): Promise<void>;
  /** What they have taken and not finished goes back into the queue. @throws CodedError not_found */
  remove(email: string): Promise<void>;
  /** Null for a wrong address and for a wrong password alike, after the same time. */
  signIn(email: string, password: string): Promise<Person | null>;
  /** The person's desk is open. */
  seen(id: string, at: { availability: Availability; now: number }): Promise<void>;
  staffing(now: number): Promise<Staffing>;
  audit(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  listAudit(query: { limit: number; callId?: string; before?: number }): Promise<AuditEntry[]>;
}
