// Days and times as callers say them, against a clock that stands still: Wednesday 4 March 2026, 9:00 in Los Angeles.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understandDateTime, understandDateTimes } from '../../../src/understand/index.ts';

const clock = { now: Date.parse('2026-03-04T17:00:00Z'), timeZone: 'America/Los_Angeles' };
const said = (text: string) => understandDateTime(text, clock);
const point = (text: string) => {
  const found = said(text);
  return found && [found.date, found.time];
};

describe('a day', () => {
  it.each([
    ['next thursday', '2026-03-12'],
    ['this friday', '2026-03-06'],
    ['wednesday', '2026-03-11'],
    ['last tuesday', '2026-03-03'],
    ['tuesday next week', '2026-03-10'],
    ['the monday after next', '2026-03-16'],
    ['the twelfth', '2026-03-12'],
    ['on the third', '2026-04-03'],
    ['the first of next month', '2026-04-01'],
    ['the day after tomorrow', '2026-03-06'],
    ['in two weeks', '2026-03-18'],
    ['8 weeks ago', '2026-01-07'],
    ['a week from friday', '2026-03-13'],
    ['two weeks before christmas', '2026-12-11'],
    ['the friday after thanksgiving', '2026-11-27'],
    ['the last friday of the month', '2026-03-27'],
    ['june third eighty five', '1985-06-03'],
    ['january fourth', '2027-01-04'],
    ['october the 3rd 2027', '2027-10-03'],
    ['may fifth', '2026-05-05'],
    ['by the end of the month', '2026-03-31'],
    ['a week on friday', '2026-03-13'],
    ['three weeks tomorrow', '2026-03-26'],
    ['in two weeks on a tuesday', '2026-03-17'],
    ['the last business day of next month', '2026-04-30'],
    ['the second to last day of april', '2026-04-29'],
    ['the first monday this month', '2026-03-02'],
    ['next month on the ninth', '2026-04-09'],
    ['june fifth of next year', '2027-06-05'],
    ['the closest saturday to the 20th', '2026-03-21'],
    ['in ten to twelve days', '2026-03-14'],
    ['a fortnight from now', '2026-03-18'],
    ['two weeks back', '2026-02-18'],
    ['thanksgiving two years ago', '2024-11-28'],
    ['diwali', '2026-11-08'],
    ['on 2026/14/sep', '2026-09-14'],
  ])('%s', (text, date) => expect(point(text)).toEqual([date, null]));
});

describe('a time', () => {
  it.each([
    ['half past two', '14:30'],
    ['quarter to five', '16:45'],
    ['ten oh five', '10:05'],
    ['nine thirty', '09:30'],
    ['seven in the evening', '19:00'],
    ['eleven thirty at night', '23:30'],
    ['twenty past six in the morning', '06:20'],
    ['around noon', '12:00'],
    ['at 15h20', '15:20'],
    ['eight a m', '08:00'],
    ['threeish', '15:00'],
    ['3 p.m. eastern', '12:00'],
    ['half-past eleven', '11:30'],
    ['two hours before noon', '10:00'],
    ['mid-morning', '10:00'],
    ['fifteen hundred hours', '15:00'],
  ])('%s', (text, time) => expect(point(text)).toEqual([null, time]));

  it('says when morning or afternoon was assumed', () => {
    expect(said('at three')?.halfOfDayAssumed).toBe(true);
    expect(said('at three pm')?.halfOfDayAssumed).toBeUndefined();
  });

  it('keeps the caller’s own words', () => {
    expect(said('could we say Tuesday after Three, please')?.text).toBe('Tuesday after Three');
  });
});

describe('a day with a time', () => {
  it.each([
    ['Tuesday after three', '2026-03-10', '15:00'],
    ['march third at ten thirty', '2026-03-03', '10:30'],
    ['tomorrow noon', '2026-03-05', '12:00'],
    ['tonight at eight', '2026-03-04', '20:00'],
    ['five thirty tomorrow evening', '2026-03-05', '17:30'],
    ['three thirty pm on the fifteenth', '2026-03-15', '15:30'],
    ['midnight tonight', '2026-03-05', '00:00'],
    ['half an hour from now', '2026-03-04', '09:30'],
    ['in an hour and a half', '2026-03-04', '10:30'],
    ['in two and a half hours', '2026-03-04', '11:30'],
    ['thursday at ten next week', '2026-03-12', '10:00'],
    ['the first monday at 3 pm of next month', '2026-04-06', '15:00'],
    ['five this afternoon', '2026-03-04', '17:00'],
    ['this time tomorrow', '2026-03-05', '09:00'],
    ['close of business friday', '2026-03-06', '23:59'],
  ])('%s', (text, date, time) => expect(point(text)).toEqual([date, time]));

  it('keeps a part of the day as what it is', () => {
    expect(said('day after tomorrow in the morning')).toMatchObject({
      date: '2026-03-06',
      time: null,
      partOfDay: 'morning',
    });
  });
});

describe('a correction', () => {
  it.each([
    ['Tuesday, no, Wednesday', '2026-03-11', null],
    ['Tuesday at three, no, Friday', '2026-03-06', '15:00'],
    ['Thursday at three, sorry, four', '2026-03-05', '16:00'],
    ['not Tuesday, Thursday', '2026-03-05', null],
    ['Monday instead of Friday', '2026-03-09', null],
    ["I can't do Monday but Tuesday works", '2026-03-10', null],
    ["Monday doesn't work, how about Friday at two", '2026-03-06', '14:00'],
  ])('wins: %s', (text, date, time) => expect(point(text)).toEqual([date, time]));
});

describe('a span', () => {
  it.each([
    ['between two and four on friday', ['2026-03-06', '14:00'], ['2026-03-06', '16:00']],
    ['9:30 to 11 am tomorrow', ['2026-03-05', '09:30'], ['2026-03-05', '11:00']],
    ['next week', ['2026-03-09', null], ['2026-03-15', null]],
    ['monday through wednesday', ['2026-03-09', null], ['2026-03-11', null]],
    ['from the thirteenth to the fifteenth of july', ['2026-07-13', null], ['2026-07-15', null]],
    ['october 18 until the 22nd', ['2026-10-18', null], ['2026-10-22', null]],
    ['this coming weekend', ['2026-03-07', null], ['2026-03-08', null]],
    ['the week of the 16th', ['2026-03-16', null], ['2026-03-22', null]],
    ['the weekend after easter', ['2026-04-11', null], ['2026-04-12', null]],
    ['the first two weeks of may', ['2026-05-04', null], ['2026-05-17', null]],
    ['the second half of june', ['2026-06-16', null], ['2026-06-30', null]],
    ['later this week', ['2026-03-05', null], ['2026-03-08', null]],
    ['tuesday to thursday next week', ['2026-03-10', null], ['2026-03-12', null]],
    ['between the 4th and the 9th of next month', ['2026-04-04', null], ['2026-04-09', null]],
    ['noon to two tomorrow', ['2026-03-05', '12:00'], ['2026-03-05', '14:00']],
    ['after nine but before eleven on friday', ['2026-03-06', '09:00'], ['2026-03-06', '11:00']],
    ['tonight from 11 pm to 3', ['2026-03-04', '23:00'], ['2026-03-05', '03:00']],
    ['yom kippur', ['2026-09-20', null], ['2026-09-21', null]],
    ['tomorrow from 10 am for 3 hours', ['2026-03-05', '10:00'], ['2026-03-05', '13:00']],
  ])('%s', (text, from, to) => {
    const { range } = said(text) ?? {};
    expect([
      [range?.from.date, range?.from.time],
      [range?.to.date, range?.to.time],
    ]).toEqual([from, to]);
  });
});

describe('what names no day and no time', () => {
  it.each(
    [
      'may I ask you something',
      'it may take longer',
      'I would like a second opinion',
      'march on',
      'I have two cats',
      'there were 3 or 4 of them',
      'that costs 12.50, or 45 dollars a visit',
      'call me on 415 555 0132',
      'my zip is 98109',
      'good morning',
      'hold on a minute',
      'after 3 attempts I gave up',
      'between 5 and 10 bugs',
      'on the 1st floor',
      'my 3rd attempt',
      'you are open 24/7 right',
      'my name is april',
      'april 31st',
      'it sat there',
      'the sun is hot',
      'order number 1042',
      'an hour',
      'that is the one',
      'keep me up to date',
      'I live on Martin Luther King Boulevard',
      'I lent him a ladder',
    ].map((text) => [text]),
  )('%s', (text) => expect(said(text)).toBeNull());
});

describe('the clock', () => {
  it('is read in the company’s time zone', () => {
    const late = Date.parse('2026-03-05T05:30:00Z');
    expect(understandDateTime('tomorrow', { now: late, timeZone: 'America/Los_Angeles' })?.date).toBe(
      '2026-03-05',
    );
    expect(understandDateTime('tomorrow', { now: late, timeZone: 'Europe/London' })?.date).toBe('2026-03-06');
  });

  it('can look for the nearest day instead of the coming one', () => {
    expect(understandDateTime('monday', { ...clock, prefer: 'nearest' })?.date).toBe('2026-03-02');
  });
});

describe('any input', () => {
  it('lists each mention in order', () => {
    expect(
      understandDateTimes('monday at nine or tuesday at ten', clock).map(({ date, time }) => [date, time]),
    ).toEqual([
      ['2026-03-09', '09:00'],
      ['2026-03-10', '10:00'],
    ]);
  });

  it('keeps two weekdays in the week that was named, and two days in the month', () => {
    const dates = (text: string) => understandDateTimes(text, clock).map(({ date }) => date);
    expect(dates('next friday or saturday')).toEqual(['2026-03-13', '2026-03-14']);
    expect(dates('the 3rd or 4th of june')).toEqual(['2026-06-03', '2026-06-04']);
  });

  it('tells the part of the day in a week', () => {
    expect(said('any morning next week')).toMatchObject({ date: '2026-03-09', partOfDay: 'morning' });
  });

  it('reads any clock time said as hour and minutes', () => {
    const hours = fc.integer({ min: 1, max: 12 });
    const minutes = fc.constantFrom(5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55);
    fc.assert(
      fc.property(hours, minutes, fc.constantFrom('am', 'pm'), (hour, minute, half) => {
        const expected = `${String((hour % 12) + (half === 'pm' ? 12 : 0)).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(point(`tomorrow at ${hour}:${String(minute).padStart(2, '0')} ${half}`)).toEqual([
          '2026-03-05',
          expected,
        ]);
      }),
    );
  });

  it('never throws, and gives well-formed dates', () => {
    const piece = fc.constantFrom(
      ...[
        'next',
        'last',
        'monday',
        'may',
        'third',
        '30',
        '3:30',
        'at',
        'from',
        'to',
        'no',
        '2026',
        '1/2',
        'noon',
        'half past',
      ],
      ...[
        'in',
        'weeks',
        'ago',
        'before',
        'christmas',
        'the',
        'of',
        'am',
        '99999999999',
        'month',
        'end',
        '😀',
        '\u0000',
        '\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        for (const { date, time } of understandDateTimes(pieces.join(' '), clock)) {
          expect(date ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
          expect(time ?? '00:00').toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        }
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void understandDateTimes(text, clock)));
  });

  it('reads only the beginning of a megabyte', () => {
    expect(understandDateTimes('from 3 to 4 '.repeat(90_000), clock).length).toBeLessThan(200);
  });
});

describe('words that look like a date', () => {
  const now = { now: Date.parse('2026-03-02T18:00:00Z'), timeZone: 'America/Los_Angeles' };

  it.each(['one may wonder', 'one may have to call back', 'we move in the second half of next year'])(
    '"%s" is none',
    (text) => expect(understandDateTime(text, now)).toBeNull(),
  );

  it.each(['one may at ten', 'may first'])('"%s" still is one', (text) => {
    expect(understandDateTime(text, now)?.date).toBe('2026-05-01');
  });
});
