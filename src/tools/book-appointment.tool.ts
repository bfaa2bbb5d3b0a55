// Books a new visit into a free slot.
import { z } from 'zod';
import { CodedError } from '../domain/errors.ts';
import { spokenDateTime } from '../domain/speak.ts';
import { defineTool, requireCustomer } from './define-tool.ts';
import { findSlot } from './on-the-books.ts';
import { slotOutcome } from './slot-outcome.ts';

export const bookAppointment = defineTool({
  name: 'book_appointment',
  description:
    'Book a new visit into a slot from find_slots. The first call only proposes it; call again with the same arguments after the caller says yes.',
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
    const slot = await findSlot(call, slot_id);
    const article = /^[aeiou]/i.test(service) ? 'an' : 'a';
    return `book ${article} ${service} on ${spokenDateTime(slot.startsAt, call.company.timeZone)} with ${slot.technician}`;
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
