// The statements of the appointment book of one company; the adapter decides which of them make a transaction.
import { and, asc, eq, gt, gte, lt, ne, sql } from 'drizzle-orm';
import type { Db, Transaction } from '../../database/connection.ts';
import { appointments, customers, slots, technicians } from '../../database/schema.ts';
import { CodedError } from '../../domain/errors.ts';
import type { Appointment, Slot, SlotTaken, Write } from './appointments.port.ts';

/** Whose book, and in which connection or transaction. */
export interface Book {
  run: Db | Transaction;
  company: string;
}

const ALTERNATIVES = 3;
/** Nobody takes an alternative that is further off. */
const AHEAD_MS = 366 * 86_400_000;

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
const techniciansOfSlots = and(
  eq(technicians.company, slots.company),
  eq(technicians.id, slots.technicianId),
);
const slotsOfVisits = and(eq(slots.company, appointments.company), eq(slots.id, appointments.slotId));

/** "scheduled" stands in the text of the statement: only so is the partial index used. */
const isFree = sql`not exists (select 1 from ${appointments} where ${appointments.company} = ${slots.company}
  and ${appointments.slotId} = ${slots.id} and ${appointments.status} = 'scheduled')`;

function selectVisits({ run }: Book) {
  return run
    .select(visitColumns)
    .from(appointments)
    .innerJoin(slots, slotsOfVisits)
    .innerJoin(technicians, techniciansOfSlots);
}

/** Free slots that start in [from, to), soonest first. */
export async function freeSlots(
  { run, company }: Book,
  { from, to, limit }: { from: number; to: number; limit: number },
): Promise<Slot[]> {
  return run
    .select(slotColumns)
    .from(slots)
    .innerJoin(technicians, techniciansOfSlots)
    .where(and(eq(slots.company, company), gte(slots.startsAt, from), lt(slots.startsAt, to), isFree))
    .orderBy(asc(slots.startsAt), asc(slots.id))
    .limit(limit);
}

/** The next free slots from the wanted time on, or from now on when nothing is free after it. */
export async function alternatives(book: Book, wanted: Slot, now: number): Promise<SlotTaken> {
  const freeFrom = (from: number) => freeSlots(book, { from, to: from + AHEAD_MS, limit: ALTERNATIVES });
  const later = await freeFrom(Math.max(wanted.startsAt, now + 1));
  return { taken: true, alternatives: later.length > 0 ? later : await freeFrom(now + 1) };
}

/** Scheduled visits that have not begun, soonest first. */
export async function upcomingVisits(
  book: Book,
  { customerId, now, limit }: { customerId: string; now: number; limit: number },
): Promise<Appointment[]> {
  return selectVisits(book)
    .where(
      and(
        eq(appointments.company, book.company),
        eq(appointments.customerId, customerId),
        eq(appointments.status, 'scheduled'),
        gte(slots.startsAt, now),
      ),
    )
    .orderBy(asc(slots.startsAt), asc(appointments.id))
    .limit(limit);
}

/** A visit that can still be changed. Another customer's does not exist. Errors: not_found, already_done. */
export async function openVisit(
  book: Book,
  { customerId, appointmentId, now }: { customerId: string; appointmentId: string; now: number },
  lock?: 'lock',
): Promise<Appointment> {
  const query = selectVisits(book).where(
    and(
      eq(appointments.company, book.company),
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
}

/** Locked, so that whoever else wants this slot waits for our answer. Errors: not_found. */
export async function lockSlot({ run, company }: Book, slotId: string): Promise<Slot> {
  const [slot] = await run
    .select(slotColumns)
    .from(slots)
    .innerJoin(technicians, techniciansOfSlots)
    .where(and(eq(slots.company, company), eq(slots.id, slotId)))
    .for('update', { of: slots });
  if (slot === undefined) {
    throw new CodedError(
      'not_found',
      'No such time: find the free times first, then use an id from that list.',
    );
  }
  return slot;
}

/**
 * A customer cannot be in two visits at once. Their row is locked, so that two calls of theirs cannot both find the time free.
 * Errors: already_booked.
 */
export async function refuseOverlap(
  { run, company }: Book,
  slot: Slot,
  { customerId, except }: { customerId: string; except?: string },
): Promise<void> {
  const customer = and(eq(customers.company, company), eq(customers.id, customerId));
  await run.select({ id: customers.id }).from(customers).where(customer).for('no key update');
  const [overlapping] = await run
    .select({ id: appointments.id })
    .from(appointments)
    .innerJoin(slots, slotsOfVisits)
    .where(
      and(
        eq(appointments.company, company),
        eq(appointments.customerId, customerId),
        sql`${appointments.status} = 'scheduled'`,
        lt(slots.startsAt, slot.endsAt),
        gt(slots.endsAt, slot.startsAt),
        except === undefined ? undefined : ne(appointments.id, except),
      ),
    )
    .limit(1);
  if (overlapping)
    throw new CodedError(
      'already_booked',
      'The caller has a visit at that time already. Nothing was changed: offer another time, or to move that visit.',
    );
}

export async function isTaken({ run, company }: Book, slotId: string): Promise<boolean> {
  const found = await run
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(
        eq(appointments.company, company),
        eq(appointments.slotId, slotId),
        sql`${appointments.status} = 'scheduled'`,
      ),
    )
    .limit(1);
  return found.length > 0;
}

/** False when the slot went to somebody else: the unique index says so without an error. */
export async function insertVisit(
  { run, company }: Book,
  { id, slotId, service }: Appointment,
  { customerId, now }: Write,
): Promise<boolean> {
  const inserted = await run
    .insert(appointments)
    .values({
      ...{ company, id, customerId, slotId, service, status: 'scheduled' },
      ...{ createdAt: now, updatedAt: now },
    })
    .onConflictDoNothing({
      target: [appointments.company, appointments.slotId],
      where: sql`status = 'scheduled'`,
    })
    .returning({ id: appointments.id });
  return inserted.length > 0;
}

export async function updateVisit(
  { run, company }: Book,
  id: string,
  values: Partial<typeof appointments.$inferInsert>,
): Promise<void> {
  await run
    .update(appointments)
    .set(values)
    .where(and(eq(appointments.company, company), eq(appointments.id, id)));
}
