// Books a new visit into a free slot.
import { z } from 'zod';
import { CodedError } from '../domain/errors.ts';
import { spokenDateTime } from '../domain/speak.ts';
import { defineTool, requireCustomer } from './define-tool.ts';
import { findSlot, refuseOverlap, upcomingVisits } from './on-the-books.ts';
import { slotOutcome } from './slot-outcome.ts';

export const bookAppointment = defineTool({
  name: 'book_appointment',
  description:
    'Book a new visit into a slot from find_slots. This only proposes it: the caller is then asked for their yes, and it is done when they give it.',
  parameters: z.strictObject({
    slot_id: z.string(),
    service: z.string().describe('One of the services that the company offers.'),
  }),
  effect: 'write',
  requires: 'verified',
  filler: 'booking',
  async propose({ slot_id, service }, call) {
    if (!call.company.services.includes(service))
      throw new CodedError(
        'invalid_argument',
        `service: one of ${call.company.services.join(', ')}. Ask the caller which.`,
      );
    const [slot, visits] = await Promise.all([findSlot(call, slot_id), upcomingVisits(call)]);
    refuseOverlap(visits, slot, call);
    const when = (at: number) => spokenDateTime(at, call.company.timeZone);
    const same = visits.find((visit) => visit.service === service);
    const article = /^[aeiou]/i.test(service) ? 'an' : 'a';
    const visit = `${service} on ${when(slot.startsAt)} with ${slot.technician}`;
    return {
      summary: same
        ? `book another ${visit}, on top of the one you already have on ${when(same.startsAt)}`
        : `book ${article} ${visit}`,
      about: [`slot:${slot_id}`, `booking:${service}`],
    };
  },
  async execute({ slot_id, service }, call, key) {
    const customerId = requireCustomer(call.context);
    const { callId } = call.context;
    const outcome = await call.services.appointments.book({
      key,
      callId,
      customerId,
      now: call.now,
      slotId: slot_id,
      service,
    });
    return slotOutcome(call, outcome, (visit, when) => `booked the ${visit} for ${when}`);
  },
});
