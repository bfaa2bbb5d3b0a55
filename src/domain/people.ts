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

/** Attribute of a participant in a call's room, set by our own server: the ticket that lets a person in. */
export const PERSON_TICKET = 'switchboard.ticket';
/** Attribute beside it: the person's name, as the caller may be told it. */
export const PERSON_NAME = 'switchboard.person';
