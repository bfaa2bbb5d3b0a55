// Cancels a visit, once the caller has heard what it costs.
import { z } from 'zod';
import { spokenDateTime, spokenMoney } from '../domain/speak.ts';
import { defineTool, requireCustomer } from './define-tool.ts';
import { describeVisit, findVisit } from './on-the-books.ts';

export const cancelAppointment = defineTool({
  name: 'cancel_appointment',
  description:
    'Cancel one of the listed visits; for several call it once for each. This only proposes it: the caller is then told the fee and asked for their yes, and it is done when they give it.',
  parameters: z.strictObject({ appointment_id: z.string().describe('From list_appointments.') }),
  effect: 'write',
  requires: 'verified',
  filler: 'cancelling',
  async propose({ appointment_id }, call) {
    const visit = await findVisit(call, appointment_id);
    const customerId = requireCustomer(call.context);
    const fee = await call.services.appointments.cancellationFee({
      customerId,
      appointmentId: visit.id,
      now: call.now,
    });
    const cost = fee > 0 ? `for a fee of ${spokenMoney(fee)}` : 'at no charge';
    return {
      summary: `cancel ${describeVisit(visit, call)}, ${cost}`,
      about: [`appointment:${appointment_id}`],
    };
  },
  async execute({ appointment_id }, call, key) {
    const customerId = requireCustomer(call.context);
    const { callId } = call.context;
    const write = { key, callId, customerId, now: call.now };
    const { appointment, feeCents } = await call.services.appointments.cancel({
      ...write,
      appointmentId: appointment_id,
    });
    const when = spokenDateTime(appointment.startsAt, call.company.timeZone);
    return {
      result: {
        status: 'done',
        appointment_id,
        service: appointment.service,
        when,
        fee: spokenMoney(feeCents),
      },
      summary: `cancelled the ${appointment.service} on ${when}`,
    };
  },
});
