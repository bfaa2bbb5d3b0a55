// Verification against PostgreSQL: candidates by number, factors against salted hashes, failures counted under a lock.
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db, Transaction } from '../../database/connection.ts';
import type { Protection } from '../../database/protection.ts';
import { runDatabaseWork } from '../../database/run.ts';
import { customerFactors, customers, verificationAttempts } from '../../database/schema.ts';
import type { VerificationSettings } from '../settings.ts';
import {
  afterFailure,
  afterLockout,
  afterPass,
  type AttemptRecord,
  isLocked,
  lockedUntilOf,
  lockoutWait,
  NO_ATTEMPTS,
} from './attempt-record.ts';
import type { CustomersPort, VerificationClaim, VerifiedCustomer } from './customers.port.ts';
import { compareFactors } from './factor-comparison.ts';

interface Deps {
  db: Db;
  company: string;
  protection: Protection;
  settings: VerificationSettings;
}

interface Candidate extends VerifiedCustomer {
  factors: Map<string, { salt: string; hash: string }>;
}

type Records = ReadonlyMap<string, AttemptRecord>;

export function createCustomers({ db, company, protection, settings }: Deps): CustomersPort {
  const rows = createVerificationRows(company);
  const compared = settings.factors
    .filter((name) => name !== 'caller_number' && name !== 'phone')
    .map(camelCase);

  const numberOf = (claim: { callerNumber: string | null; factors?: VerificationClaim['factors'] }) =>
    settings.factors.includes('caller_number')
      ? claim.callerNumber
      : (claim.factors?.phone ?? claim.callerNumber);
  /** What failures are counted for: the number's accounts, or the number itself when nobody has it. */
  const subjectsOf = (number: string, candidates: readonly VerifiedCustomer[]): string[] =>
    candidates.length > 0
      ? candidates.map(({ id }) => accountSubject(id))
      : [`number:${protection.hashNumber(number)}`];
  /** A repeated attempt would be counted twice, so a lost answer is not asked for again. */
  const work = <T>(run: (tx: Transaction) => Promise<T>, repeatable = false): Promise<T> =>
    runDatabaseWork({ what: 'The customer records', repeatable, run: () => db.transaction(run) });
  const locked = async (tx: Transaction, number: string): Promise<Records> =>
    rows.lock(tx, subjectsOf(number, await rows.candidates(tx, number)));

  return {
    verify: async (claim) => {
      const number = numberOf(claim);
      const candidates = number === null ? [] : await work((tx) => rows.candidates(tx, number), true);
      // Before the transaction: it takes milliseconds, and the embedded database serves one transaction at a time.
      // What comes out counts only if the account turns out to be open under the lock.
      const fitting = await compareFactors({ protection, names: compared, given: claim.factors, candidates });
      if (number === null) return { outcome: 'failed' };
      return work(async (tx) => {
        const records = await rows.lock(tx, subjectsOf(number, candidates));
        const until = lockedUntilOf(records.values(), claim.now);
        if (until !== null) return { outcome: 'locked', until };

        // Two accounts that fit the same answers cannot be told apart.
        const [customer] = fitting.length === 1 ? fitting : [];
        if (customer !== undefined && !isLocked(records.get(accountSubject(customer.id)), claim.now)) {
          const subject = accountSubject(customer.id);
          await rows.save(tx, subject, afterPass(records.get(subject) ?? NO_ATTEMPTS));
          const { id, firstName, lastName } = customer;
          return { outcome: 'passed', customer: { id, firstName, lastName } };
        }
        const failed = await rows.saveEach(tx, records, (record) =>
          afterFailure(record, claim.now, settings),
        );
        const lockedNow = lockedUntilOf(failed.values(), claim.now);
        return lockedNow === null ? { outcome: 'failed' } : { outcome: 'locked', until: lockedNow };
      });
    },

    recordFailure: async (claim) => {
      const number = numberOf(claim);
      if (number === null) return;
      await work(async (tx) => {
        await rows.saveEach(tx, await locked(tx, number), (record) =>
          afterFailure(record, claim.now, settings),
        );
      });
    },

    lockedUntil: async (callerNumber, now) => {
      if (callerNumber === null) return null;
      return work(async (tx) => {
        const subjects = subjectsOf(callerNumber, await rows.candidates(tx, callerNumber));
        return lockedUntilOf((await rows.read(tx, subjects)).values(), now);
      }, true);
    },

    lockOut: async (claim) => {
      const number = numberOf(claim);
      if (number === null) return { until: claim.now + lockoutWait(settings, 0) };
      return work(async (tx) => {
        const saved = await rows.saveEach(tx, await locked(tx, number), (record) =>
          afterLockout(record, claim, settings),
        );
        return { until: lockedUntilOf(saved.values(), claim.now) ?? claim.now };
      }, true);
    },
  };
}

/** The statements, for one company. */
function createVerificationRows(company: string) {
  const read = async (tx: Transaction, subjects: string[], lock = false): Promise<Records> => {
    const query = tx
      .select()
      .from(verificationAttempts)
      .where(and(eq(verificationAttempts.company, company), inArray(verificationAttempts.subject, subjects)))
      // Always in one order, so that two attempts cannot wait for each other.
      .orderBy(asc(verificationAttempts.subject));
    const found = await (lock ? query.for('update') : query);
    const records = new Map<string, AttemptRecord>(found.map(({ subject, ...record }) => [subject, record]));
    return new Map(subjects.map((subject) => [subject, records.get(subject) ?? NO_ATTEMPTS]));
  };
  const save = async (tx: Transaction, subject: string, record: AttemptRecord): Promise<void> => {
    const { failedAt, lockedAt, lockedUntil, lockedByCall } = record;
    await tx
      .update(verificationAttempts)
      .set({ failedAt: [...failedAt], lockedAt: [...lockedAt], lockedUntil, lockedByCall })
      .where(and(eq(verificationAttempts.company, company), eq(verificationAttempts.subject, subject)));
  };

  return {
    read: (tx: Transaction, subjects: string[]): Promise<Records> => read(tx, subjects),
    save,

    candidates: async (tx: Transaction, number: string): Promise<Candidate[]> => {
      const found = await tx
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
    },

    /** Makes the rows where they are missing, then holds them: concurrent attempts are counted one after another. */
    lock: async (tx: Transaction, subjects: string[]): Promise<Records> => {
      const ordered = [...subjects].sort();
      await tx
        .insert(verificationAttempts)
        .values(ordered.map((subject) => ({ company, subject })))
        .onConflictDoNothing();
      return read(tx, ordered, true);
    },

    saveEach: async (
      tx: Transaction,
      records: Records,
      change: (record: AttemptRecord) => AttemptRecord,
    ): Promise<Records> => {
      const changed = new Map([...records].map(([subject, record]) => [subject, change(record)]));
      for (const [subject, record] of changed) await save(tx, subject, record);
      return changed;
    },
  };
}

function accountSubject(customerId: string): string {
  return `account:${customerId}`;
}

/** Company files write date_of_birth, claims and rows dateOfBirth. */
function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
