// Every table of the line, as Drizzle sees it. Rows belong to a company: ids are unique within one, not across.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { instant, tsvector } from './column-types.ts';

export const customers = pgTable(
  'customers',
  {
    company: text().notNull(),
    id: text().notNull(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    /** E.164. Not unique: households share a line. The only place where a whole number is kept in the clear. */
    phone: text().notNull(),
    /** Street and town, without the ZIP code where that is a factor of verification. */
    address: text(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.company, t.id] }), index('customers_by_phone').on(t.company, t.phone)],
);

/** What a caller can prove themselves with: zip, dateOfBirth, … Values are never stored, only salted hashes. */
export const customerFactors = pgTable(
  'customer_factors',
  {
    company: text().notNull(),
    customerId: text('customer_id').notNull(),
    factor: text().notNull(),
    salt: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.customerId, t.factor] }),
    foreignKey({
      columns: [t.company, t.customerId],
      foreignColumns: [customers.company, customers.id],
    }).onDelete('cascade'),
  ],
);

/** Failures and lockouts of one subject: a customer's account, or the keyed hash of a number that nobody has. */
export const verificationAttempts = pgTable(
  'verification_attempts',
  {
    company: text().notNull(),
    subject: text().notNull(),
    /** When each failure of the current window was, oldest first. */
    failedAt: bigint('failed_at', { mode: 'number' })
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** When each lockout of the last week was, oldest first. */
    lockedAt: bigint('locked_at', { mode: 'number' })
      .array()
      .notNull()
      .default(sql`'{}'`),
    lockedUntil: instant('locked_until'),
    /** The call that caused the last lockout, so that a repeated request does not lengthen it. */
    lockedByCall: text('locked_by_call'),
  },
  (t) => [primaryKey({ columns: [t.company, t.subject] })],
);

export const technicians = pgTable(
  'technicians',
  { company: text().notNull(), id: text().notNull(), name: text().notNull() },
  (t) => [primaryKey({ columns: [t.company, t.id] })],
);

/** One technician at one time. Free as long as no scheduled appointment points at it. */
export const slots = pgTable(
  'slots',
  {
    company: text().notNull(),
    id: text().notNull(),
    technicianId: text('technician_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.id] }),
    unique('slots_one_per_technician_and_start').on(t.company, t.technicianId, t.startsAt),
    index('slots_by_start').on(t.company, t.startsAt, t.id),
    foreignKey({
      columns: [t.company, t.technicianId],
      foreignColumns: [technicians.company, technicians.id],
    }),
  ],
);

export const appointments = pgTable(
  'appointments',
  {
    company: text().notNull(),
    id: text().notNull(),
    customerId: text('customer_id').notNull(),
    slotId: text('slot_id').notNull(),
    service: text().notNull(),
    status: text({ enum: ['scheduled', 'cancelled', 'completed'] }).notNull(),
    /** What was charged for cancelling late. */
    feeCents: integer('fee_cents').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.id] }),
    // Double booking is impossible here, whatever the code above does.
    uniqueIndex('appointments_one_scheduled_per_slot')
      .on(t.company, t.slotId)
      .where(sql`status = 'scheduled'`),
    index('appointments_by_customer').on(t.company, t.customerId, t.status),
    foreignKey({ columns: [t.company, t.customerId], foreignColumns: [customers.company, customers.id] }),
    foreignKey({ columns: [t.company, t.slotId], foreignColumns: [slots.company, slots.id] }),
  ],
);

export const invoices = pgTable(
  'invoices',
  {
    company: text().notNull(),
    id: text().notNull(),
    customerId: text('customer_id').notNull(),
    description: text().notNull(),
    amountCents: integer('amount_cents').notNull(),
    issuedOn: date('issued_on').notNull(),
    dueOn: date('due_on').notNull(),
    paidAt: instant('paid_at'),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.id] }),
    index('invoices_open_by_customer')
      .on(t.company, t.customerId, t.dueOn)
      .where(sql`paid_at is null`),
    foreignKey({ columns: [t.company, t.customerId], foreignColumns: [customers.company, customers.id] }),
  ],
);

export const calls = pgTable(
  'calls',
  {
    company: text().notNull(),
    id: text().notNull(),
    channel: text().notNull(),
    callerLast4: text('caller_last4'),
    /** Keyed hash of the number: the same caller is recognised, the number is not readable. */
    callerHash: text('caller_hash'),
    customerId: text('customer_id'),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    disposition: text(),
    summary: text(),
    usage: jsonb(),
    costMicros: bigint('cost_micros', { mode: 'number' }),
    /** The coordinator's snapshot, sealed: it knows the caller's number. */
    snapshot: text(),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.id] }),
    index('calls_by_start').on(t.company, t.startedAt.desc(), t.id),
    index('calls_by_caller').on(t.company, t.callerHash),
  ],
);

/** Append only: a trigger refuses updates, and deletes outside a retention run (see the migrations). */
export const callEvents = pgTable(
  'call_events',
  {
    company: text().notNull(),
    callId: text('call_id').notNull(),
    seq: integer().notNull(),
    at: instant().notNull(),
    type: text().notNull(),
    data: jsonb().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.callId, t.seq] }),
    foreignKey({ columns: [t.company, t.callId], foreignColumns: [calls.company, calls.id] }),
  ],
);

/** Writes that were done, by idempotency key, with what they answered. */
export const actions = pgTable(
  'actions',
  {
    company: text().notNull(),
    key: text().notNull(),
    callId: text('call_id').notNull(),
    kind: text().notNull(),
    result: jsonb(),
    doneAt: instant('done_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.company, t.key] }), index('actions_by_call').on(t.company, t.callId)],
);

export const tickets = pgTable(
  'tickets',
  {
    company: text().notNull(),
    id: text().notNull(),
    key: text().notNull(),
    callId: text('call_id').notNull(),
    customerId: text('customer_id'),
    kind: text({ enum: ['handoff', 'callback', 'message'] }).notNull(),
    /** 0 urgent, 1 high, 2 normal, 3 low: the order in which people take them. */
    rank: smallint().notNull(),
    reason: text().notNull(),
    message: text().notNull(),
    /** Sealed: readable by the desk with the secret, not in the table. */
    callbackNumber: text('callback_number'),
    openedAt: instant('opened_at').notNull(),
    handledAt: instant('handled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.id] }),
    unique('tickets_one_per_key').on(t.company, t.key),
    index('tickets_waiting')
      .on(t.company, t.rank, t.openedAt)
      .where(sql`handled_at is null`),
  ],
);

/** Offers and disclosures that are read to callers, and what each customer answered. */
export const offers = pgTable(
  'offers',
  {
    company: text().notNull(),
    id: text().notNull(),
    title: text().notNull(),
    disclosure: text().notNull(),
    active: boolean().notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.company, t.id] })],
);

export const offerAnswers = pgTable(
  'offer_answers',
  {
    company: text().notNull(),
    offerId: text('offer_id').notNull(),
    customerId: text('customer_id').notNull(),
    callId: text('call_id').notNull(),
    answer: text({ enum: ['ACCEPTED', 'DECLINED', 'REMIND_LATER'] }).notNull(),
    answeredAt: instant('answered_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.offerId, t.customerId, t.callId] }),
    foreignKey({ columns: [t.company, t.offerId], foreignColumns: [offers.company, offers.id] }),
    foreignKey({ columns: [t.company, t.customerId], foreignColumns: [customers.company, customers.id] }),
  ],
);

/** What earlier calls taught: afternoons, Mondays, text rather than call. */
export const preferences = pgTable(
  'preferences',
  {
    company: text().notNull(),
    customerId: text('customer_id').notNull(),
    name: text().notNull(),
    value: text().notNull(),
    callId: text('call_id'),
    learnedAt: instant('learned_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.customerId, t.name] }),
    foreignKey({ columns: [t.company, t.customerId], foreignColumns: [customers.company, customers.id] }),
  ],
);

/** The company's documents, cut at their headings. A heading counts more than the words under it. */
export const policyPassages = pgTable(
  'policy_passages',
  {
    company: text().notNull(),
    source: text().notNull(),
    position: integer().notNull(),
    heading: text().notNull(),
    text: text().notNull(),
    search: tsvector()
      .notNull()
      .generatedAlwaysAs(
        sql`setweight(to_tsvector('english', heading), 'A') || setweight(to_tsvector('english', text), 'B')`,
      ),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.source, t.position] }),
    index('policy_passages_search').using('gin', t.search),
  ],
);
