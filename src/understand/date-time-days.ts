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

export function weekdayInAWeek({ day = '', weeks, after }: Groups, { today }: Setting): Found {
  const ahead = (weekdayNamed(day) - weekdayOf(today) + 7) % 7;
  return { day: today + (ahead || (after ? 7 : 0)) + 7 * Number(weeks ?? 1) };
}

const weekend = (saturday: Day): Found => ({ day: saturday, dayAfter: saturday + 2 });

/** So many days, weeks, months or years from today. */
export function ahead(count: number, unit: string, { today }: Setting): Found {
  if (unit === 'month' || unit === 'year')
    return { day: addMonths(today, count * (unit === 'year' ? 12 : 1)) };
  return { day: today + count * (unit === 'week' ? 7 : 1) };
}

export function weekdaysAgo({ day = '', count }: Groups, { today }: Setting): Found {
  if (day.startsWith('weekend')) return weekend(mondayOf(today) + 5 - 7 * Number(count));
  const back = (weekdayOf(today) - weekdayNamed(day) + 7) % 7 || 7;
  return { day: today - back - 7 * (Number(count) - 1) };
}

export function weekdaysAhead({ day = '', count }: Groups, { today }: Setting): Found {
  if (day.startsWith('weekend')) return weekend(mondayOf(today) + 5 + 7 * (Number(count) - 1));
  return { day: today + ((weekdayNamed(day) - weekdayOf(today) + 7) % 7 || 7) + 7 * (Number(count) - 1) };
}

export function nthOfMonth(
  { nth = '', day = '', step, month = '', year, fromEnd }: Groups,
  setting: Setting,
): Found | null {
  const first = firstOfMonth(month, year, step, setting);
  const { year: y, month: m } = partsOf(first);
  const length = daysInMonth(y, m);
  const last = nth === 'last' || fromEnd !== undefined;
  const before = fromEnd === undefined ? 0 : parseInt(nth, 10) - 1;
  if (day === 'day') {
    const found = last ? first + length - 1 - before : validDay(y, m, parseInt(nth, 10));
    return found === null ? null : { day: found };
  }
  if (/day$/.test(day) && /^(?:business|working|week)/.test(day)) {
    const days = Array.from({ length }, (_, index) => first + index).filter((each) => weekdayOf(each) < 5);
    const found = days.at(last ? -1 - before : parseInt(nth, 10) - 1);
    return found === undefined ? null : { day: found };
  }
  const wanted = day === 'weekend' ? 5 : weekdayNamed(day);
  const whole = (found: Day): Found => (day === 'weekend' ? weekend(found) : { day: found });
  if (last) {
    const end = first + length - 1;
    return whole(end - ((weekdayOf(end) - wanted + 7) % 7) - 7 * before);
  }
  return whole(first + ((wanted - weekdayOf(first) + 7) % 7) + 7 * (parseInt(nth, 10) - 1));
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

/** "from the 4th to the 22nd of this month", "between 4 and 22 September" */
export function daysOfMonth({ date, date2, step, month, year }: Groups, setting: Setting): Found | null {
  const first = firstOfMonth(month ?? 'month', year, step, setting);
  const { year: y, month: m } = partsOf(first);
  const [day, last] = [validDay(y, m, Number(date)), validDay(y, m, Number(date2))];
  return day === null || last === null || last <= day ? null : { day, dayAfter: last + 1 };
}
