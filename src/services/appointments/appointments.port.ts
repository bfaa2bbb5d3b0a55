// A customer's visits and the slots that can be booked. Every write takes an idempotency key.

export interface Appointment {
  id: string;
  slotId: string;
  /** e.g. "quarterly pest treatment". */
  service: string;
  technician: string;
  startsAt: number;
  endsAt: number;
  status: 'scheduled' | 'cancelled' | 'completed';
}

export interface Slot {
  id: string;
  technician: string;
  startsAt: number;
  endsAt: number;
}

/** A write and its idempotency key (call id + proposal id): doing it twice returns the first result. */
export interface Write {
  key: string;
  callId: string;
  customerId: string;
  now: number;
}

export interface AppointmentsPort {
  /** Scheduled visits from now on, soonest first. */
  listUpcoming(query: { customerId: string; now: number; limit: number }): Promise<Appointment[]>;
  /** Free slots that start in [from, to), soonest first. */
  findSlots(query: { from: number; to: number; limit: number }): Promise<Slot[]>;
  /** What cancelling would cost now, in cents. Errors: not_found, already_done. */
  cancellationFee(query: { customerId: string; appointmentId: string; now: number }): Promise<number>;
  /** Errors: not_found, already_done (it was cancelled before, by another action). */
  cancel(write: Write & { appointmentId: string }): Promise<{ appointment: Appointment; feeCents: number }>;
  /** Errors: not_found, already_done, already_booked (another visit of theirs is at that time). */
  reschedule(write: Write & { appointmentId: string; slotId: string }): Promise<Appointment | SlotTaken>;
  /** The loser of a race for a slot gets alternatives, never an error. Errors: not_found, already_booked. */
  book(write: Write & { slotId: string; service: string }): Promise<Appointment | SlotTaken>;
}

export interface SlotTaken {
  taken: true;
  /** The next free slots, soonest first, at most three. */
  alternatives: Slot[];
}
