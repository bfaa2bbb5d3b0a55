// Resolves periods: "next week", "the last 2 months", "end of May", "Q3", each to its first day and the day after it.
import { dayOf, mondayOf, partsOf } from './civil-date.ts';
import { direction, type Found, type Groups } from './date-time-calendar-words.ts';
import { dayOfMonth, firstOfMonth } from './date-time-days.ts';
import type { Setting } from './date-time-mention.ts';
import { shifted, spanOf } from './date-time-units.ts';

export function period({ step, unit = '', count }: Groups, { today }: Setting): Found | null {
  if (count !== undefined && Number(count) !== 1) return null;
  return spanOf(unit, shifted(unit, today, direction(step)));
}

// "the week after next"
export function beyond({ unit = '', side }: Groups, { today }: Setting): Found {
  return spanOf(unit, shifted(unit, today, side === 'after next' ? 2 : -2));
}

export function restOf({ unit = '' }: Groups, { today }: Setting): Found {
  return { day: today, dayAfter: spanOf(unit, today).dayAfter };
}

// "2 upcoming weeks" and "last 2 months" are counted in whole units from this one.
export function upcoming({ step, unit = '', count }: Groups, { today, minute }: Setting): Found | null {
  const n = Number(count);
  if (n > 1000) return null;
  const toward = direction(step);
  // "2 upcoming weeks" is read as the second week to come, "the next 2 weeks" as both.
  if (step === 'upcoming' && unit !== 'minute' && unit !== 'hour') {
    return unit === 'day' ? { day: today + n } : spanOf(unit, shifted(unit, today, n));
  }
  if (unit === 'minute' || unit === 'hour') {
    const length = n * (unit === 'hour' ? 60 : 1);
    const from = toward > 0 ? minute : minute - length;
    return { day: today + Math.floor(from / 1440), minute: ((from % 1440) + 1440) % 1440, exact: true };
  }
  if (unit === 'day')
    return toward > 0 ? { day: today + 1, dayAfter: today + 1 + n } : { day: today - n, dayAfter: today };
  const from = shifted(unit, today, toward > 0 ? 1 : -n);
  return { day: spanOf(unit, from).day, dayAfter: spanOf(unit, shifted(unit, from, n)).day };
}

// Months end on their 21st, begin until their 10th; a year ends with its last third.
export function edge({ by, when = '', unit = 'year', step, month, year }: Groups, setting: Setting): Found {
  const kind = month ? 'month' : unit;
  const whole = month
    ? spanOf('month', firstOfMonth(month, year, step, setting))
    : spanOf(unit, year ? dayOf(Number(year), 1, 1) : shifted(unit, setting.today, direction(step)));
  // "by the end of the month" sets a last day; the rest of the span does not matter.
  if (by && when === 'end') return { day: whole.dayAfter - 1 };
  const at = (month: number, week: number, year: number) =>
    whole.day + (kind === 'month' ? month : kind === 'week' ? week : year);
  const yearsLength = whole.dayAfter - whole.day;
  if (when.startsWith('mid')) return { day: at(9, 2, 120), dayAfter: at(20, 5, 240) };
  return /^(?:end|late)/.test(when)
    ? { day: at(20, 4, yearsLength - 122), dayAfter: whole.dayAfter }
    : { day: whole.day, dayAfter: at(10, 3, 90) };
}

export function weekOf({ nth, last, month = '', year, step }: Groups, setting: Setting): Found | null {
  if (!nth && !last) return null;
  const first = firstOfMonth(month, year, step, setting);
  const { year: y, month: m } = partsOf(first);
  const after = month === '' ? dayOf(y + 1, 1, 1) : dayOf(y, m + 1, 1);
  const fromEnd = nth === 'last' ? 1 : last ? parseInt(nth ?? '1', 10) : 0;
  // A week belongs to the month or year that holds its Thursday (ISO 8601).
  const monday =
    fromEnd > 0
      ? mondayOf(after - 4) - 7 * (fromEnd - 1)
      : mondayOf(first + 3) + 7 * (parseInt(nth ?? '1', 10) - 1);
  return { day: monday, dayAfter: monday + 7 };
}

export function isoWeek({ number, year }: Groups, { today }: Setting): Found | null {
  const n = Number(number);
  if (n < 1 || n > 53) return null;
  const monday = mondayOf(dayOf(year ? Number(year) : partsOf(today).year, 1, 4)) + 7 * (n - 1);
  return { day: monday, dayAfter: monday + 7 };
}

export function weekHolding({ date, date2, month }: Groups, setting: Setting): Found | null {
  const day = month
    ? firstOfMonth(month, undefined, undefined, setting) + Number(date2) - 1
    : dayOfMonth({ date }, setting)?.day;
  return day === undefined ? null : { day: mondayOf(day), dayAfter: mondayOf(day) + 7 };
}

export function quarter({ quarter: n, year, year2 }: Groups, { today }: Setting): Found {
  const y = Number(year ?? year2 ?? partsOf(today).year);
  return { day: dayOf(y, 3 * (Number(n) - 1) + 1, 1), dayAfter: dayOf(y, 3 * Number(n) + 1, 1) };
}

// A bare "may" or "march" is a verb, "mar" and "sun" are names; after a preposition or before a year they are months.
export function wholeMonth(
  { month = '', year, lead = '', follows, ended }: Groups,
  setting: Setting,
): Found | null {
  // "mar", "sun", "dec" alone are as likely names as months.
  if (!lead && !year && follows === undefined && (month.length < 5 || ended === undefined)) {
    if (!/^(?:june|july)$/.test(month) || ended === undefined) return null;
  }
  const now = partsOf(setting.today);
  const said = lead.startsWith('this') ? String(now.year) : year;
  const day = firstOfMonth(month, said, lead.startsWith('last') ? 'last' : undefined, setting);
  const { year: y, month: m } = partsOf(day);
  return { day, dayAfter: dayOf(y, m + 1, 1), ...(said ? {} : { yearless: true }) };
}

export function halfYear({ year, half }: Groups): Found {
  const first = half === '2' ? 7 : 1;
  return { day: dayOf(Number(year), first, 1), dayAfter: dayOf(Number(year), first + 6, 1) };
}

export function wholeYear({ year }: Groups): Found {
  return { day: dayOf(Number(year), 1, 1), dayAfter: dayOf(Number(year) + 1, 1, 1) };
}
