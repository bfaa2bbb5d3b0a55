// Days and spans of days as callers name them, relative to the company's clock.
import { describe, expect, it } from 'vitest';
import { understandDateTime } from '../../../../src/understand/index.ts';
import { NOVEMBER, said } from './said-in-short.ts';

describe('a day', () => {
  it.each([
    ['wednesday', '2026-03-11'],
    ['this friday', '2026-03-06'],
    ['this Monday', '2026-03-09'],
    ['next Friday', '2026-03-13'],
    ['this coming Monday', '2026-03-09'],
    ['Friday week', '2026-03-13'],
    ['a week from Tuesday', '2026-03-17'],
    ['two weeks from this Friday', '2026-03-20'],
    ['the Friday after', '2026-03-13'],
    ['the monday after next', '2026-03-16'],
    ['tuesday next week', '2026-03-10'],
    ['next week on Thursday', '2026-03-12'],
    ['the day after tomorrow', '2026-03-06'],
    ['in two weeks', '2026-03-18'],
    ['ten days from now', '2026-03-14'],
    ['two weeks from now on a Thursday', '2026-03-19'],
    ['the 24th sounds good', '2026-03-24'],
    ['the 8th works for me', '2026-03-08'],
    ['on the ninth', '2026-03-09'],
    ['is the 16th possible', '2026-03-16'],
    ['the 9th or the 10th', '2026-03-09; 2026-03-10'],
    ['the 20 th', '2026-03-20'],
    ['next month on the ninth', '2026-04-09'],
    ['the last Friday of the month', '2026-03-27'],
    ['the first Monday in April', '2026-04-06'],
    ['April 7 or 8', '2026-04-07; 2026-04-08'],
    ['june third twenty twenty six', '2026-06-03'],
    ['october the 3rd 2027', '2027-10-03'],
    ['the Wednesday after Memorial Day', '2026-05-27'],
    ['two weeks before christmas', '2026-12-11'],
    ['next friday or saturday', '2026-03-13; 2026-03-14'],
    ['last tuesday', '2026-03-03'],
    ['two weeks ago', '2026-02-18'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));

  it('is told with how far it reaches', () => {
    expect(said('by Friday')).toBe('2026-03-06 by');
    expect(said('after the 15th')).toBe('2026-03-15 after');
    expect(said('from Monday on')).toBe('2026-03-09 from');
    expect(said('sooner than the 20th please')).toBe('2026-03-20 before');
    expect(said('could you come by on Friday')).toBe('2026-03-06');
    expect(said("I'd like to come in before my trip on the 14th")).toBe('2026-03-14 before');
  });

  it('is the one that corrects the other', () => {
    expect(said('Tuesday, no, Wednesday')).toBe('2026-03-11');
    expect(said('Tuesday at three, no, Friday')).toBe('2026-03-06 ~15:00');
    expect(said('Thursday at three, sorry, four')).toBe('2026-03-05 ~16:00');
    expect(said('Monday? no. Tuesday.')).toBe('2026-03-10');
  });
});

describe('a span of days', () => {
  it.each([
    ['next week', '2026-03-09..2026-03-15'],
    ['early next week', '2026-03-09..2026-03-11'],
    ['late next week', '2026-03-12..2026-03-15'],
    ['later this week', '2026-03-05..2026-03-08'],
    ['this weekend', '2026-03-07..2026-03-08'],
    ['mondays through wednesdays', 'mon,tue,wed'],
    ['any Friday to Sunday', 'fri,sat,sun'],
    ['Monday through Wednesday', '2026-03-09..2026-03-11'],
    ['the week after next', '2026-03-16..2026-03-22'],
    ['the week of the 16th', '2026-03-16..2026-03-22'],
    ['end of the month', '2026-03-21..2026-03-31'],
    ['sometime in April', '2026-04-01..2026-04-30'],
    ['mid-March', '2026-03-10..2026-03-20'],
    ['monday through wednesday', '2026-03-09..2026-03-11'],
    ['between the 9th and the 13th', '2026-03-09..2026-03-13'],
    ['from the thirteenth to the fifteenth of july', '2026-07-13..2026-07-15'],
    ['between the 4th and the 9th of next month', '2026-04-04..2026-04-09'],
    ['Memorial Day weekend', '2026-05-23..2026-05-25'],
    ['any morning next week', '2026-03-09..2026-03-15 morning'],
    ['any weekday morning', 'mon,tue,wed,thu,fri morning'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));
});

describe('the clock', () => {
  it('is read in the company’s time zone', () => {
    const now = Date.parse('2026-03-05T05:30:00Z');
    const tomorrow = (timeZone: string) => understandDateTime('tomorrow', { now, timeZone })?.date;
    expect(tomorrow('America/Los_Angeles')).toBe('2026-03-05');
    expect(tomorrow('Europe/London')).toBe('2026-03-06');
  });

  it('takes next Monday on a Saturday for the day after tomorrow', () => {
    expect(said('next Monday', NOVEMBER)).toBe('2026-11-30');
  });
});

describe('a day alone', () => {
  it('is the first that is asked for, and never one that is ruled out', () => {
    const day = (text: string) =>
      understandDateTime(text, { now: Date.parse('2026-03-04T17:00:00Z'), timeZone: 'America/Los_Angeles' })
        ?.date;
    expect(day('move my Thursday visit to Tuesday')).toBe('2026-03-10');
    expect(day("I can't do Monday but Tuesday works")).toBe('2026-03-10');
    expect(day('the ants came on Monday')).toBe('2026-03-09');
    expect(day('anything but Tuesday')).toBeUndefined();
  });
});
