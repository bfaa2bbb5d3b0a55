// Works out the rows that a seed stands for: times from now, slots for appointments, whose is what.
import type { Seed } from './seed-format.ts';
import { seedError } from './seed-format.ts';
import { createResolver } from './seed-references.ts';
import { type SeedClock, workingDates } from './seed-time.ts';
import { instantOf } from '../../domain/zoned-time.ts';

export interface SeedPlan {
  technicians: { id: string; name: string }[];
  slots: { id: string; technicianId: string; startsAt: number; endsAt: number }[];
  appointments: {
    id: string;
    customerId: string;
    slotId: string;
    service: string;
    status: 'scheduled' | 'cancelled' | 'completed';
  }[];
  invoices: {
    id: string;
    customerId: string;
    description: string;
    amountCents: number;
    issuedOn: string;
    dueOn: string;
    paid: boolean;
  }[];
  attempts: { customerId: string; failedAt: number[]; lockedAt: number[]; lockedUntil: number | null }[];
}

const TECHNICIANS = ['Maria Lopez', 'Ben Carter', 'Priya Nair'];
const MINUTE_MS = 60_000;

/** Pure. Throws a CodedError that names `source`, the row and the field. */
export function planSeed(seed: Seed, clock: SeedClock, source: string): SeedPlan {
  refuseRepeatedIds(seed, source);
  const team = createTeam(seed.calendar?.technicians ?? TECHNICIANS);
  const slots: SeedPlan['slots'] = [];
  const addSlot = (slotId: string, startsAt: number, minutes: number, name?: string): string => {
    const technicianId = team.assign(startsAt, name);
    slots.push({ id: slotId, technicianId, startsAt, endsAt: startsAt + minutes * MINUTE_MS });
    return slotId;
  };
  const { startOf, ownerOf, dayOf } = createResolver(seed, clock, source);

  seed.slots.forEach((row, index) =>
    addSlot(row.id, startOf('slots', index, row), row.minutes, row.technician),
  );
  const appointments = seed.appointments.map((row, index) => {
    if (row.slotId !== undefined && !seed.slots.some((slot) => slot.id === row.slotId))
      throw seedError(source, ['appointments', index, 'slotId'], `no slot "${row.slotId}" among slots`);
    const slotId =
      row.slotId ??
      addSlot(`slot_${row.id}`, startOf('appointments', index, row), row.minutes, row.technician);
    return {
      id: row.id,
      customerId: ownerOf('appointments', index, row.customerId),
      slotId,
      service: row.service,
      status: row.status,
    };
  });
  const invoices = seed.invoices.map(({ customerId, ...row }, index) => ({
    ...row,
    customerId: ownerOf('invoices', index, customerId),
    issuedOn: dayOf(index, 'issuedOn', row.issuedOn),
    dueOn: dayOf(index, 'dueOn', row.dueOn),
  }));
  const attempts = seed.verificationAttempts.map((row, index) => ({
    customerId: ownerOf('verificationAttempts', index, row.customerId),
    failedAt: Array.from({ length: row.failures }, (_, n) => clock.now - (row.failures - n) * MINUTE_MS),
    lockedAt: Array.from({ length: row.lockouts }, (_, n) => clock.now - (row.lockouts - n) * 86_400_000),
    lockedUntil: row.lockedUntil === undefined ? null : Date.parse(row.lockedUntil),
  }));
  slots.push(...calendarSlots(seed, clock, team, slots));
  return { technicians: team.members(), slots, appointments, invoices, attempts };
}

/** Every technician's free times that are not taken by an appointment above. */
function calendarSlots(
  seed: Seed,
  clock: SeedClock,
  team: Team,
  taken: SeedPlan['slots'],
): SeedPlan['slots'] {
  const { calendar } = seed;
  if (calendar === undefined) return [];
  const busy = new Set(taken.map((slot) => `${slot.technicianId} ${slot.startsAt}`));
  return workingDates(clock, calendar.days).flatMap((date) =>
    calendar.visitTimes.flatMap((time) =>
      calendar.technicians.flatMap((name) => {
        const technicianId = team.idOf(name);
        const startsAt = instantOf({ date, time }, clock.timeZone);
        if (busy.has(`${technicianId} ${startsAt}`)) return [];
        const id = `slot_${date.replaceAll('-', '')}_${time.replace(':', '')}_${technicianId.replace(/^tech_/, '')}`;
        return [{ id, technicianId, startsAt, endsAt: startsAt + calendar.minutes * MINUTE_MS }];
      }),
    ),
  );
}

type Team = ReturnType<typeof createTeam>;

/** Technicians by name, and who is busy when: nobody is given two visits at one time. */
function createTeam(names: readonly string[]) {
  const ids = new Map<string, string>();
  const busy = new Set<string>();
  const idOf = (name: string): string => {
    const known = ids.get(name) ?? `tech_${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`;
    ids.set(name, known);
    return known;
  };
  return {
    idOf,
    members: () => [...ids].map(([name, technicianId]) => ({ id: technicianId, name })),
    assign: (startsAt: number, name?: string): string => {
      let technicianId: string | undefined = name === undefined ? undefined : idOf(name);
      for (let n = 0; technicianId === undefined; n += 1) {
        const candidate = idOf(names[n] ?? `Technician ${n + 1}`);
        if (!busy.has(`${candidate} ${startsAt}`)) technicianId = candidate;
      }
      busy.add(`${technicianId} ${startsAt}`);
      return technicianId;
    },
  };
}

function refuseRepeatedIds(seed: Seed, source: string): void {
  for (const table of ['customers', 'slots', 'appointments', 'invoices', 'people'] as const) {
    const seen = new Set<string>();
    seed[table].forEach((row, index) => {
      if (seen.has(row.id)) throw seedError(source, [table, index, 'id'], `"${row.id}" is there twice`);
      seen.add(row.id);
    });
  }
}
