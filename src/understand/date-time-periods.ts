// Resolves periods: "next week", "the last 2 months", "end of May", "Q3", each to its first day and the day after it.
import { dayOf, mondayOf, partsOf, weekdayOf } from './civil-date.ts';
import { direction, type Found, type Groups } from './date-time-calendar-words.ts';
import { firstOfMonth } from './date-time-days.ts';
import type { Setting } from './date-time-mention.ts';
import { shifted, spanOf } from './date-time-units.ts';

export function period({ step, unit = '', count }: Groups, { today }: Setting): Found | null {
  if (count !== undefined && Number(count) !== 1) return null;
  // "This coming weekend" is the one of this week, until it has begun.
  const coming = unit === 'weekend' && /coming/.test(step ?? '') && weekdayOf(today) < 5;
  return spanOf(unit, shifted(unit, today, coming ? 0 : direction(step)));
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
  // "later this week" is what is left of its second half.
  if (when === 'later') {
    const second = at(15, 3, 181);
    return { day: Math.min(Math.max(second, setting.today), whole.dayAfter - 1), dayAfter: whole.dayAfter };
  }
  if (when === 'earlier') return { day: whole.day, dayAfter: at(15, 3, 181) };
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

export function isoWeek({ number, year, step }: Groups, { today }: Setting): Found | null {
  const n = Number(number);
  if (n < 1 || n > 53) return null;
  const monday =
    mondayOf(dayOf(year ? Number(year) : partsOf(today).year + direction(step), 1, 4)) + 7 * (n - 1);
  return { day: monday, dayAfter: monday + 7 };
}

export function quarter({ quarter: n, year, year2, step }: Groups, { today }: Setting): Found {
  const y = Number(year ?? year2 ?? partsOf(today).year + direction(step));
  return { day: dayOf(y, 3 * (Number(n) - 1) + 1, 1), dayAfter: dayOf(y, 3 * Number(n) + 1, 1) };
}

const NAMED_DECADES = 'twent thirt fort fift sixt sevent eight ninet'.split(' ');

/** "the 1980s", "the nineties", "the 20th century" */
export function years({ decade, named, century }: Groups, { today }: Setting): Found | null {
  if (century !== undefined) {
    const last = Number(century) * 100;
    return last > 9000 || last < 1100
      ? null
      : { day: dayOf(last - 99, 1, 1), dayAfter: dayOf(last + 1, 1, 1) };
  }
  const tens = named === undefined ? Number(decade) : 20 + 10 * NAMED_DECADES.indexOf(named);
  // Of two centuries, the decade that has begun.
  const from = tens > 99 ? tens : 2000 + tens > partsOf(today).year ? 1900 + tens : 2000 + tens;
  return { day: dayOf(from, 1, 1), dayAfter: dayOf(from + 10, 1, 1) };
}

// A bare "may" or "march" is a verb, "mar" and "sun" are names; after a preposition or before a year they are months.
export function wholeMonth(
  { month = '', year, lead = '', follows, follows2, ended }: Groups,
  setting: Setting,
): Found | null {
  // "mar", "sun", "dec" alone are as likely names as months.
  if (!lead && !year && (follows ?? follows2) === undefined && (month.length < 5 || ended === undefined)) {
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
