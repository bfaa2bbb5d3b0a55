// Whatever a call stores goes through here: personal data out, everything else as it was, and always storable.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactDeep } from '../../../src/services/redact-deep.ts';

describe('redactDeep', () => {
  it('finds personal data at any depth, in text and in keys', () => {
    const stored = JSON.stringify(redactDeep({ a: [{ b: 'call 415-555-0123' }], '415-555-0123': 1 }));
    expect(stored).not.toContain('0123');
    expect(stored).toContain('[phone]');
  });

  it('takes the answers of verification out by their names', () => {
    expect(
      redactDeep({ args: { zip: 98109, date_of_birth: 'june third', ssnLast4: '1234', ssn_last_4: '1' } }),
    ).toEqual({
      args: {
        zip: '[redacted]',
        date_of_birth: '[redacted]',
        ssnLast4: '[redacted]',
        ssn_last_4: '[redacted]',
      },
    });
  });

  it('leaves ids, times and amounts as they are, so that a recorded call can be replayed', () => {
    const data = {
      appointment_id: 'apt_3f2a91b0c4',
      slot: 'slot_20260305_1000_maria_lopez',
      startsAt: 1_772_733_600_000,
      iso: '2026-03-05T10:00:00-08:00',
      amountCents: 12_900,
      said: 'Thursday, March fifth at ten in the morning',
      ok: true,
      none: null,
    };
    expect(redactDeep(data)).toEqual(data);
  });

  it('takes card numbers out that come as numbers', () => {
    expect(redactDeep({ n: 4111111111111111 })).toEqual({ n: '[number]' });
  });

  it('ends on data that holds itself', () => {
    const self: Record<string, unknown> = {};
    self.self = self;
    expect(JSON.stringify(redactDeep(self))).toContain('[deep]');
  });

  it('makes JSON that PostgreSQL takes of anything', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (value) => {
        const text = JSON.stringify(redactDeep(value));
        expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      }),
      { numRuns: 200 },
    );
  });
});
