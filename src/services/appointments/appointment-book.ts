// The statements of the appointment book of one company; the adapter decides which of them make a transaction.
import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Db, Transaction } from '../../database/connection.ts';
import { appointments, slots, technicians } from '../../database/schema.ts';
import { CodedError } from '../../domain/errors.ts';
import type { Appointment, Slot, SlotTaken, Write } from './appointments.port.ts';

const ALTERNATIVES = 3;
/** Nobody takes an alternative that is further off. */
const AHEAD_MS = 366 * 86_400_000;

/** Each takes the connection or transaction to run in. */
export function createBook(company: string) {
  type Runner = Db | Transaction;
  const slotColumns = {
    id: slots.id,
    technician: technicians.name,
    startsAt: slots.startsAt,
    endsAt: slots.endsAt,
  };
  const visitColumns = {
    id: appointments.id,
    slotId: appointments.slotId,
    service: appointments.service,
    technician: technicians.name,
    startsAt: slots.startsAt,
    endsAt: slots.endsAt,
    status: appointments.status,
  };
  const ofSlot = and(eq(technicians.company, slots.company), eq(technicians.id, slots.technicianId));
  const ofVisit = and(eq(slots.company, appointments.company), eq(slots.id, appointments.slotId));
  const visits = (run: Runner) =>
    run.select(visitColumns).from(appointments).innerJoin(slots, ofVisit).innerJoin(technicians, ofSlot);
  const isFree = sql`not exists (select 1 from ${appointments} where ${appointments.company} = ${slots.company}
    and ${appointments.slotId} = ${slots.id} and ${appointments.status} = 'scheduled')`;

  const freeSlots = (run: Runner, query: { from: number; to: number; limit: number }): Promise<Slot[]> =>
    run
      .select(slotColumns)
      .from(slots)
      .innerJoin(technicians, ofSlot)
      .where(
        and(
          eq(slots.company, company),
          gte(slots.startsAt, query.from),
          lt(slots.startsAt, query.to),
          isFree,
        ),
      )
      .orderBy(asc(slots.startsAt), asc(slots.id))
      .limit(query.limit);

  return {
    freeSlots,
    upcoming: (run: Runner, customerId: string, now: number, limit: number): Promise<Appointment[]> =>
      visits(run)
        .where(
          and(
            eq(appointments.company, company),
            eq(appointments.customerId, customerId),
            eq(appointments.status, 'scheduled'),
            gte(slots.startsAt, now),
          ),
        )
        .orderBy(asc(slots.startsAt), asc(appointments.id))
        .limit(limit),

    /** A visit that can still be changed. Another customer's does not exist. */
    scheduled: async (
      run: Runner,
      { customerId, appointmentId, now }: { customerId: string; appointmentId: string; now: number },
      lock?: 'lock',
    ): Promise<Appointment> => {
      const query = visits(run).where(
        and(
          eq(appointments.company, company),
          eq(appointments.id, appointmentId),
          eq(appointments.customerId, customerId),
        ),
      );
      const [visit] = await (lock === undefined ? query : query.for('update', { of: appointments }));
      if (visit === undefined) {
        throw new CodedError(
          'not_found',
          'No such visit: list the appointments first, then use an id from that list.',
        );
      }
      if (visit.status !== 'scheduled' || visit.startsAt <= now) {
        const state = visit.status === 'cancelled' ? 'is cancelled already' : 'is over';
        throw new CodedError(
          'already_done',
          `That visit ${state}: list the appointments to see what is still booked.`,
        );
      }
      return visit;
    },

    /** Locked, so that whoever else wants this slot waits for our answer. */
    lockSlot: async (run: Runner, slotId: string): Promise<Slot> => {
      const [slot] = await run
        .select(slotColumns)
        .from(slots)
        .innerJoin(technicians, ofSlot)
        .where(and(eq(slots.company, company), eq(slots.id, slotId)))
        .for('update', { of: slots });
      if (slot === undefined) {
        throw new CodedError(
          'not_found',
          'No such time: find the free times first, then use an id from that list.',
        );
      }
      return slot;
    },

    isTaken: async (run: Runner, slotId: string): Promise<boolean> => {
      const found = await run
        .select({ id: appointments.id })
        .from(appointments)
        .where(
          and(
            eq(appointments.company, company),
            eq(appointments.slotId, slotId),
            eq(appointments.status, 'scheduled'),
          ),
        )
        .limit(1);
      return found.length > 0;
    },

    /** False when the slot went to somebody else: the unique index says so without an error. */
    insert: async (run: Runner, visit: Appointment, { customerId, now }: Write): Promise<boolean> => {
      const inserted = await run
        .insert(appointments)
        .values({
          company,
          id: visit.id,
          customerId,
          slotId: visit.slotId,
          service: visit.service,
          status: 'scheduled',
          createdAt: now,
          updatedAt: now,
        })
        .onConflictDoNothing({
          target: [appointments.company, appointments.slotId],
          where: sql`status = 'scheduled'`,
        })
        .returning({ id: appointments.id });
      return inserted.length > 0;
    },

    update: async (
      run: Runner,
      id: string,
      values: Partial<typeof appointments.$inferInsert>,
    ): Promise<void> => {
      await run
        .update(appointments)
        .set(values)
        .where(and(eq(appointments.company, company), eq(appointments.id, id)));
    },

    /** From the wanted time on, or from now on when nothing is free after it. */
    taken: async (run: Runner, wanted: Slot, now: number): Promise<SlotTaken> => {
      const freeFrom = (from: number) => freeSlots(run, { from, to: from + AHEAD_MS, limit: ALTERNATIVES });
      const later = await freeFrom(Math.max(wanted.startsAt, now + 1));
      return { taken: true, alternatives: later.length > 0 ? later : await freeFrom(now + 1) };
    },
  };
}
