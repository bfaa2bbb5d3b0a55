// However failures fall, no account takes more of them within the window than the company allows.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  afterFailure,
  afterLockout,
  afterPass,
  type AttemptRecord,
  isLocked,
  lockedUntilOf,
  NO_ATTEMPTS,
} from '../../../src/services/customers/attempt-record.ts';
import { HOUR, SETTINGS } from '../../support/settings.ts';

const RULES = SETTINGS.verification;

it('never lets six failures into any 24 hours', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 * HOUR }), { maxLength: 60 }), (gaps) => {
      const counted: number[] = [];
      let record: AttemptRecord = NO_ATTEMPTS;
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        if (isLocked(record, now)) continue;
        record = afterFailure(record, now, RULES);
        counted.push(now);
      }
      for (const [n, at] of counted.entries()) {
        const sixth = counted[n + 5];
        if (sixth !== undefined) expect(sixth - at).toBeGreaterThanOrEqual(24 * HOUR);
      }
    }),
  );
});

it('never shortens a lock', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 30 * HOUR })), { maxLength: 40 }),
      (steps) => {
        let record: AttemptRecord = NO_ATTEMPTS;
        let now = 0;
        for (const [n, [isFailure, gap]] of steps.entries()) {
          now += gap;
          const before = record.lockedUntil ?? 0;
          record = isFailure
            ? afterFailure(record, now, RULES)
            : afterLockout(record, { callId: `call_${n}`, now }, RULES);
          expect(record.lockedUntil ?? 0).toBeGreaterThanOrEqual(before);
        }
      },
    ),
  );
});

it('remembers lockouts when the customer gets in', () => {
  const locked = afterLockout(NO_ATTEMPTS, { callId: 'call_1', now: 0 }, RULES);
  const again = afterLockout(afterPass(locked), { callId: 'call_2', now: 2 * HOUR }, RULES);
  expect(again.lockedUntil).toBe(2 * HOUR + 6 * HOUR);
});

it('calls a shared number locked only while all of its accounts are', () => {
  const locked = (until: number): AttemptRecord => ({ ...NO_ATTEMPTS, lockedUntil: until });
  expect(lockedUntilOf([locked(50), locked(40)], 10)).toBe(40);
  expect(lockedUntilOf([locked(50), NO_ATTEMPTS], 10)).toBeNull();
  expect(lockedUntilOf([locked(50), locked(5)], 10)).toBeNull();
  expect(lockedUntilOf([], 10)).toBeNull();
});
