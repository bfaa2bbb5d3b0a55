// The statements of verification for one company: who has a number, and what has been tried with it.
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db, Transaction } from '../../database/connection.ts';
import { customerFactors, customers, verificationAttempts } from '../../database/schema.ts';
import { type AttemptRecord, NO_ATTEMPTS } from './attempt-record.ts';
import type { VerifiedCustomer } from './customers.port.ts';

/** Whose rows, and in which connection or transaction. */
export interface Rows {
  run: Db | Transaction;
  company: string;
}

export interface Candidate extends VerifiedCustomer {
  factors: Map<string, { salt: string; hash: string }>;
}

/** By subject; complete, also for subjects that nothing was tried with. */
export type AttemptRecords = ReadonlyMap<string, AttemptRecord>;

/** Every account of a number, with the hashes to compare with. */
export async function candidatesFor({ run, company }: Rows, number: string): Promise<Candidate[]> {
  const found = await run
    .select({ customer: customers, factor: customerFactors })
    .from(customers)
    .leftJoin(
      customerFactors,
      and(eq(customerFactors.company, customers.company), eq(customerFactors.customerId, customers.id)),
    )
    .where(and(eq(customers.company, company), eq(customers.phone, number)))
    .orderBy(asc(customers.id));
  const byId = new Map<string, Candidate>();
  for (const { customer, factor } of found) {
    const { id, firstName, lastName } = customer;
    const candidate = byId.get(id) ?? { id, firstName, lastName, factors: new Map() };
    if (factor !== null) candidate.factors.set(factor.factor, factor);
    byId.set(id, candidate);
  }
  return [...byId.values()];
}

export async function readAttempts(
  { run, company }: Rows,
  subjects: readonly string[],
  lock?: 'lock',
): Promise<AttemptRecords> {
  const query = run
    .select()
    .from(verificationAttempts)
    .where(
      and(eq(verificationAttempts.company, company), inArray(verificationAttempts.subject, [...subjects])),
    )
    // Always in one order, so that two attempts cannot wait for each other.
    .orderBy(asc(verificationAttempts.subject));
  const found = await (lock === undefined ? query : query.for('update'));
  const records = new Map<string, AttemptRecord>(found.map(({ subject, ...record }) => [subject, record]));
  return new Map(subjects.map((subject) => [subject, records.get(subject) ?? NO_ATTEMPTS]));
}

/** Makes the rows where they are missing, then holds them: concurrent attempts are counted one after another. */
export async function lockAttempts(rows: Rows, subjects: readonly string[]): Promise<AttemptRecords> {
  const ordered = [...subjects].sort();
  await rows.run
    .insert(verificationAttempts)
    .values(ordered.map((subject) => ({ company: rows.company, subject })))
    .onConflictDoNothing();
  return readAttempts(rows, ordered, 'lock');
}

/** Writes what `change` makes of each record, and returns that. */
export async function changeAttempts(
  { run, company }: Rows,
  records: AttemptRecords,
  change: (record: AttemptRecord) => AttemptRecord,
): Promise<AttemptRecords> {
  const changed = new Map([...records].map(([subject, record]) => [subject, change(record)]));
  for (const [subject, record] of changed) {
    const { failedAt, lockedAt, lockedUntil, lockedByCall } = record;
    await run
      .update(verificationAttempts)
      .set({ failedAt: [...failedAt], lockedAt: [...lockedAt], lockedUntil, lockedByCall })
      .where(and(eq(verificationAttempts.company, company), eq(verificationAttempts.subject, subject)));
  }
  return changed;
}
