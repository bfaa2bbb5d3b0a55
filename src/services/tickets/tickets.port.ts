// What waits for a person: messages, callbacks, handed-over calls.

export interface NewTicket {
  /** Idempotency key: opening the same ticket twice returns the first. */
  key: string;
  callId: string;
  customerId: string | null;
  kind: 'handoff' | 'callback' | 'message';
  priority: 'low' | 'normal' | 'high' | 'urgent';
  reason: string;
  /** Redacted before it is stored. */
  message: string;
  /** Stored sealed: it is read back for whoever calls, and is in no table as it is. */
  callbackNumber: string | null;
  now: number;
}

export interface WaitingTicket extends Omit<NewTicket, 'key' | 'now'> {
  id: string;
  openedAt: number;
}

export interface TicketsPort {
  /** `position` counts from 1 in the order in which people take tickets. */
  open(ticket: NewTicket): Promise<{ id: string; position: number }>;
  /** Unhandled ones, most urgent first, then oldest first. */
  listWaiting(query: { limit: number }): Promise<WaitingTicket[]>;
}
