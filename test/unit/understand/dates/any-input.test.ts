// Whatever is said, dates are well formed, mentions come in the order of the words, and long input costs little.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understandDateTimes } from '../../../../src/understand/index.ts';
import { clockAt, MARCH } from './said-in-short.ts';

const PIECES =
  "next last monday may third 30 3:30 at from to no 2026 1/2 noon half past in weeks ago before christmas the of am month end not can't but 99999999999 my visit 😀 \u0000 \n".split(
    ' ',
  );

describe('any input', () => {
  it('gives well-formed days and times in the order of the words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }), (pieces) => {
        for (const { date, time, kind } of understandDateTimes(pieces.join(' '), clockAt(MARCH))) {
          expect(date ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
          expect(time ?? '00:00').toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
          expect(['meant', 'disagrees', 'passed']).toContain(kind);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(understandDateTimes(text, clockAt(MARCH))).toBeInstanceOf(Array);
      }),
    );
  });

  it('never takes a contradiction for a day', () => {
    const dates = fc.integer({ min: 4, max: 31 });
    const weekdays = fc.constantFrom(
      'Monday',
      'Tuesday',
      'Wednesday',
      'Thursday',
      'Friday',
      'Saturday',
      'Sunday',
    );
    fc.assert(
      fc.property(dates, weekdays, (date, weekday) => {
        const [found] = understandDateTimes(`${weekday} March ${date}`, clockAt(MARCH));
        const agrees = new Date(2026, 2, date).toLocaleDateString('en-US', { weekday: 'long' }) === weekday;
        expect(found?.kind).toBe(agrees ? 'meant' : 'disagrees');
      }),
    );
  });

  it('reads only the beginning of a megabyte', () => {
    expect(understandDateTimes('from 3 to 4 '.repeat(90_000), clockAt(MARCH)).length).toBeLessThan(200);
  });
});
