// The rows that demo.yaml and transcript files put into an empty company, with the defaults for what they leave out.
import { z } from 'zod';
import { CodedError } from '../../domain/errors.ts';

const id = z.string().regex(/^[\w-]{1,64}$/, 'expected letters, digits, "_" or "-"');
const moment = z.iso.datetime({
  offset: true,
  error: 'expected a time with its offset, e.g. 2026-03-05T10:00:00-08:00',
});
const fromNow = z.string();
const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'expected E.164 in quotes, e.g. "+14155550123"');
const day = z.string();
const cents = z.number().int().nonnegative();

const customer = z.strictObject({
  id,
  firstName: z.string().min(1).default('Dana'),
  lastName: z.string().min(1).default('Whitfield'),
  phone,
  zip: z
    .string()
    .regex(/^\d{5}$/, 'expected five digits in quotes, e.g. "98109"')
    .optional(),
  dateOfBirth: z.iso.date('expected YYYY-MM-DD in quotes').optional(),
  address: z.string().optional(),
  /** Other factors of verification, by the name that the company file gives them. */
  factors: z.record(z.string(), z.string()).default({}),
});

const slot = z.strictObject({
  id,
  technician: z.string().optional(),
  startsAt: moment.optional(),
  /** Instead of startsAt, counted from now. */
  in: fromNow.optional(),
  minutes: z.number().int().positive().default(120),
});

const appointment = z.strictObject({
  id,
  /** Left out: the only customer there is. */
  customerId: id.optional(),
  service: z.string().default('general pest treatment'),
  status: z.enum(['scheduled', 'cancelled', 'completed']).default('scheduled'),
  /** A slot given above; otherwise one is made at startsAt or in. */
  slotId: id.optional(),
  technician: z.string().optional(),
  startsAt: moment.optional(),
  in: fromNow.optional(),
  minutes: z.number().int().positive().default(120),
});

const invoice = z.strictObject({
  id,
  customerId: id.optional(),
  description: z.string().default('Quarterly pest treatment'),
  amountCents: cents.default(12_900),
  /** YYYY-MM-DD, "5 days ago" or "in 10 days". */
  issuedOn: day.default('10 days ago'),
  dueOn: day.default('in 20 days'),
  paid: z.boolean().default(false),
});

const attempts = z.strictObject({
  customerId: id.optional(),
  /** Failures just before now. */
  failures: z.number().int().nonnegative().default(0),
  /** Lockouts of the last week: they make the next one longer. */
  lockouts: z.number().int().nonnegative().default(0),
  lockedUntil: moment.optional(),
});

/** Somebody at the desk. */
const person = z.strictObject({
  id,
  name: z.string().min(1).default('Sam'),
  /** Left out: <id>@example.com. */
  email: z.email('expected an e-mail address').optional(),
  role: z.enum(['staff', 'supervisor']).default('staff'),
  /** In the clear, so for demos and tests only; without one nobody signs in as them. */
  password: z.string().min(8).optional(),
  /** `available`: their desk was open just now. */
  availability: z.enum(['available', 'away']).default('away'),
  /** At the desk, talking with another caller since nine minutes ago. */
  busy: z.boolean().default(false),
});

const HHMM = z.string().regex(/^\d{2}:\d{2}$/, 'expected HH:MM in quotes');

/** Free slots for every technician, in the coming days. */
const calendar = z.strictObject({
  days: z.number().int().positive().max(120),
  technicians: z.array(z.string().min(1)).min(1),
  /** 0 is Sunday. */
  workingDays: z.array(z.number().int().min(0).max(6)).default([1, 2, 3, 4, 5, 6]),
  visitTimes: z.array(HHMM).min(1).default(['08:00', '10:00', '13:00', '15:00']),
  minutes: z.number().int().positive().default(120),
});

export const seedSchema = z.strictObject({
  customers: z.array(customer).default([]),
  slots: z.array(slot).default([]),
  appointments: z.array(appointment).default([]),
  invoices: z.array(invoice).default([]),
  verificationAttempts: z.array(attempts).default([]),
  people: z.array(person).default([]),
  calendar: calendar.optional(),
});

export type SeedInput = z.input<typeof seedSchema>;
export type Seed = z.infer<typeof seedSchema>;

/** @throws CodedError configuration naming the file, the row and the field. */
export function parseSeed(data: unknown, source: string): Seed {
  const parsed = seedSchema.safeParse(data ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw seedError(source, issue?.path ?? [], issue?.message ?? 'not understood');
}

/** "demo.yaml: customers[1].phone: expected E.164 …" */
export function seedError(source: string, path: readonly PropertyKey[], message: string): CodedError {
  const where = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return new CodedError('configuration', `${source}: ${where.replace(/^\./, '') || 'the file'}: ${message}`);
}
