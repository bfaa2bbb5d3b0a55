// The company's people and how calls reach them: the words that database, calls and the desk share.

/** How a try to bring a person and a caller together ended. */
export const ATTEMPT_OUTCOMES = [
  'answered',
  'declined',
  'no_answer',
  'busy',
  'failed',
  'caller_hung_up',
  'caller_withdrew',
] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** At the desk, by a telephone that we ring, or by sending the caller's own line there (SIP REFER). */
export type AttemptVia = 'desk' | 'telephone' | 'refer';

/** Why a ticket needs nobody any more. */
export type TicketClosing = 'served' | 'handed_back' | 'withdrawn' | 'dismissed';

/** What a person says of a ticket that they finish. */
export const TICKET_DISPOSITIONS = ['resolved', 'follow_up', 'not_reached', 'not_for_us'] as const;
export type TicketDisposition = (typeof TICKET_DISPOSITIONS)[number];

export type Priority = 'low' | 'normal' | 'high' | 'urgent';
export type PersonRole = 'staff' | 'supervisor';
export type Availability = 'available' | 'away';

/** Words that a caller leaves for people, as the agent that takes them down asks for it. */
export interface LeftMessage {
  /** What it is about, in the agent's words; it may hold less than the caller's own, which are kept with it. */
  text: string;
  callback: boolean;
  /** When they would like to be called; null for as soon as possible. */
  dueAt: number | null;
}

/** A number that the caller named to be called on, instead of the one they call from. */
export interface NamedNumber {
  /** Its last four digits: all of it that is said again. */
  ending: string;
  /** `impossible`: no telephone has it; `unchecked`: the caller has not said yes to it; `taken`: it will be called. */
  state: 'impossible' | 'unchecked' | 'taken';
}

export interface KeptMessage {
  /** Null where people do not have it yet; it is tried again. */
  reference: string | null;
  /** The last four digits of the number that they are called on; null where there is none. */
  numberEnding: string | null;
  /** The caller named that number: it is not the one they call from. */
  otherNumber: boolean;
}

/** What a caller may be promised: a call, that people read what they said, or nothing. */
export type Promised = 'callback' | 'message' | 'nothing';

/** Attribute of a participant in a call's room, set by our own server: the ticket that lets a person in. */
export const PERSON_TICKET = 'switchboard.ticket';
/** Attribute beside it: the person's name, as the caller may be told it. */
export const PERSON_NAME = 'switchboard.person';

/** Facts of the context that begin so are what a person noted when they handed the caller back. */
export const AGREED_WITH = 'agreed with ';
