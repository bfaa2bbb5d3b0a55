// The appointment book in PostgreSQL. A unique index decides races for a slot; nobody who loses one sees an error.
import { z } from 'zod';
import type { Db, Transaction } from '../../database/connection.ts';
import { runDatabaseWork } from '../../database/run.ts';
import { doOnce, idFromKey } from '../idempotent.ts';
import type { CancellationFee } from '../settings.ts';
import { createBook } from './appointment-book.ts';
import type { Appointment, AppointmentsPort, Write } from './appointments.port.ts';

const WHAT = 'The appointment book';

interface Deps {
  db: Db;
  company: string;
  fee: CancellationFee;
}

export function createAppointments({ db, company, fee }: Deps): AppointmentsPort {
  const book = createBook(company);
  const read = <T>(run: () => Promise<T>): Promise<T> =>
    runDatabaseWork({ what: WHAT, repeatable: true, run });
  const feeFor = (visit: Appointment, now: number): number =>
    visit.startsAt - now < fee.freeUntilHours * 3_600_000 ? fee.cents : 0;
  const writeOnce = <T>(
    kind: string,
    write: Write,
    schema: z.ZodType<T>,
    work: (tx: Transaction) => Promise<T>,
  ) =>
    doOnce({
      db,
      company,
      what: WHAT,
      action: { ...write, kind },
      parse: (stored) => schema.parse(stored),
      work,
    });

  return {
    listUpcoming: ({ customerId, now, limit }) => read(() => book.upcoming(db, customerId, now, limit)),
    findSlots: ({ from, to, limit }) => read(() => book.freeSlots(db, { from, to, limit })),
    cancellationFee: async ({ customerId, appointmentId, now }) =>
      feeFor(await read(() => book.scheduled(db, { customerId, appointmentId, now })), now),

    cancel: (write) =>
      writeOnce('cancel', write, cancelledSchema, async (tx) => {
        const visit = await book.scheduled(tx, write, 'lock');
        const feeCents = feeFor(visit, write.now);
        await book.update(tx, visit.id, { status: 'cancelled', feeCents, updatedAt: write.now });
        return { appointment: { ...visit, status: 'cancelled' as const }, feeCents };
      }),

    reschedule: (write) =>
      writeOnce('reschedule', write, visitOrTakenSchema, async (tx) => {
        const visit = await book.scheduled(tx, write, 'lock');
        const slot = await book.lockSlot(tx, write.slotId);
        if (slot.id === visit.slotId) return visit;
        if (slot.startsAt <= write.now || (await book.isTaken(tx, slot.id)))
          return book.taken(tx, slot, write.now);
        await book.update(tx, visit.id, { slotId: slot.id, updatedAt: write.now });
        return {
          ...visit,
          slotId: slot.id,
          technician: slot.technician,
          startsAt: slot.startsAt,
          endsAt: slot.endsAt,
        };
      }),

    book: (write) =>
      writeOnce('book', write, visitOrTakenSchema, async (tx) => {
        const slot = await book.lockSlot(tx, write.slotId);
        const visit: Appointment = {
          id: idFromKey('apt', write.key),
          slotId: slot.id,
          service: write.service,
          technician: slot.technician,
          startsAt: slot.startsAt,
          endsAt: slot.endsAt,
          status: 'scheduled',
        };
        const won = slot.startsAt > write.now && (await book.insert(tx, visit, write));
        return won ? visit : book.taken(tx, slot, write.now);
      }),
  };
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
