// The stretch of days and hours that find_slots takes.
import { addDays } from '../../domain/zoned-time.ts';

/** The arguments of find_slots. */
export interface TimeWindow {
  from_date: string | null;
  to_date: string | null;
  part_of_day: 'any' | 'morning' | 'afternoon' | 'evening';
  after_time: string | null;
  before_time: string | null;
}

export const ANY_TIME: TimeWindow = {
  from_date: null,
  to_date: null,
  part_of_day: 'any',
  after_time: null,
  before_time: null,
};

export interface CompanyClock {
  now: number;
  timeZone: string;
}

/** What was on offer when the caller spoke: relative words ("later") start from it. */
export interface OnOffer {
  window: TimeWindow;
  slots: readonly Place[];
}

/** A day, YYYY-MM-DD, and a time, HH:MM. */
export interface Place {
  date: string;
  time: string;
}

/** How far ahead is looked where no end was said. */
export const OPEN_DAYS = 21;

export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}
