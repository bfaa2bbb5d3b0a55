// Cancels visits, fees told first.
import { cancelAppointment } from '../tools/cancel-appointment.tool.ts';
import { endCall } from '../tools/end-call.tool.ts';
import { listAppointments } from '../tools/list-appointments.tool.ts';
import { lookupPolicy } from '../tools/lookup-policy.tool.ts';
import { defineAgent } from './define-agent.ts';

export const cancellation = defineAgent({
  name: 'cancellation',
  purpose: 'cancels visits',
  tools: [listAppointments, cancelAppointment, lookupPolicy, endCall],
  opensWith: listAppointments,
  answersServe: false,
});
