// Calendar arithmetic on plain dates, free of time zones: a day is its number since 1970-01-01.
import { dateFormat } from '../../domain/date-format.ts';

/** Days since 1970-01-01. */
export type Day = number;

export interface CivilNow {
  readonly day: Day;
  /** Minutes since midnight. */
  readonly minute: number;
}

const MS_PER_DAY = 86_400_000;

export function dayOf(year: number, month: number, date: number): Day {
  return Math.floor(Date.UTC(year, month - 1, date) / MS_PER_DAY);
}

/** Null when the calendar has no such day, as 31 June. */
export function validDay(year: number, month: number, date: number): Day | null {
  const day = dayOf(year, month, date);
  const parts = partsOf(day);
  return parts.month === month && parts.date === date ? day : null;
}

export function partsOf(day: Day): { year: number; month: number; date: number } {
  const utc = new Date(day * MS_PER_DAY);
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, date: utc.getUTCDate() };
}

/** Monday is 0, as in ISO 8601 weeks. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;
export const mondayOf = (day: Day): Day => day - weekdayOf(day);

export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day);
  const length = daysInMonth(year, month + months);
  return dayOf(year, month + months, Math.min(date, length));
}

export const daysInMonth = (year: number, month: number): number => partsOf(dayOf(year, month + 1, 0)).date;

export function isoDate(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** "HH:MM" of minutes since midnight. */
export function clockTime(minute: number): string {
  const wrapped = ((minute % 1440) + 1440) % 1440;
  return `${String(Math.floor(wrapped / 60)).padStart(2, '0')}:${String(wrapped % 60).padStart(2, '0')}`;
}

/** What the clock on the wall says in a time zone (IANA name) at an instant (epoch ms). */
export function civilNow(now: number, timeZone: string): CivilNow {
  const format = dateFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = new Map(format.formatToParts(new Date(now)).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return { day: dayOf(part('year'), part('month'), part('day')), minute: part('hour') * 60 + part('minute') };
}

/** The instant (epoch ms) at which a zone's wall clock shows a day and minute. */
export function instantOf({ day, minute }: CivilNow, timeZone: string): number {
  const asUtc = day * MS_PER_DAY + minute * 60_000;
  const shown = civilNow(asUtc, timeZone);
  const offset = (shown.day - day) * 1440 + shown.minute - minute;
  return asUtc - offset * 60_000;
}
