// Moves a visit to another slot.
import { z } from 'zod';
import { spokenDateTime } from '../domain/speak.ts';
import { defineTool, requireCustomer } from './define-tool.ts';
import { findSlot, findVisit, refuseOverlap, upcomingVisits } from './on-the-books.ts';
import { slotOutcome } from './slot-outcome.ts';

export const rescheduleAppointment = defineTool({
  name: 'reschedule_appointment',
  description:
    'Move one of the listed visits to a slot from find_slots. This only proposes it: the caller is then asked for their yes, and it is done when they give it.',
  parameters: z.strictObject({ appointment_id: z.string(), slot_id: z.string() }),
  effect: 'write',
  requires: 'verified',
  filler: 'booking',
  async propose({ appointment_id, slot_id }, call) {
    const [visit, slot] = await Promise.all([findVisit(call, appointment_id), findSlot(call, slot_id)]);
    const others = (await upcomingVisits(call)).filter(({ id }) => id !== appointment_id);
    refuseOverlap(others, slot, call);
    const when = (at: number) => spokenDateTime(at, call.company.timeZone);
    return {
      summary: `move the ${visit.service} from ${when(visit.startsAt)} to ${when(slot.startsAt)} with ${slot.technician}, at no charge`,
      about: [`appointment:${appointment_id}`, `slot:${slot_id}`],
    };
  },
  async execute({ appointment_id, slot_id }, call, key) {
    const customerId = requireCustomer(call.context);
    const { callId } = call.context;
    const { appointments } = call.services;
    const write = { key, callId, customerId, now: call.now };
    const outcome = await appointments.reschedule({
      ...write,
      appointmentId: appointment_id,
      slotId: slot_id,
    });
    return slotOutcome(call, outcome, (visit, when) => `moved the ${visit} to ${when}`);
  },
});
