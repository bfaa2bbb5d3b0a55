// A visit or a free slot that this call has listed, and what the customer has already: what every change starts from.
import { CodedError } from '../domain/errors.ts';
import { spokenDateTime } from '../domain/speak.ts';
import type { Appointment, Slot } from '../services/appointments/appointments.port.ts';
import { askWhichDay, saidTimes } from './said-times.ts';
import { requireCustomer, requireListed, type ChangeCall } from './define-tool.ts';

const VISITS = 50;
const SLOTS = 1000;
const DAYS_AHEAD = 120;

/** Throws `not_listed`, or `not_found` when it is no longer there. */
export async function findVisit(call: ChangeCall, appointmentId: string): Promise<Appointment> {
  requireListed(call.context, 'appointment', appointmentId, 'List the visits with list_appointments first.');
  const visit = (await upcomingVisits(call)).find(({ id }) => id === appointmentId);
  if (visit) return visit;
  throw new CodedError(
    'not_found',
    'That visit is not among the upcoming ones any more. List the visits again.',
  );
}

/** Throws `not_listed`, `day_open` where the caller's words leave the day open, or `slot_taken` when it is gone by now. */
export async function findSlot(call: ChangeCall, slotId: string): Promise<Slot> {
  requireListed(call.context, 'slot', slotId, 'Find free times with find_slots first.');
  const { question } = saidTimes(call);
  if (question !== null) {
    askWhichDay(call);
    throw new CodedError('day_open', `Ask the caller first: "${question.question}"`);
  }
  const to = call.now + DAYS_AHEAD * 86_400_000;
  const slots = await call.services.appointments.findSlots({ from: call.now, to, limit: SLOTS });
  const slot = slots.find(({ id }) => id === slotId);
  if (slot) return slot;
  throw new CodedError(
    'slot_taken',
    'That time has just been taken. Find free times again and offer others.',
  );
}

/** The customer's visits to come. */
export function upcomingVisits({ services, context, now }: ChangeCall): Promise<Appointment[]> {
  return services.appointments.listUpcoming({ customerId: requireCustomer(context), now, limit: VISITS });
}

/** Throws `already_booked` where one of these visits is at the time of the slot. */
export function refuseOverlap(visits: readonly Appointment[], slot: Slot, call: ChangeCall): void {
  const visit = visits.find(({ startsAt, endsAt }) => startsAt < slot.endsAt && slot.startsAt < endsAt);
  if (!visit) return;
  throw new CodedError(
    'already_booked',
    `The caller already has a visit at that time: ${describeVisit(visit, call)}. Tell them, and offer another time from find_slots, or to move that visit.`,
  );
}

/** "the ant treatment on Thursday, March 5 at 10 AM". */
export function describeVisit({ service, startsAt }: Appointment, { company }: ChangeCall): string {
  return `the ${service} on ${spokenDateTime(startsAt, company.timeZone)}`;
}
