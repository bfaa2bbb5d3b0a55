// Moves a visit to another slot.
import { z } from 'zod';
import { spokenDateTime } from '../domain/speak.ts';
import { defineTool, requireCustomer } from './define-tool.ts';
import { findSlot, findVisit } from './on-the-books.ts';
import { slotOutcome } from './slot-outcome.ts';

export const rescheduleAppointment = defineTool({
  name: 'reschedule_appointment',
  description:
    'Move one of the listed visits to a slot from find_slots. The first call only proposes it; call again with the same arguments after the caller says yes.',
  parameters: z.strictObject({ appointment_id: z.string(), slot_id: z.string() }),
  effect: 'write',
  requires: 'verified',
  filler: 'booking',
  async propose({ appointment_id, slot_id }, call) {
    const [visit, slot] = await Promise.all([findVisit(call, appointment_id), findSlot(call, slot_id)]);
    const { timeZone } = call.company;
    return `move the ${visit.service} from ${spokenDateTime(visit.startsAt, timeZone)} to ${spokenDateTime(slot.startsAt, timeZone)} with ${slot.technician}, at no charge`;
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
