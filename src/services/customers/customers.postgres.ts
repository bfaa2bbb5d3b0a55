// Verification against PostgreSQL: candidates by number, factors against salted hashes, failures counted under a lock.
import type { Db } from '../../database/connection.ts';
import type { Protection } from '../../database/protection.ts';
import { runDatabaseWork } from '../../database/run.ts';
import type { VerificationSettings } from '../settings.ts';
import {
  afterFailure,
  afterLockout,
  afterPass,
  type AttemptRecord,
  isLocked,
  lockedUntilOf,
  lockoutWait,
} from './attempt-record.ts';
import type { CustomersPort, VerificationClaim, VerificationOutcome } from './customers.port.ts';
import { compareFactors } from './factor-comparison.ts';
import * as statements from './verification-rows.ts';

interface Deps {
  db: Db;
  company: string;
  protection: Protection;
  settings: VerificationSettings;
}

const WHAT = 'The customer records';

export function createCustomers({ db, company, protection, settings }: Deps): CustomersPort {
  const names = settings.factors.filter((name) => !isNumber(name)).map(camelCase);

  const numberOf = (claim: { callerNumber: string | null; factors?: VerificationClaim['factors'] }) =>
    settings.factors.includes('caller_number')
      ? claim.callerNumber
      : (claim.factors?.phone ?? claim.callerNumber);
  /** What failures are counted for: the number's accounts, or the number itself when nobody has it. */
  const subjectsOf = (number: string, candidates: readonly statements.Candidate[]): string[] =>
    candidates.length > 0
      ? candidates.map(({ id }) => accountSubject(id))
      : [`number:${protection.hashNumber(number)}`];
  const candidatesFor = (number: string): Promise<statements.Candidate[]> =>
    runDatabaseWork({
      ...{ what: WHAT, repeatable: true },
      run: () => statements.candidatesFor({ run: db, company }, number),
    });
  /** `repeatable` is false where a repeat would count twice: then a lost answer is not asked for again. */
  const underLock = <T>(
    { subjects, repeatable }: { subjects: string[]; repeatable: boolean },
    work: (rows: statements.Rows, records: statements.AttemptRecords) => Promise<T>,
  ): Promise<T> =>
    runDatabaseWork({
      ...{ what: WHAT, repeatable },
      run: () =>
        db.transaction(async (tx) => {
          const rows = { run: tx, company };
          return work(rows, await statements.lockAttempts(rows, subjects));
        }),
    });
  const fail = (now: number) => (record: AttemptRecord) => afterFailure(record, now, settings);

  return {
    verify: async (claim) => {
      const number = numberOf(claim);
      const candidates = number === null ? [] : await candidatesFor(number);
      // Before the transaction: it takes milliseconds, and the embedded database serves one transaction at a time.
      // What comes out counts only if the account turns out to be open under the lock.
      const fitting = await compareFactors({ protection, names, given: claim.factors, candidates });
      if (number === null) return { outcome: 'failed' };
      const subjects = subjectsOf(number, candidates);
      return underLock({ subjects, repeatable: false }, (rows, records) =>
        decide({ rows, records, fitting, now: claim.now, fail: fail(claim.now) }),
      );
    },

    recordFailure: async (claim) => {
      const number = numberOf(claim);
      if (number === null) return;
      const subjects = subjectsOf(number, await candidatesFor(number));
      await underLock({ subjects, repeatable: false }, async (rows, records) => {
        await statements.changeAttempts(rows, records, fail(claim.now));
      });
    },

    lockedUntil: async (number, now) => {
      if (number === null) return null;
      const subjects = subjectsOf(number, await candidatesFor(number));
      return runDatabaseWork({
        ...{ what: WHAT, repeatable: true },
        run: async () =>
          lockedUntilOf((await statements.readAttempts({ run: db, company }, subjects)).values(), now),
      });
    },

    lockOut: async (claim) => {
      const number = numberOf(claim);
      if (number === null) return { until: claim.now + lockoutWait(settings, 0) };
      const subjects = subjectsOf(number, await candidatesFor(number));
      return underLock({ subjects, repeatable: true }, async (rows, records) => {
        const locked = await statements.changeAttempts(rows, records, (record) =>
          afterLockout(record, claim, settings),
        );
        return { until: lockedUntilOf(locked.values(), claim.now) ?? claim.now };
      });
    },
  };
}

interface Decision {
  rows: statements.Rows;
  /** Under lock. */
  records: statements.AttemptRecords;
  /** The accounts that all factors fit. */
  fitting: readonly statements.Candidate[];
  now: number;
  fail: (record: AttemptRecord) => AttemptRecord;
}

async function decide({ rows, records, fitting, now, fail }: Decision): Promise<VerificationOutcome> {
  const until = lockedUntilOf(records.values(), now);
  if (until !== null) return { outcome: 'locked', until };
  // A household's second account: its people gave the right answers, which is no reason to lock them out.
  if (fitting.length > 1) return { outcome: 'unclear' };
  const [customer] = fitting;
  const record = customer && records.get(accountSubject(customer.id));
  if (customer !== undefined && record !== undefined && !isLocked(record, now)) {
    await statements.changeAttempts(rows, new Map([[accountSubject(customer.id), record]]), afterPass);
    const { id, firstName, lastName } = customer;
    return { outcome: 'passed', customer: { id, firstName, lastName } };
  }
  const failed = await statements.changeAttempts(rows, records, fail);
  const lockedNow = lockedUntilOf(failed.values(), now);
  return lockedNow === null ? { outcome: 'failed' } : { outcome: 'locked', until: lockedNow };
}

/** Factors that find the account rather than being compared with it. */
function isNumber(factor: string): boolean {
  return factor === 'caller_number' || factor === 'phone';
}

function accountSubject(customerId: string): string {
  return `account:${customerId}`;
}

/** Company files write date_of_birth, claims and rows dateOfBirth. */
function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
