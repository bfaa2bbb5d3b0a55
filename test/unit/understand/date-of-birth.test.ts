// Dates of birth: every usual way to say one, and none made of what is not one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understandDateOfBirth, valueOf } from '../../../src/understand/index.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const date = fc.record({
  year: fc.integer({ min: 1900, max: 2020 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});
const pad = (value: number): string => String(value).padStart(2, '0');
const suffix = (day: number): string =>
  day % 10 === 1 && day !== 11
    ? 'st'
    : day % 10 === 2 && day !== 12
      ? 'nd'
      : day % 10 === 3 && day !== 13
        ? 'rd'
        : 'th';

describe('a date of birth', () => {
  it('comes back from every written order with a month name', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 4 }), ({ year, month, day }, form) => {
        const name = MONTHS[month - 1]!;
        const said = [
          `${day} ${name} ${year}`,
          `${name} ${day}, ${year}`,
          `the ${day}${suffix(day)} of ${name} ${year}`,
          `I was born on ${name} the ${day}${suffix(day)} ${year}`,
          `${year} ${name} ${day}`,
        ][form]!;
        expect(valueOf(understandDateOfBirth(said))).toBe(`${year}-${pad(month)}-${pad(day)}`);
      }),
    );
  });

  it('comes back from digits run together anyhow, where the line knows which comes first', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 7 }), ({ year, month, day }, cut) => {
        const digits = `${pad(day)}${pad(month)}${year}`;
        const said = `${digits.slice(0, cut)} ${digits.slice(cut)}`;
        fc.pre((cut !== 3 && cut !== 4) || year > 0);
        expect(valueOf(understandDateOfBirth(said, { dayFirst: true }))).toBe(
          `${year}-${pad(month)}-${pad(day)}`,
        );
      }),
    );
  });

  it.each([
    ['june third eighty five', '1985-06-03'],
    ['march fifteenth nineteen eighty five', '1985-03-15'],
    ['the third of the ninth nineteen seventy five', '1975-09-03'],
    ['twelve twenty five nineteen ninety', '1990-12-25'],
    ['november twelfth, two thousand and one', '2001-11-12'],
    ['june third, no wait, fourth, eighty five', '1985-06-04'],
    ['2001-11-12', '2001-11-12'],
    ['29 Feb 2000', '2000-02-29'],
  ])('%s is %s', (said, iso) => {
    expect(valueOf(understandDateOfBirth(said))).toBe(iso);
  });

  it('asks when day and month could be either way round, unless the line knows', () => {
    expect(understandDateOfBirth('03/06/85')).toEqual({ ambiguous: ['1985-06-03', '1985-03-06'] });
    expect(valueOf(understandDateOfBirth('03/06/85', { dayFirst: false }))).toBe('1985-03-06');
    expect(valueOf(understandDateOfBirth('03/06/85', { dayFirst: true }))).toBe('1985-06-03');
    expect(valueOf(understandDateOfBirth('04/04/85'))).toBe('1985-04-04');
  });

  it('lies before the day of the call', () => {
    expect(valueOf(understandDateOfBirth('7/14/40', { today: '2026-03-02' }))).toBe('1940-07-14');
    expect(valueOf(understandDateOfBirth('7/14/20', { today: '2026-03-02' }))).toBe('2020-07-14');
    expect(understandDateOfBirth('July 14 2031', { today: '2026-03-02' })).toBeNull();
  });

  it.each([
    '31/06/1996',
    'February 30 1990',
    "I'm 93",
    'I was born a long time ago',
    'my pin is 5380',
    'in march',
    'march 1975',
    '12 1949',
    "I don't remember",
    '',
  ])('%j is none', (said) => {
    expect(understandDateOfBirth(said)).toBeNull();
  });
});
