// When something in demo data is, as people write it: "3 working days at 10:00", counted from now on the company's wall clock.
import { addDays, instantOf, wallTime } from '../../domain/zoned-time.ts';

/** What "now" is, and on which wall. */
export interface SeedClock {
  now: number;
  timeZone: string;
  /** 0 is Sunday; the days on which the company works. */
  workingDays: readonly number[];
  /** HH:MM at which visits start, in order. */
  visitTimes: readonly string[];
}

const DAYS = /^(\d{1,3}) (working )?days? at (\d{1,2}:\d{2})$/;
const WITHIN = /^less than (\d{1,3}) hours$/;
const HOUR_MS = 3_600_000;
/** Nobody books a visit that begins in the next minutes. */
const NOTICE_MS = HOUR_MS;

/**
 * Milliseconds since the epoch, or undefined when it is not written in one of these ways: "2 days at 10:00",
 * "3 working days at 10:00", "less than 24 hours" (the latest visit time before that).
 */
export function timeFromNow(text: string, clock: SeedClock): number | undefined {
  const days = DAYS.exec(text);
  if (days?.[1] !== undefined && days[3] !== undefined) {
    const today = wallTime(clock.now, clock.timeZone).date;
    const count = Number(days[1]);
    const date = days[2] === undefined ? addDays(today, count) : addWorkingDays(today, count, clock);
    return instantOf({ date, time: days[3].padStart(5, '0') }, clock.timeZone);
  }
  const within = WITHIN.exec(text);
  return within === null ? undefined : latestVisitWithin(Number(within[1]) * HOUR_MS, clock);
}

/** YYYY-MM-DD from "5 days ago", "in 10 days" or itself; undefined when it is none of these. */
export function dateFromNow(text: string, clock: SeedClock): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const today = wallTime(clock.now, clock.timeZone).date;
  const ago = /^(\d{1,3}) days? ago$/.exec(text);
  if (ago) return addDays(today, -Number(ago[1]));
  const ahead = /^in (\d{1,3}) days?$/.exec(text);
  return ahead ? addDays(today, Number(ahead[1])) : undefined;
}

/** The dates on which the company works, from tomorrow on. */
export function workingDates(clock: SeedClock, days: number): string[] {
  const today = wallTime(clock.now, clock.timeZone).date;
  const all = Array.from({ length: days }, (_, index) => addDays(today, index + 1));
  return all.filter((date) => clock.workingDays.includes(weekday(date)));
}

function addWorkingDays(from: string, count: number, clock: SeedClock): string {
  let date = from;
  for (let left = count; left > 0;) {
    date = addDays(date, 1);
    if (clock.workingDays.includes(weekday(date))) left -= 1;
  }
  return date;
}

function latestVisitWithin(ms: number, clock: SeedClock): number {
  const today = wallTime(clock.now, clock.timeZone).date;
  const candidates = [today, addDays(today, 1), addDays(today, 2)]
    .filter((date) => clock.workingDays.includes(weekday(date)))
    .flatMap((date) => clock.visitTimes.map((time) => instantOf({ date, time }, clock.timeZone)))
    .filter((at) => at >= clock.now + NOTICE_MS && at < clock.now + ms);
  // On the evening before a day off there is none: an hour off hours is then better than no such visit.
  return candidates.at(-1) ?? Math.floor((clock.now + ms * 0.8) / HOUR_MS) * HOUR_MS;
}

function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
