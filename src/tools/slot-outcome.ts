// What the model is told after trying to take a slot, won or lost.
import { spokenDateTime } from '../domain/speak.ts';
import { wallTime } from '../domain/zoned-time.ts';
import type { Appointment, SlotTaken } from '../services/appointments/appointments.port.ts';
import type { ChangeCall } from './define-tool.ts';

/** Shapes the outcome of a booking; alternatives become ids that this call may use. */
export function slotOutcome(
  call: ChangeCall,
  outcome: Appointment | SlotTaken,
  done: (service: string, when: string) => string,
) {
  const { timeZone } = call.company;
  if (!('taken' in outcome)) {
    const when = spokenDateTime(outcome.startsAt, timeZone);
    call.report({ type: 'ids.listed', kind: 'appointment', ids: [outcome.id] });
    return {
      result: {
        status: 'done',
        appointment_id: outcome.id,
        service: outcome.service,
        when,
        technician: outcome.technician,
      },
      summary: done(outcome.service, when),
    };
  }
  call.report({ type: 'ids.listed', kind: 'slot', ids: outcome.alternatives.map((slot) => slot.id) });
  return {
    result: {
      status: 'slot_taken',
      alternatives: outcome.alternatives.map((slot) => ({
        slot_id: slot.id,
        when: spokenDateTime(slot.startsAt, timeZone),
        ...wallTime(slot.startsAt, timeZone),
        technician: slot.technician,
      })),
      next_step: 'Somebody else has just taken that time. Nothing was changed. Offer the alternatives.',
    },
    summary: null,
  };
}
