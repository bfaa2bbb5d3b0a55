// Says which day and time a caller means, given the clock and the company's time zone.
import { civilNow, clockTime, dayOf, instantOf, isoDate, type Day } from './civil-date.ts';
import { findCalendarDays } from './date-time-calendar.ts';
import { findWithChrono } from './date-time-chrono.ts';
import { assumeHalfOfDay, findClockTimes, withPart } from './date-time-clock.ts';
import { findHolidays } from './date-time-holidays.ts';
import { combine, type Group } from './date-time-combine.ts';
import { withoutOverlaps, type PartOfDay, type Setting } from './date-time-mention.ts';
import { assumeSpan, findClockRanges, findDurations } from './date-time-ranges.ts';
import { plainDateWords, type Rewritten } from './date-time-words.ts';

export type { PartOfDay } from './date-time-mention.ts';

/** Nobody says more than this in one turn; what comes after is not read. */
const MAX_CHARACTERS = 2_000;

export interface DateTimeClock {
  /** Epoch milliseconds. */
  readonly now: number;
  /** IANA name, as America/Los_Angeles. */
  readonly timeZone: string;
  /** What a bare weekday or date means: the coming one (default), or the nearest, for talk about the past. */
  readonly prefer?: 'future' | 'nearest';
}

export interface DateTimePoint {
  /** YYYY-MM-DD */
  readonly date: string | null;
  /** HH:MM, 24 hours */
  readonly time: string | null;
}

export interface DateTimeUnderstood extends DateTimePoint {
  readonly partOfDay?: PartOfDay;
  /** Set when a span was said. Its last day belongs to it: next week ends on a Sunday. */
  readonly range?: { readonly from: DateTimePoint; readonly to: DateTimePoint };
  /** True when neither am nor pm was said and the hour was taken as one people are about in. */
  readonly halfOfDayAssumed?: true;
  /** The caller's own words. */
  readonly text: string;
}

/** The day and time a caller means, or null when they name none. Corrections win over what they correct. */
export function understandDateTime(text: string, clock: DateTimeClock): DateTimeUnderstood | null {
  return understandDateTimes(text, clock)[0] ?? null;
}

/** Every day and time that is named, in the order of the words. */
export function understandDateTimes(text: string, clock: DateTimeClock): readonly DateTimeUnderstood[] {
  const said = text.slice(0, MAX_CHARACTERS);
  const plain = plainDateWords(said);
  const now = civilNow(clock.now, clock.timeZone);
  const setting: Setting = { today: now.day, minute: now.minute, prefer: clock.prefer ?? 'future' };
  const found = [
    ...findClockRanges(plain.text),
    ...findDurations(plain.text),
    ...findHolidays(plain.text, setting),
    ...findWithChrono(plain.text, setting),
    ...findCalendarDays(plain.text, setting),
    ...findClockTimes(plain.text),
  ];
  // "for an hour" is a length beside a time, and alone the hour from now on.
  const placed = found.some((one) => !one.weak && (one.day ?? one.minute ?? one.part) !== undefined);
  const mentions = withoutOverlaps(placed ? found : found.filter((one) => one.lasts === undefined)).filter(
    (one) => !one.impossible,
  );
  const groups = combine(plain.text, mentions, setting).filter(isWithinCalendar);
  return groups.map((group) => toUnderstood(group, { plain, said, setting, timeZone: clock.timeZone }));
}

// "last 99999999999 weeks" is no date; ISO years have four digits.
const FIRST_DAY = dayOf(1000, 1, 1);
const LAST_DAY = dayOf(9998, 12, 31);
function isWithinCalendar({ day, dayAfter, lasts }: Group): boolean {
  const within = (value: number | undefined) =>
    value === undefined || (value >= FIRST_DAY && value <= LAST_DAY);
  return within(day) && within(dayAfter) && (lasts ?? 0) < 1e6;
}

interface Context {
  readonly plain: Rewritten;
  readonly said: string;
  readonly setting: Setting;
  readonly timeZone: string;
}

function toUnderstood(group: Group, { plain, said, setting, timeZone }: Context): DateTimeUnderstood {
  const from = inZone(place(group, setting), group.zone, { setting, timeZone });
  const to = ending(group, from);
  const start = point(from.day, from.minute);
  return {
    ...start,
    ...(group.part && from.minute === undefined ? { partOfDay: group.part } : {}),
    ...(to ? { range: { from: start, to } } : {}),
    ...(from.assumed ? { halfOfDayAssumed: true } : {}),
    text: said.slice(plain.from[group.start] ?? 0, plain.to[group.end - 1] ?? 0),
  };
}

interface Placed {
  readonly day: Day | undefined;
  readonly minute: number | undefined;
  readonly minuteEnd: number | undefined;
  readonly assumed: boolean;
}

function place({ day, minute, minuteEnd, exact, part }: Group, setting: Setting): Placed {
  if (minute === undefined) return { day, minute, minuteEnd, assumed: false };
  if (exact) {
    // Midnight said alone is the one to come.
    const coming = day === undefined && minute === 0 && part === 'night' ? setting.today + 1 : day;
    return { day: coming, minute, minuteEnd, assumed: false };
  }
  if (part) {
    const placed = withPart(minute, part);
    const length = minuteEnd === undefined ? undefined : (minuteEnd - minute + 1440) % 720 || 720;
    const nextDay = placed >= 1440 && day !== undefined ? day + 1 : day;
    return {
      day: nextDay,
      minute: placed % 1440,
      minuteEnd: length === undefined ? undefined : (placed + length) % 1440,
      assumed: false,
    };
  }
  if (minuteEnd !== undefined) return { day, ...assumeSpan(minute, minuteEnd), assumed: true };
  return { day, minute: assumeHalfOfDay(minute), minuteEnd, assumed: true };
}

// "three Eastern" in the company's own time.
function inZone(
  placed: Placed,
  zone: string | undefined,
  { setting, timeZone }: Pick<Context, 'setting' | 'timeZone'>,
): Placed {
  if (zone === undefined || placed.minute === undefined) return placed;
  const here = civilNow(
    instantOf({ day: placed.day ?? setting.today, minute: placed.minute }, zone),
    timeZone,
  );
  const later = here.minute - placed.minute;
  return {
    ...placed,
    day: placed.day === undefined ? undefined : here.day,
    minute: here.minute,
    minuteEnd: placed.minuteEnd === undefined ? undefined : (placed.minuteEnd + later + 1440) % 1440,
  };
}

function ending(group: Group, from: Placed): DateTimePoint | null {
  if (group.lasts !== undefined && from.minute !== undefined) {
    const total = from.minute + group.lasts;
    return point(from.day === undefined ? undefined : from.day + Math.floor(total / 1440), total);
  }
  const lastDay = group.dayAfter === undefined ? undefined : group.dayAfter - 1;
  if (from.minuteEnd !== undefined) {
    const wraps = from.minute !== undefined && from.minuteEnd < from.minute && lastDay === undefined ? 1 : 0;
    return point(lastDay ?? (from.day === undefined ? undefined : from.day + wraps), from.minuteEnd);
  }
  return lastDay === undefined ? null : point(lastDay, undefined);
}

function point(day: Day | undefined, minute: number | undefined): DateTimePoint {
  return {
    date: day === undefined ? null : isoDate(day),
    time: minute === undefined ? null : clockTime(minute),
  };
}
