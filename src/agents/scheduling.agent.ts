// Books visits and moves them.
import { bookAppointment } from '../tools/book-appointment.tool.ts';
import { endCall } from '../tools/end-call.tool.ts';
import { findSlots } from '../tools/find-slots.tool.ts';
import { listAppointments } from '../tools/list-appointments.tool.ts';
import { lookupPolicy } from '../tools/lookup-policy.tool.ts';
import { rescheduleAppointment } from '../tools/reschedule-appointment.tool.ts';
import { defineAgent } from './define-agent.ts';

export const scheduling = defineAgent({
  name: 'scheduling',
  purpose: 'books visits, moves them, and tells when they are',
  tools: [listAppointments, findSlots, rescheduleAppointment, bookAppointment, lookupPolicy, endCall],
  opensWith: listAppointments,
  answersServe: true,
});
