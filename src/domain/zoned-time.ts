// Wall-clock times of a company's time zone, to and from milliseconds since the epoch.
import { dateFormat } from './date-format.ts';

export interface WallTime {
  /** YYYY-MM-DD. */
  date: string;
  /** HH:MM, 24 hours. */
  time: string;
}

/** What a clock on the company's wall shows. */
export function wallTime(at: number, timeZone: string): WallTime {
  const parts = dateFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? '';
  return { date: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}` };
}

/**
 * When the company's wall clock shows this. In the hour that is skipped in spring the result is an hour later; in
 * the one that comes twice in autumn it is the first.
 */
export function instantOf({ date, time }: WallTime, timeZone: string): number {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const offsetAt = (instant: number) => {
    const shown = wallTime(instant, timeZone);
    return Date.parse(`${shown.date}T${shown.time}:00Z`) - Math.floor(instant / 60_000) * 60_000;
  };
  const guess = asUtc - offsetAt(asUtc);
  return asUtc - offsetAt(guess);
}

/** YYYY-MM-DD, so many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
