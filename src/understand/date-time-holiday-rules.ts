// The rules by which holidays are found in a year: fixed days, nth weekdays, days counted from Easter, other calendars.
import { dayOf, weekdayOf, type Day } from './civil-date.ts';

export type OfYear = (year: number) => Day;

/** Hours of the day for what is shorter than a day, in minutes since midnight; days for what is longer. */
export interface Extent {
  readonly hours?: readonly [from: number, to: number];
  readonly days?: number;
}

/** What it is called, as a pattern, and when it is. */
export type Holiday = readonly [words: string, day: OfYear, extent?: Extent];

export const fixed =
  (month: number, date: number): OfYear =>
  (year) =>
    dayOf(year, month, date);

/** The nth of a weekday (0 is Monday) in a month; negative counts from the end. */
export const nth =
  (month: number, weekday: number, n: number): OfYear =>
  (year) => {
    if (n > 0) {
      const first = dayOf(year, month, 1);
      return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1);
    }
    const last = dayOf(year, month + 1, 0);
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  };

/** The last such weekday (0 is Monday) before a day of the year. */
export const weekdayBefore =
  (weekday: number, month: number, date: number): OfYear =>
  (year) => {
    const day = dayOf(year, month, date) - 1;
    return day - ((weekdayOf(day) - weekday + 7) % 7);
  };

export const shiftedBy =
  (rule: OfYear, days: number): OfYear =>
  (year) =>
    rule(year) + days;

// Meeus, Jones and Butcher's method for Easter Sunday in the Gregorian calendar.
export const easter: OfYear = (year) => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayOf(year, Math.floor(f / 31), (f % 31) + 1);
};

// Meeus's method in the Julian calendar, which lies 13 days behind from 1900 to 2099.
export const orthodoxEaster: OfYear = (year) => {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const f = d + e + 114;
  return dayOf(year, Math.floor(f / 31), (f % 31) + 1) + 13;
};

export const fromEaster = (days: number): OfYear => shiftedBy(easter, days);
export const fromOrthodoxEaster = (days: number): OfYear => shiftedBy(orthodoxEaster, days);

/** A day of another calendar, looked up in the year by the platform's own calendar data. */
export const inCalendar = (calendar: 'hebrew' | 'islamic-umalqura' | 'chinese', date: string): OfYear => {
  const format = new Intl.DateTimeFormat(`en-US-u-ca-${calendar}`, {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
  });
  return (year) => {
    const first = dayOf(year, 1, 1);
    for (let day = first; day < first + 366; day += 1) {
      const shown = format.format(day * 86_400_000);
      // In a leap year Adar is doubled, and its feasts fall in the second.
      if (shown === date || shown === date.replace('Adar', 'Adar II')) return day;
    }
    return first;
  };
};

/** Jewish days begin at sunset, so a feast is said to be on the evening before its first full day. */
export const evenings = (date: string): OfYear => shiftedBy(inCalendar('hebrew', date), -1);

// 15 April, or the next working day; Washington keeps 16 April, which moves it too (26 U.S.C. 7503).
export const taxDay: OfYear = (year) => {
  const emancipation = dayOf(year, 4, 16);
  const observed = emancipation + ({ 5: -1, 6: 1 }[weekdayOf(emancipation)] ?? 0);
  let day = dayOf(year, 4, 15);
  while (weekdayOf(day) > 4 || day === observed) day += 1;
  return day;
};

// The last Saturday of March, unless that is the one before Easter.
export const earthHour: OfYear = (year) => {
  const day = nth(3, 5, -1)(year);
  return day === easter(year) - 1 ? day - 7 : day;
};
