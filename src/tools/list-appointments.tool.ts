// The customer's upcoming visits.
import { z } from 'zod';
import { spokenDateTime } from '../domain/speak.ts';
import { wallTime } from '../domain/zoned-time.ts';
import { defineTool, requireCustomer } from './define-tool.ts';

const LIMIT = 5;

export const listAppointments = defineTool({
  name: 'list_appointments',
  description: "List the caller's upcoming visits, soonest first, with the ids that other tools take.",
  parameters: z.strictObject({}),
  effect: 'read',
  requires: 'verified',
  filler: 'appointments',
  async execute(_args, call) {
    const customerId = requireCustomer(call.context);
    const visits = await call.services.appointments.listUpcoming({ customerId, now: call.now, limit: LIMIT });
    call.report({ type: 'ids.listed', kind: 'appointment', ids: visits.map((visit) => visit.id) });
    const { timeZone } = call.company;
    return {
      appointments: visits.map((visit) => ({
        appointment_id: visit.id,
        service: visit.service,
        technician: visit.technician,
        when: spokenDateTime(visit.startsAt, timeZone),
        ...wallTime(visit.startsAt, timeZone),
      })),
    };
  },
});
