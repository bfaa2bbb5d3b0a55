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
  callbackNumber: string | null;
  now: number;
}

export interface TicketsPort {
  open(ticket: NewTicket): Promise<{ id: string; position: number }>;
}
