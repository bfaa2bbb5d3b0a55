// Every table of the line, as Drizzle sees it. Rows belong to a company: ids are unique within one, not across.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  doublePrecision,
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
import { ATTEMPT_OUTCOMES, TICKET_DISPOSITIONS } from '../domain/people.ts';
import { bytea, instant } from './column-types.ts';

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
    /** The LiveKit room it is held in; null in text. */
    room: text(),
    callerLast4: text('caller_last4'),
    /** Keyed hash of the number: the same caller is recognised, the number is not readable. */
    callerHash: text('caller_hash'),
    customerId: text('customer_id'),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    /** The last sign of life of the process that holds it; only of a typed call: others show in their room. */
    aliveAt: instant('alive_at'),
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
    /** Sealed likewise: what the caller said of it, whole. `message` is what may lie about. */
    words: text(),
    /** The LiveKit room where the caller waits; null where nobody can be joined to them. */
    room: text(),
    /** When the caller would like to be called back; null for as soon as possible. */
    dueAt: instant('due_at'),
    openedAt: instant('opened_at').notNull(),
    /** Who has it: exactly one, or nobody. */
    takenBy: text('taken_by'),
    takenAt: instant('taken_at'),
    handledAt: instant('handled_at'),
    disposition: text({ enum: TICKET_DISPOSITIONS }),
    closedAs: text('closed_as', { enum: ['served', 'handed_back', 'withdrawn', 'dismissed'] }),
    /** What the person noted, or agreed with the caller before handing back. Redacted. */
    note: text(),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.id] }),
    unique('tickets_one_per_key').on(t.company, t.key),
    index('tickets_waiting')
      .on(t.company, t.rank, t.openedAt)
      .where(sql`handled_at is null`),
    index('tickets_by_call').on(t.company, t.callId),
  ],
);

/** Each try to bring a person and a caller together, with what came of it. */
export const ticketAttempts = pgTable(
  'ticket_attempts',
  {
    company: text().notNull(),
    ticketId: text('ticket_id').notNull(),
    /** 1, 2, 3 … within the ticket. */
    number: integer().notNull(),
    via: text({ enum: ['desk', 'telephone', 'refer'] }).notNull(),
    /** Whom: a person's name, as the caller may be told it. */
    person: text().notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    /** Null while it is under way. */
    outcome: text({ enum: ATTEMPT_OUTCOMES }),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.ticketId, t.number] }),
    foreignKey({ columns: [t.company, t.ticketId], foreignColumns: [tickets.company, tickets.id] }),
  ],
);

/** Who works at the desk. */
export const people = pgTable(
  'people',
  {
    company: text().notNull(),
    id: text().notNull(),
    /** As the caller may be told it. */
    name: text().notNull(),
    /** Lower case; what they sign in with, and what an identity provider calls them. */
    email: text().notNull(),
    role: text({ enum: ['staff', 'supervisor'] }).notNull(),
    /** Null for somebody who signs in through an identity provider only. */
    passwordSalt: text('password_salt'),
    passwordHash: text('password_hash'),
    /** What they have set at the desk. */
    availability: text({ enum: ['available', 'away'] })
      .notNull()
      .default('away'),
    /** When their desk last said that it is open; one that has not for a while is not there. */
    seenAt: instant('seen_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.company, t.id] }), unique('people_one_per_email').on(t.company, t.email)],
);

/** Who saw and did what at the desk. Append only, like the events of calls. */
export const deskAudit = pgTable(
  'desk_audit',
  {
    company: text().notNull(),
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    personId: text('person_id').notNull(),
    action: text().notNull(),
    ticketId: text('ticket_id'),
    callId: text('call_id'),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.id] }),
    index('desk_audit_by_call').on(t.company, t.callId),
    index('desk_audit_by_time').on(t.company, t.at.desc()),
  ],
);

/** Sessions of pages that were signed out before their end. */
export const endedSessions = pgTable(
  'ended_sessions',
  {
    company: text().notNull(),
    id: text().notNull(),
    /** When its cookie would have been over anyway: then the row is of no use. */
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.company, t.id] })],
);

/** The sound of calls whose callers consented to it. */
export const callRecordings = pgTable(
  'call_recordings',
  {
    company: text().notNull(),
    callId: text('call_id').notNull(),
    /** audio/mpeg, audio/ogg … */
    mimeType: text('mime_type').notNull(),
    seconds: doublePrecision().notNull(),
    sound: bytea().notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.company, t.callId] }),
    foreignKey({ columns: [t.company, t.callId], foreignColumns: [calls.company, calls.id] }),
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

/** The company's documents, cut at their headings. */
export const policyPassages = pgTable(
  'policy_passages',
  {
    company: text().notNull(),
    source: text().notNull(),
    position: integer().notNull(),
    heading: text().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.company, t.source, t.position] })],
);
