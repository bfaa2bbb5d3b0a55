// What must be in an empty company for a recorded call to go the same way: the rows it saw, and failures before it.
import type { SeedInput } from '../../database/seed/seed-format.ts';
import type { Company } from '../../domain/company.ts';
import { dataOf, type LogEvent } from './log-events.ts';
import { CUSTOMER } from './pseudonyms.ts';
import { centsOf, type SeenRows } from './seen-rows.ts';
import type { LoggedTurn } from './split-turns.ts';
import { RIGHT_ZIP } from './synthetic-zips.ts';
import { isoInZone, isoOfWall } from './zoned-iso.ts';

export interface GivenOptions {
  callerNumber: string;
  rows: SeenRows;
  opening: readonly LogEvent[];
  turns: readonly LoggedTurn[];
  company: Company;
  startedAt: number;
  withheld: boolean;
}

/** Long enough for the call that was locked out from its start. */
const LOCKED_MS = 3_600_000;

export function givenRows({
  callerNumber,
  rows,
  opening,
  turns,
  company,
  startedAt,
  withheld,
}: GivenOptions): SeedInput {
  if (withheld) return {};
  const { timeZone } = company;
  // A visit may stand in a slot that the call was offered later, once it was free.
  const slotOf = (visit: SeenRows['visits'][number]) =>
    rows.slots.find(
      (slot) => slot.technician === visit.technician && slot.date === visit.date && slot.time === visit.time,
    );
  return {
    customers: [{ ...CUSTOMER, phone: callerNumber, zip: RIGHT_ZIP }],
    ...some(
      'slots',
      rows.slots.map((slot) => ({
        id: slot.slot_id,
        startsAt: isoOfWall(slot, timeZone),
        technician: slot.technician,
      })),
    ),
    ...some(
      'appointments',
      rows.visits.map((visit) => {
        const slot = slotOf(visit);
        const when = slot
          ? { slotId: slot.slot_id }
          : { startsAt: isoOfWall(visit, timeZone), technician: visit.technician };
        return { id: visit.appointment_id, service: visit.service, ...when };
      }),
    ),
    ...some(
      'invoices',
      rows.invoices.map((invoice) => ({
        id: invoice.invoice_id,
        description: invoice.description,
        amountCents: centsOf(invoice.amount),
        issuedOn: invoice.issued_on,
        dueOn: invoice.due_on,
      })),
    ),
    ...some('verificationAttempts', attemptsBefore({ opening, turns, company, startedAt })),
  };
}

function attemptsBefore({
  opening,
  turns,
  company,
  startedAt,
}: Pick<GivenOptions, 'opening' | 'turns' | 'company' | 'startedAt'>) {
  if (dataOf(opening, 'line.said').some(({ line }) => line.startsWith('greeting_locked')))
    return [
      {
        failures: company.verification.attemptsPerCall,
        lockouts: 1,
        lockedUntil: isoInZone(startedAt + LOCKED_MS, company.timeZone),
      },
    ];
  const failures = failuresBefore(turns, company);
  return failures > 0 ? [{ failures }] : [];
}

/** Locked before the call's own attempts were used up: the rest was failed in earlier calls. */
function failuresBefore(turns: readonly LoggedTurn[], { verification }: Company): number {
  const events = turns.flatMap((turn) => turn.events);
  const own = dataOf(events, 'verification.failed').length;
  const locked = dataOf(events, 'verification.locked').length > 0;
  if (!locked || own >= verification.attemptsPerCall) return 0;
  return Math.max(0, verification.attemptsPerAccount - own - 1);
}

function some<K extends string, T>(key: K, rows: readonly T[]): { [key in K]?: T[] } {
  return rows.length === 0 ? {} : ({ [key]: [...rows] } as { [key in K]: T[] });
}
