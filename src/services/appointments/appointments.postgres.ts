// The appointment book in PostgreSQL. A unique index decides races for a slot; nobody who loses one sees an error.
import { z } from 'zod';
import type { Db } from '../../database/connection.ts';
import { runDatabaseWork } from '../../database/run.ts';
import { doOnce, idFromKey } from '../idempotent.ts';
import type { CancellationFee } from '../settings.ts';
import * as statements from './appointment-book.ts';
import type { Appointment, AppointmentsPort, SlotTaken, Write } from './appointments.port.ts';

const WHAT = 'The appointment book';

interface Deps {
  db: Db;
  company: string;
  fee: CancellationFee;
}

export function createAppointments({ db, company, fee }: Deps): AppointmentsPort {
  const onTheBook = <T>(read: (book: statements.Book) => Promise<T>): Promise<T> =>
    runDatabaseWork({ what: WHAT, repeatable: true, run: () => read({ run: db, company }) });
  const feeFor = (visit: Appointment, now: number): number =>
    visit.startsAt - now < fee.freeUntilHours * 3_600_000 ? fee.cents : 0;
  const writeOnce = <T>(
    action: Write & { kind: string },
    schema: z.ZodType<T>,
    work: (book: statements.Book) => Promise<T>,
  ): Promise<T> =>
    doOnce({
      ...{ db, company, what: WHAT, action },
      parse: (stored) => schema.parse(stored),
      work: (tx) => work({ run: tx, company }),
    });

  return {
    listUpcoming: (query) => onTheBook((book) => statements.upcomingVisits(book, query)),
    findSlots: (query) => onTheBook((book) => statements.freeSlots(book, query)),
    cancellationFee: (query) =>
      onTheBook(async (book) => feeFor(await statements.openVisit(book, query), query.now)),

    cancel: (write) =>
      writeOnce({ ...write, kind: 'cancel' }, cancelledSchema, async (book) => {
        const visit = await statements.openVisit(book, write, 'lock');
        const feeCents = feeFor(visit, write.now);
        await statements.updateVisit(book, visit.id, { status: 'cancelled', feeCents, updatedAt: write.now });
        return { appointment: { ...visit, status: 'cancelled' as const }, feeCents };
      }),
    reschedule: (write) =>
      writeOnce({ ...write, kind: 'reschedule' }, visitOrTakenSchema, (book) => reschedule(book, write)),
    book: (write) => writeOnce({ ...write, kind: 'book' }, visitOrTakenSchema, (book) => insert(book, write)),
  };
}

async function reschedule(
  book: statements.Book,
  write: Write & { appointmentId: string; slotId: string },
): Promise<Appointment | SlotTaken> {
  const visit = await statements.openVisit(book, write, 'lock');
  const slot = await statements.lockSlot(book, write.slotId);
  if (slot.id === visit.slotId) return visit;
  if (slot.startsAt <= write.now || (await statements.isTaken(book, slot.id)))
    return statements.alternatives(book, slot, write.now);
  await statements.refuseOverlap(book, slot, { customerId: write.customerId, except: visit.id });
  await statements.updateVisit(book, visit.id, { slotId: slot.id, updatedAt: write.now });
  const { technician, startsAt, endsAt } = slot;
  return { ...visit, slotId: slot.id, technician, startsAt, endsAt };
}

async function insert(
  book: statements.Book,
  write: Write & { slotId: string; service: string },
): Promise<Appointment | SlotTaken> {
  const { id: slotId, ...slot } = await statements.lockSlot(book, write.slotId);
  const { service } = write;
  const visit: Appointment = {
    id: idFromKey('apt', write.key),
    slotId,
    service,
    ...slot,
    status: 'scheduled',
  };
  const wanted = { id: slotId, ...slot };
  const won = slot.startsAt > write.now && (await statements.insertVisit(book, visit, write));
  if (!won) return statements.alternatives(book, wanted, write.now);
  await statements.refuseOverlap(book, wanted, { customerId: write.customerId, except: visit.id });
  return visit;
}

const slotSchema = z.object({
  id: z.string(),
  technician: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
});
const visitSchema = slotSchema.extend({
  slotId: z.string(),
  service: z.string(),
  status: z.enum(['scheduled', 'cancelled', 'completed']),
});
const visitOrTakenSchema = z.union([
  z.object({ taken: z.literal(true), alternatives: z.array(slotSchema) }),
  visitSchema,
]);
const cancelledSchema = z.object({ appointment: visitSchema, feeCents: z.number() });
