// Clock times, parts of the day, and how far they reach. "~" marks a half of the day that nobody said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { said } from './said-in-short.ts';

describe('a time', () => {
  it.each([
    ['quarter to 12 in the morning', '11:45'],
    ['quarter to twelve at night', '23:45'],
    ['half past 12 in the afternoon', '12:30'],
    ['half past twelve at night', '00:30'],
    ['quarter to one in the afternoon', '12:45'],
    ['five minutes to eight in the morning', '07:55'],
    ['twenty past seven in the evening', '19:20'],
    ['eleven thirty at night', '23:30'],
    ['ten to noon', '11:50'],
    ['half past two', '~14:30'],
    ['quarter of nine', '~08:45'],
    ['ten oh five', '~10:05'],
    ['around 3ish', '~15:00'],
    ['threeish', '~15:00'],
    ['noonish', '12:00'],
    ['two p.m.', '14:00'],
    ['1530 hours', '15:30'],
    ['a little after three', '~15:00 after'],
    ['not before ten', '~10:00 from'],
    ['no later than 4', '~16:00 by'],
    ['any time but not before ten', '~10:00 from'],
    ['tomorrow but not after 2 pm', '2026-03-05 14:00 by'],
    ['by 3 at the latest', '~15:00 by'],
    ['from noon on', '12:00 from'],
    ['3 p.m. eastern', '12:00'],
    ['around nine or ten', '~09:00; ~10:00'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));

  it('is read from any hour and minutes', () => {
    const hours = fc.integer({ min: 1, max: 12 });
    const minutes = fc.constantFrom(5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55);
    fc.assert(
      fc.property(hours, minutes, fc.constantFrom('am', 'pm'), (hour, minute, half) => {
        const two = (n: number) => String(n).padStart(2, '0');
        const expected = `2026-03-05 ${two((hour % 12) + (half === 'pm' ? 12 : 0))}:${two(minute)}`;
        expect(said(`tomorrow at ${hour}:${two(minute)} ${half}`)).toBe(expected);
      }),
    );
  });

  it('falls in the part of the day that was said with it, however it is told', () => {
    const parts = fc.constantFrom(
      { part: 'morning', hours: ['one', 'seven', 'nine', 'eleven', 'twelve'], from: 0, until: 12 },
      { part: 'afternoon', hours: ['one', 'two', 'three', 'four', 'five'], from: 12, until: 18 },
      { part: 'evening', hours: ['six', 'seven', 'nine', 'eleven'], from: 16, until: 24 },
    );
    const ways = fc.constantFrom('quarter to', 'quarter past', 'half past', 'twenty minutes to', 'ten past');
    fc.assert(
      fc.property(parts, ways, fc.nat(), ({ part, hours, from, until }, way, nth) => {
        const [, hour] =
          /(\d\d):\d\d$/.exec(said(`${way} ${hours[nth % hours.length]} in the ${part}`)) ?? [];
        expect(Number(hour)).toBeGreaterThanOrEqual(from);
        expect(Number(hour)).toBeLessThan(until);
      }),
    );
  });
});

describe('a span of time', () => {
  it.each([
    ['between 10 and 12', '~10:00-12:00'],
    ['ten to twelve works', '~10:00-12:00'],
    ['between 5 and 6 in the afternoon', '17:00-18:00'],
    ['from nine to noon', '09:00-12:00'],
    ['between half past nine and eleven', '~09:30-11:00'],
    ['8:30am-9:30am Friday', '2026-03-06 08:30-09:30'],
    ['monday 2 to 4', '2026-03-09 ~14:00-16:00'],
    ['after nine but before eleven on friday', '2026-03-06 ~09:00-11:00'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));
});

describe('a part of the day', () => {
  it.each([
    ['first thing tomorrow', '2026-03-05 morning'],
    ['Monday before lunch', '2026-03-09 morning'],
    ['any time after lunch', 'afternoon'],
    ['after work on Tuesday', '2026-03-10 evening'],
    ['after school', '15:00 from'],
    ['end of the day Friday', '2026-03-06 16:00 from'],
    ['Thursday in the late afternoon', '2026-03-05 afternoon'],
    ['Tuesday or Thursday afternoon', '2026-03-10 afternoon; 2026-03-05 afternoon'],
    ['this morning', '2026-03-04 morning'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));
});
