// Says which days and times a caller names and what for, given the clock and the company's time zone.
import { anchored } from './anchors.ts';
import { withBounds } from './bounds.ts';
import { findWithChrono } from './chrono-dates.ts';
import { civilNow, clockTime, dayOf, instantOf, isoDate, type Day } from './civil-date.ts';
import { findClockSpans } from './clock-spans.ts';
import { assumeHalfOfDay, findClockTimes, inPart } from './clock-times.ts';
import { combine } from './combine.ts';
import { findDays } from './days.ts';
import { findHolidays } from './holidays.ts';
import {
  withoutOverlaps,
  type Bound,
  type DateRole,
  type Mention,
  type PartOfDay,
  type Setting,
  type Shift,
  type Unclear,
} from './mention.ts';
import { findPeriods } from './periods.ts';
import { findShifts } from './shifts.ts';
import { countedFromTalk, findCounted } from './talk.ts';
import { plainWords, type Rewritten } from './plain-words.ts';
import { withRoles } from './roles.ts';
import { joinSameDay } from './same-day.ts';

/** Nobody says more than this in one turn; what comes after is not read. */
const MAX_CHARACTERS = 2_000;

export interface DateTimeClock {
  /** Epoch milliseconds. */
  readonly now: number;
  /** IANA name, as America/Los_Angeles. */
  readonly timeZone: string;
  /** YYYY-MM-DD, of the visit or the day that is talked about: "a week later" and "the Friday after" are counted from it. */
  readonly about?: string;
}

export interface DateTimePoint {
  /** YYYY-MM-DD */
  readonly date: string | null;
  /** HH:MM, 24 hours */
  readonly time: string | null;
}

interface Named {
  readonly role: DateRole;
  /** HH:MM, 24 hours */
  readonly time: string | null;
  readonly partOfDay?: PartOfDay;
  /** Of the time where one is named, else of the date. */
  readonly bound?: Bound;
  /** True when neither am nor pm was said and the hour was taken as one people are about in. */
  readonly halfOfDayAssumed?: true;
  /** The caller's own words. */
  readonly text: string;
}

/** A day, a time, or both, that the words leave no doubt of. */
export interface DateTimeMeant extends Named {
  readonly kind: 'meant';
  /** YYYY-MM-DD */
  readonly date: string | null;
  /** Set when a span was said. Its last day belongs to it: next week ends on a Sunday. */
  readonly range?: { readonly from: DateTimePoint; readonly to: DateTimePoint };
  /** Days of any week, Monday is 0: "Tuesdays", "not on a weekend". */
  readonly weekdays?: readonly number[];
  /** Set when nothing but a weekday was said; `date` is the coming one, and the talk may be about another week. */
  readonly weekday?: number;
  /** Counted from today, but said of the day that is talked about: "the Friday after", "the following week". */
  readonly fromTalk?: true;
  /** Said of a visit that has a time: how far it is to be moved from there. `date` and `time` are null. */
  readonly shift?: Shift;
}

/**
 * A day that has to be asked about. `disagrees`: what was said of it contradicts itself ("Friday the 12th", which is a
 * Thursday). `passed`: it went by a short while ago, and comes again in a year. `no_such_day`: no calendar has it
 * ("November 31st"); the choices are the days around it.
 */
export interface DateTimeUnclear extends Named {
  readonly kind: Unclear;
  readonly date: null;
  /** The days that may be meant, YYYY-MM-DD, the earlier first. */
  readonly choices: readonly string[];
  readonly range?: undefined;
  readonly weekdays?: undefined;
  readonly weekday?: undefined;
  readonly fromTalk?: undefined;
  readonly shift?: undefined;
}

export type DateTimeUnderstood = DateTimeMeant | DateTimeUnclear;

/** The first day and time that a caller asks for, or else names; never one that they rule out. Null for none. */
export function understandDateTime(text: string, clock: DateTimeClock): DateTimeUnderstood | null {
  const named = understandDateTimes(text, clock).filter(({ role }) => role !== 'ruled_out');
  return named.find(({ role }) => role === 'asked') ?? named[0] ?? null;
}

/** Every day and time that is named, in the order of the words, each with what it is named for. */
export function understandDateTimes(text: string, clock: DateTimeClock): readonly DateTimeUnderstood[] {
  const said = text.slice(0, MAX_CHARACTERS);
  const plain = plainWords(said);
  const now = civilNow(clock.now, clock.timeZone);
  const setting: Setting = { today: now.day, minute: now.minute };
  const context: Context = { plain, said, setting, timeZone: clock.timeZone };
  return mentionsIn(plain.text, setting, dayNamed(clock.about)).map((mention) =>
    understood(mention, context),
  );
}

function dayNamed(iso: string | undefined): Day | undefined {
  const [year, month, date] = (iso ?? '').split('-').map(Number);
  return year && month && date ? dayOf(year, month, date) : undefined;
}

function mentionsIn(text: string, setting: Setting, about: Day | undefined): Mention[] {
  const shifts = findShifts(text, setting);
  const rest = shifts.reduce(blank, text);
  const found = withoutOverlaps([
    ...shifts,
    ...findCounted(rest, setting),
    ...findClockSpans(rest),
    ...findHolidays(rest, setting),
    ...findPeriods(rest, setting),
    ...findDays(rest, setting),
    ...findWithChrono(rest, setting),
    ...findClockTimes(rest, setting),
  ]);
  const days = joinSameDay(text, anchored(text, found), setting).filter(
    (one) => !one.impossible && !isThisYear(one, setting) && !isName(text, one),
  );
  const told = countedFromTalk(withRoles(text, withBounds(text, days)), about);
  return combine(text, told).filter(isWithinCalendar);
}

// What is no day of its own must not be read as one.
const blank = (text: string, { start, end }: Mention): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

// "My first name is Wednesday"
const isName = (text: string, { start }: Mention): boolean =>
  /\b(?:name is|name's|named|called|miss|mrs\.?|mr\.?|ms\.?) $/.test(
    text.slice(Math.max(0, start - 10), start),
  );

// "The third time this year": beside a date it tells the year, alone it is no day.
const isThisYear = ({ day, dayAfter }: Mention, { today }: Setting): boolean =>
  day !== undefined && dayAfter !== undefined && dayAfter - day > 364 && day <= today;

// "In 99999999999 weeks" is no date; ISO years have four digits.
const FIRST_DAY = dayOf(1000, 1, 1);
const LAST_DAY = dayOf(9998, 12, 31);
const isWithinCalendar = ({ day, dayAfter }: Mention): boolean =>
  [day, dayAfter].every((one) => one === undefined || (one >= FIRST_DAY && one <= LAST_DAY));

interface Context {
  readonly plain: Rewritten;
  readonly said: string;
  readonly setting: Setting;
  readonly timeZone: string;
}

function understood(mention: Mention, context: Context): DateTimeUnderstood {
  const { plain, said } = context;
  const { role = 'asked', part, choices = [], unclear, weekdays, weekday, bare } = mention;
  const from = inZone(placed(mention), mention.zone, context);
  const bound = role === 'ruled_out' && mention.bound === 'by' ? 'before' : mention.bound;
  const named = {
    role,
    time: from.minute === undefined ? null : clockTime(from.minute),
    ...(part && from.minute === undefined ? { partOfDay: part } : {}),
    ...(bound ? { bound } : {}),
    ...(from.assumed ? { halfOfDayAssumed: true as const } : {}),
    text: said.slice(plain.from[mention.start] ?? 0, plain.to[mention.end - 1] ?? 0),
  };
  if (unclear) return { kind: unclear, ...named, date: null, choices: choices.map(isoDate) };
  const start = point(from.day, from.minute);
  const to = ending(mention, from);
  return {
    kind: 'meant',
    ...named,
    ...start,
    ...(to ? { range: { from: start, to } } : {}),
    ...(weekdays ? { weekdays } : {}),
    ...(mention.shift ? { shift: mention.shift } : {}),
    ...(mention.fromTalk ? { fromTalk: true as const } : {}),
    ...(weekday !== undefined && bare && !to?.date ? { weekday } : {}),
  };
}

interface Placed {
  readonly day: Day | undefined;
  readonly minute: number | undefined;
  readonly minuteEnd: number | undefined;
  readonly assumed: boolean;
}

function placed({ day, minute, minuteEnd, exact, part }: Mention): Placed {
  if (minute === undefined) return { day, minute, minuteEnd, assumed: false };
  if (!exact && !part) {
    const start = assumeHalfOfDay(minute);
    return { day, minute: start, minuteEnd: shiftedWith(minute, start, minuteEnd), assumed: true };
  }
  const at = part && !exact ? inPart(minute, part) : minute;
  // "Tonight at midnight", "Friday night at one": the small hours belong to the day after.
  const late = (part === 'night' || part === 'evening') && at < 300 && day !== undefined;
  return {
    day: late ? day + 1 : day,
    minute: at,
    minuteEnd: shiftedWith(minute, at, minuteEnd),
    assumed: false,
  };
}

const shiftedWith = (said: number, placed: number, end: number | undefined): number | undefined =>
  end === undefined ? undefined : (end + placed - said + 1440) % 1440;

// "Three Eastern" in the company's own time.
function inZone(at: Placed, zone: string | undefined, { setting, timeZone }: Context): Placed {
  if (zone === undefined || at.minute === undefined) return at;
  const here = civilNow(instantOf({ day: at.day ?? setting.today, minute: at.minute }, zone), timeZone);
  return {
    ...at,
    day: at.day === undefined ? undefined : here.day,
    minute: here.minute,
    minuteEnd: shiftedWith(at.minute, here.minute, at.minuteEnd),
  };
}

function ending({ dayAfter }: Mention, { day, minute, minuteEnd }: Placed): DateTimePoint | null {
  const lastDay = dayAfter === undefined ? undefined : dayAfter - 1;
  if (minuteEnd === undefined) return lastDay === undefined ? null : point(lastDay, undefined);
  const overMidnight = minute !== undefined && minuteEnd < minute && lastDay === undefined ? 1 : 0;
  return point(lastDay ?? (day === undefined ? undefined : day + overMidnight), minuteEnd);
}

function point(day: Day | undefined, minute: number | undefined): DateTimePoint {
  return {
    date: day === undefined ? null : isoDate(day),
    time: minute === undefined ? null : clockTime(minute),
  };
}
