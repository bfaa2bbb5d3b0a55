// Resolves single days: weekdays near and far, days of the month, "first Monday of May".
import {
  addMonths,
  dayOf,
  daysInMonth,
  mondayOf,
  partsOf,
  validDay,
  weekdayOf,
  type Day,
} from './civil-date.ts';
import { direction, monthOf, weekdayNamed, type Found, type Groups } from './date-time-calendar-words.ts';
import type { Setting } from './date-time-mention.ts';

export function weekday({ step, day = '' }: Groups, { today, prefer }: Setting): Found {
  const wanted = weekdayNamed(day);
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  const toward = direction(step);
  // "next Friday" is Friday of next week, "this Friday" that of this week.
  if (step === 'this') return { day: mondayOf(today) + wanted, weekday: wanted };
  if (step === 'coming' || step === 'upcoming') return { day: today + (ahead || 7), weekday: wanted };
  if (toward > 0) return { day: mondayOf(today) + 7 + wanted, weekday: wanted };
  if (toward < 0) return { day: today + ahead - 7, weekday: wanted };
  if (prefer === 'nearest') return { day: today + (ahead > 3 ? ahead - 7 : ahead), weekday: wanted };
  return { day: today + (ahead || 7), weekday: wanted };
}

export function weekdayOfWeek({ step, day = '' }: Groups, { today }: Setting): Found {
  return { day: mondayOf(today) + 7 * direction(step) + weekdayNamed(day) };
}

export function weekdayInAWeek({ day = '', weeks }: Groups, { today }: Setting): Found {
  const wanted = weekdayNamed(day);
  return { day: today + ((wanted - weekdayOf(today) + 7) % 7) + 7 * Number(weeks ?? 1) };
}

export function weekdaysAgo({ day = '', count }: Groups, { today }: Setting): Found {
  const back = (weekdayOf(today) - weekdayNamed(day) + 7) % 7 || 7;
  return { day: today - back - 7 * (Number(count) - 1) };
}

export function weekdaysAhead({ day = '', count }: Groups, { today }: Setting): Found {
  return { day: today + ((weekdayNamed(day) - weekdayOf(today) + 7) % 7 || 7) + 7 * (Number(count) - 1) };
}

export function nthOfMonth(
  { nth = '', day = '', step, month = '', year }: Groups,
  setting: Setting,
): Found | null {
  const first = firstOfMonth(month, year, step, setting);
  const { year: y, month: m } = partsOf(first);
  const length = daysInMonth(y, m);
  const last = nth === 'last';
  if (day === 'day') {
    const found = last ? first + length - 1 : validDay(y, m, parseInt(nth, 10));
    return found === null ? null : { day: found };
  }
  const wanted = day === 'weekend' ? 5 : weekdayNamed(day);
  const weekend = (found: Day): Found =>
    day === 'weekend' ? { day: found, dayAfter: found + 2 } : { day: found };
  if (last) {
    const end = first + length - 1;
    return weekend(end - ((weekdayOf(end) - wanted + 7) % 7));
  }
  return weekend(first + ((wanted - weekdayOf(first) + 7) % 7) + 7 * (parseInt(nth, 10) - 1));
}

export function firstOfMonth(
  month: string,
  year: string | undefined,
  step: string | undefined,
  { today }: Setting,
): Day {
  const now = partsOf(today);
  if (month === 'month' || month === '')
    return dayOf(year ? Number(year) : now.year, (year && month === '' ? 1 : now.month) + direction(step), 1);
  const wanted = monthOf(month);
  if (year) return dayOf(Number(year), wanted, 1);
  const nextYear = direction(step) >= 0 && wanted < now.month;
  const lastYear = direction(step) < 0 && wanted >= now.month;
  return dayOf(now.year + (nextYear ? 1 : lastYear ? -1 : 0), wanted, 1);
}

export function dayOfMonth({ date, step }: Groups, { today, prefer }: Setting): Found | null {
  const wanted = Number(date);
  if (wanted < 1 || wanted > 31) return null;
  const { year, month, date: now } = partsOf(today);
  if (step) {
    const day = validDay(
      partsOf(addMonths(today, direction(step))).year,
      partsOf(addMonths(today, direction(step))).month,
      wanted,
    );
    return day === null ? null : { day };
  }
  for (let ahead = wanted >= now || prefer === 'nearest' ? 0 : 1; ahead < 12; ahead += 1) {
    const first = partsOf(dayOf(year, month + ahead, 1));
    const day = validDay(first.year, first.month, wanted);
    if (day !== null) return { day, dayOfMonth: wanted };
  }
  return null;
}
