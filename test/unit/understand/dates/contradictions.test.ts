// A weekday and a date that do not go together are both kept, to be asked about; a date gone by is never a day to come.
import { describe, expect, it } from 'vitest';
import { AUGUST, MARCH, NOVEMBER, said } from './said-in-short.ts';

describe('a weekday that is not the date’s', () => {
  it.each([
    ['Wednesday the 8th', AUGUST, '?2026-09-08,2026-09-09'],
    ['Friday December 5th', NOVEMBER, '?2026-12-04,2026-12-05'],
    ['Tuesday March 12th at 2', MARCH, '?2026-03-10,2026-03-12 ~14:00'],
    ['wednesday 3/12', MARCH, '?2026-03-11,2026-03-12'],
    ['the 16th, I think it’s a Tuesday', MARCH, '?2026-03-16,2026-03-17'],
    ['the 25th of March, that’s a Monday, right', MARCH, '?2026-03-23,2026-03-25'],
    ['tomorrow the 6th', MARCH, '?2026-03-05,2026-03-06'],
    ['tomorrow, Friday', MARCH, '?2026-03-05,2026-03-06'],
    ['Thursday the 4th or Friday the 5th', NOVEMBER, '?2026-12-03,2026-12-04; ?2026-12-04,2026-12-05'],
    ['Wed the 17th', MARCH, '?2026-03-17,2026-03-18'],
  ])('is asked about: %s', (text, now, expected) => expect(said(text, now)).toBe(expected));

  it('may be that of the month after, too', () => {
    expect(said('Wednesday the 8th')).toBe('?2026-03-08,2026-03-11,2026-04-08');
  });

  it.each([
    ['Wednesday the 9th of September', AUGUST, '2026-09-09'],
    ['friday the thirteenth', MARCH, '2026-03-13'],
    ['next Friday the 6th', MARCH, '2026-03-06'],
    ['tomorrow, March 5th', MARCH, '2026-03-05'],
    ['Monday or the 10th', MARCH, '2026-03-09; 2026-03-10'],
    ['Monday, no, the 10th', MARCH, '2026-03-10'],
    ['the 7th, that’s Monday isn’t it', NOVEMBER, '2026-12-07'],
  ])('is no contradiction where they agree: %s', (text, now, expected) =>
    expect(said(text, now)).toBe(expected),
  );
});

describe('a date without a year', () => {
  it.each([
    ['16th of August', AUGUST, 'passed 2026-08-16,2027-08-16'],
    ['July 4th', AUGUST, 'passed 2026-07-04,2027-07-04'],
    ['8/24', AUGUST, 'passed 2026-08-24,2027-08-24'],
    ['January fourth', MARCH, 'passed 2026-01-04,2027-01-04'],
    ['August 20th at 3', AUGUST, 'passed 2026-08-20,2027-08-20 ~15:00'],
    ['from the 3rd to the 6th of January', MARCH, 'passed 2026-01-06,2027-01-06'],
  ])('that has gone by is neither this year’s nor next year’s: %s', (text, now, expected) =>
    expect(said(text, now)).toBe(expected),
  );

  it.each([
    ['August 25th', AUGUST, '2026-08-25'],
    ['May 3rd', NOVEMBER, '2027-05-03'],
    ['the 2nd of January', NOVEMBER, '2027-01-02'],
    ['August 16th of next year', AUGUST, '2027-08-16'],
    ['next year on August 16th', AUGUST, '2027-08-16'],
    ['August 16 2027', AUGUST, '2027-08-16'],
    ['the 2nd', MARCH, '2026-04-02'],
  ])('is the coming one, or the one that is told: %s', (text, now, expected) =>
    expect(said(text, now)).toBe(expected),
  );
});

describe('a day that no calendar has', () => {
  it.each([
    ['the 31st of november', NOVEMBER, 'none, 2026-11-30,2026-12-01'],
    ['Monday November 31st', NOVEMBER, 'none, 2026-11-30,2026-12-01'],
    ['april 31st at 3', MARCH, 'none, 2026-04-30,2026-05-01 ~15:00'],
    ['february 30th', AUGUST, 'none, 2027-02-28,2027-03-01'],
    ['feb 29th', NOVEMBER, 'none, 2027-02-28,2027-03-01'],
    ['the 31st of this month', NOVEMBER, 'none, 2026-11-30,2026-12-01'],
    ['11/31', NOVEMBER, 'none, 2026-11-30,2026-12-01'],
  ])('is told from the days around it: %s', (text, now, expected) => expect(said(text, now)).toBe(expected));
});
