// What a day or time that was said covers: which days and which hours, so that calendars can be searched by it.
import { addDays } from '../../domain/zoned-time.ts';
import type { PartOfDay } from './mention.ts';
import type { DateTimeUnderstood } from './understand-dates.ts';

/** From the first to the last, both included; null where it is open. */
export interface Days {
  /** YYYY-MM-DD */
  readonly from: string | null;
  readonly to: string | null;
}

/** HH:MM, 24 hours; `until` is not included. Null where it is open. */
export interface Hours {
  readonly from: string | null;
  readonly until: string | null;
}

/** The evening begins when people come home, and the night is part of it for who makes appointments. */
export const PART_HOURS: Readonly<Record<PartOfDay, Hours>> = {
  morning: { from: null, until: '12:00' },
  afternoon: { from: '12:00', until: '17:00' },
  evening: { from: '17:00', until: null },
  night: { from: '17:00', until: null },
};

/** The days that are covered, one span for each that may be meant; none when no date was said. */
export function daysCovered(said: DateTimeUnderstood): readonly Days[] {
  if (said.kind !== 'meant') return said.choices.map((day) => ({ from: day, to: day }));
  if (said.date === null) return [];
  const last = said.range?.to.date ?? said.date;
  switch (said.time === null ? said.bound : undefined) {
    case 'from':
      return [{ from: said.date, to: null }];
    case 'after':
      return [{ from: addDays(last, 1), to: null }];
    case 'before':
      return [{ from: null, to: addDays(said.date, -1) }];
    case 'by':
      return [{ from: null, to: last }];
    default:
      return [{ from: said.date, to: last }];
  }
}

/** The hours that are covered; null when neither a time nor a part of the day was said. */
export function hoursCovered(said: DateTimeUnderstood): Hours | null {
  if (said.time === null) return said.partOfDay ? PART_HOURS[said.partOfDay] : null;
  const end = said.range?.to.time ?? null;
  if (end !== null && end > said.time) return { from: said.time, until: end };
  switch (said.bound) {
    case 'from':
    case 'after':
      return { from: said.time, until: null };
    case 'before':
    case 'by':
      return { from: null, until: said.time };
    default:
      return { from: said.time, until: anHourLater(said.time) };
  }
}

/** Whether a day (YYYY-MM-DD) is among those that were said; any is where none was. */
export function coversDay(said: DateTimeUnderstood, date: string): boolean {
  if (said.weekdays) return said.weekdays.includes((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7);
  const days = daysCovered(said);
  return days.length === 0 || days.some(({ from, to }) => date >= (from ?? '') && date <= (to ?? '9'));
}

/** Whether what was said covers a moment on the company's clock; words that name neither day nor time cover none. */
export function covers(said: DateTimeUnderstood, { date, time }: { date: string; time: string }): boolean {
  const hours = hoursCovered(said);
  if (!said.weekdays && said.kind === 'meant' && said.date === null && hours === null) return false;
  const inTime = hours === null || (time >= (hours.from ?? '') && time < (hours.until ?? '99'));
  return inTime && coversDay(said, date);
}

function anHourLater(time: string): string {
  const hour = Number(time.slice(0, 2)) + 1;
  return hour > 23 ? '24:00' : `${String(hour).padStart(2, '0')}${time.slice(2)}`;
}
