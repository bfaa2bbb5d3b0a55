// How failures add up to lockouts. Pure: the adapter reads a record under a lock, and writes what comes out here.
import type { VerificationSettings } from '../settings.ts';

export interface AttemptRecord {
  /** Failures within the window, oldest first. */
  failedAt: readonly number[];
  /** Lockouts within a week, oldest first: each makes the next one longer. */
  lockedAt: readonly number[];
  lockedUntil: number | null;
  lockedByCall: string | null;
}

export const NO_ATTEMPTS: AttemptRecord = {
  failedAt: [],
  lockedAt: [],
  lockedUntil: null,
  lockedByCall: null,
};

const WEEK_MS = 7 * 86_400_000;

export function isLocked(record: AttemptRecord | undefined, now: number): boolean {
  return record?.lockedUntil != null && record.lockedUntil > now;
}

/** A number is locked when all of its accounts are: until the first of them opens again. */
export function lockedUntilOf(records: Iterable<AttemptRecord>, now: number): number | null {
  let first: number | null = null;
  for (const record of records) {
    if (record.lockedUntil === null || record.lockedUntil <= now) return null;
    first = Math.min(first ?? record.lockedUntil, record.lockedUntil);
  }
  return first;
}

/** The failure that uses up the window's attempts locks until the oldest of them is out of the window. */
export function afterFailure(
  record: AttemptRecord,
  now: number,
  settings: VerificationSettings,
): AttemptRecord {
  if (isLocked(record, now)) return record;
  const windowMs = settings.windowHours * 3_600_000;
  const failedAt = [...record.failedAt.filter((at) => at > now - windowMs), now];
  const [oldest] = failedAt;
  if (oldest === undefined || failedAt.length < settings.attemptsPerAccount) return { ...record, failedAt };
  return { ...record, failedAt, lockedUntil: later(record.lockedUntil, oldest + windowMs) };
}

/** A call used up its attempts. The same call asking again changes nothing. */
export function afterLockout(
  record: AttemptRecord,
  { callId, now }: { callId: string; now: number },
  settings: VerificationSettings,
): AttemptRecord {
  if (record.lockedByCall === callId && isLocked(record, now)) return record;
  const recent = record.lockedAt.filter((at) => at > now - WEEK_MS);
  const until = now + lockoutWait(settings, recent.length);
  return {
    ...record,
    lockedAt: [...recent, now],
    lockedUntil: later(record.lockedUntil, until),
    lockedByCall: callId,
  };
}

/** Lockouts stay on record: who gets in after two of them still waits longest at the third. */
export function afterPass(record: AttemptRecord): AttemptRecord {
  return { ...record, failedAt: [], lockedUntil: null };
}

/** Milliseconds of the n-th lockout within a week, counted from 0; the last step repeats. */
export function lockoutWait({ lockoutMinutes }: VerificationSettings, earlier: number): number {
  const minutes = lockoutMinutes[Math.min(earlier, lockoutMinutes.length - 1)] ?? 60;
  return minutes * 60_000;
}

function later(a: number | null, b: number): number {
  return a === null ? b : Math.max(a, b);
}
