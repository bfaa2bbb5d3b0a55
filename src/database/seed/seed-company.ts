// Puts a company's rows into the database: the demo's on first use, a transcript's before it is replayed.
import { eq } from 'drizzle-orm';
import { CodedError } from '../../domain/errors.ts';
import type { Db, Transaction } from '../connection.ts';
import { createProtection, type Protection } from '../protection.ts';
import { runDatabaseWork } from '../run.ts';
import * as table from '../schema.ts';
import { planSeed, type SeedPlan } from './plan-seed.ts';
import { parseSeed, type Seed } from './seed-format.ts';
import { peopleRows, type PeopleRows } from './seed-people.ts';

export interface SeedOptions {
  db: Db;
  /** The slug. A fresh one per test or transcript keeps them apart in one database. */
  company: string;
  /** As read from YAML; see seed-format.ts. */
  data: unknown;
  now: number;
  timeZone: string;
  /** The same that createServices gets. */
  secret?: string | undefined;
  /** What error messages call the data: "demo.yaml". */
  source?: string;
}

/**
 * In one transaction; rows that are there already stay as they are.
 * @throws CodedError configuration naming the row and the field, or service_unavailable.
 */
export async function seedCompany(options: SeedOptions): Promise<void> {
  const { db, company, now } = options;
  const source = options.source ?? 'seed';
  const seed = parseSeed(options.data, source);
  const { workingDays = [1, 2, 3, 4, 5, 6], visitTimes = ['08:00', '10:00', '13:00', '15:00'] } =
    seed.calendar ?? {};
  const plan = planSeed(seed, { now, timeZone: options.timeZone, workingDays, visitTimes }, source);
  const factors = await hashedFactors(seed, createProtection(company, options.secret));
  const staff = await peopleRows(seed, now);
  await runDatabaseWork({
    what: 'The database',
    repeatable: true,
    run: () => db.transaction((tx) => insertRows(tx, { company, now, seed, plan, factors, staff })),
  }).catch((error: unknown) => {
    throw error instanceof CodedError && error.cause instanceof Error && error.cause.message.includes('23505')
      ? new CodedError(
          'configuration',
          `${source}: two scheduled appointments use the same slot: give each its own.`,
        )
      : error;
  });
}

/** Seeds a company that has no customers yet. True when it did. */
export async function seedIfEmpty(options: SeedOptions): Promise<boolean> {
  const { customers } = table;
  const found = await runDatabaseWork({
    what: 'The database',
    repeatable: true,
    run: () =>
      options.db
        .select({ id: customers.id })
        .from(customers)
        .where(eq(customers.company, options.company))
        .limit(1),
  });
  if (found.length > 0) return false;
  await seedCompany(options);
  return true;
}

interface FactorRow {
  customerId: string;
  factor: string;
  salt: string;
  hash: string;
}

async function hashedFactors(seed: Seed, protection: Protection): Promise<FactorRow[]> {
  const values = seed.customers.flatMap(({ id, zip, dateOfBirth, factors }) =>
    Object.entries({ zip, dateOfBirth, ...factors }).map(([factor, value]) => ({
      customerId: id,
      factor,
      value,
    })),
  );
  return Promise.all(
    values.flatMap(({ customerId, factor, value }) =>
      value === undefined ? [] : [hashed(customerId, factor, value)],
    ),
  );

  async function hashed(customerId: string, factor: string, value: string): Promise<FactorRow> {
    const salt = protection.newSalt();
    return { customerId, factor, salt, hash: await protection.hashFactor(value, salt) };
  }
}

interface Rows {
  company: string;
  now: number;
  seed: Seed;
  plan: SeedPlan;
  factors: FactorRow[];
  staff: PeopleRows;
}

async function insertRows(tx: Transaction, rows: Rows): Promise<void> {
  const { company, now, seed, plan, factors, staff } = rows;
  const own = <R extends object>(rows: readonly R[]) => rows.map((row) => ({ ...row, company }));
  const customers = seed.customers.map(({ id, firstName, lastName, phone, address }) => ({
    ...{ id, firstName, lastName, phone, createdAt: now },
    address: address ?? null,
  }));
  const invoices = plan.invoices.map(({ paid, ...row }) => ({ ...row, paidAt: paid ? now : null }));
  const attempts = plan.attempts.map(({ customerId, ...row }) => ({
    ...row,
    subject: `account:${customerId}`,
  }));
  const visits = plan.appointments.map((row) => ({ ...row, createdAt: now, updatedAt: now }));

  if (customers.length > 0) await tx.insert(table.customers).values(own(customers)).onConflictDoNothing();
  if (factors.length > 0) await tx.insert(table.customerFactors).values(own(factors)).onConflictDoNothing();
  if (plan.technicians.length > 0)
    await tx.insert(table.technicians).values(own(plan.technicians)).onConflictDoNothing();
  if (plan.slots.length > 0) await tx.insert(table.slots).values(own(plan.slots)).onConflictDoNothing();
  if (visits.length > 0)
    await tx
      .insert(table.appointments)
      .values(own(visits))
      .onConflictDoNothing({ target: [table.appointments.company, table.appointments.id] });
  if (invoices.length > 0) await tx.insert(table.invoices).values(own(invoices)).onConflictDoNothing();
  if (attempts.length > 0)
    await tx.insert(table.verificationAttempts).values(own(attempts)).onConflictDoNothing();
  if (staff.people.length > 0) await tx.insert(table.people).values(own(staff.people)).onConflictDoNothing();
  if (staff.tickets.length > 0)
    await tx.insert(table.tickets).values(own(staff.tickets)).onConflictDoNothing();
}
