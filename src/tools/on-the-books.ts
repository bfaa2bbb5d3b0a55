// A visit or a free slot that this call has listed: what every change starts from.
import { CodedError } from '../domain/errors.ts';
import type { Appointment, Slot } from '../services/appointments/appointments.port.ts';
import { requireCustomer, requireListed, type ToolCall } from './define-tool.ts';

const VISITS = 50;
const SLOTS = 1000;
const DAYS_AHEAD = 120;

/** Throws `not_listed`, or `not_found` when it is no longer there. */
export async function findVisit(call: ToolCall, appointmentId: string): Promise<Appointment> {
  requireListed(call.context, 'appointment', appointmentId, 'List the visits with list_appointments first.');
  const customerId = requireCustomer(call.context);
  const visits = await call.services.appointments.listUpcoming({ customerId, now: call.now, limit: VISITS });
  const visit = visits.find(({ id }) => id === appointmentId);
  if (visit) return visit;
  throw new CodedError(
    'not_found',
    'That visit is not among the upcoming ones any more. List the visits again.',
  );
}

/** Throws `not_listed`, or `slot_taken` when somebody else has it by now. */
export async function findSlot(call: ToolCall, slotId: string): Promise<Slot> {
  requireListed(call.context, 'slot', slotId, 'Find free times with find_slots first.');
  const to = call.now + DAYS_AHEAD * 86_400_000;
  const slots = await call.services.appointments.findSlots({ from: call.now, to, limit: SLOTS });
  const slot = slots.find(({ id }) => id === slotId);
  if (slot) return slot;
  throw new CodedError(
    'slot_taken',
    'That time has just been taken. Find free times again and offer others.',
  );
}
