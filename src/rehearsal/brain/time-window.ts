// When a caller would like to come: spoken times turned into what find_slots takes, alone or as a change to the last search.
import { addDays, wallTime } from '../../domain/zoned-time.ts';
import {
  daysCovered,
  hoursCovered,
  understandDateTimes,
  type DateTimeUnderstood,
  type Days as CoveredDays,
} from '../../understand/index.ts';
import { plain } from './acts.ts';

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
  slots: readonly { date: string; time: string }[];
}

const OPEN_DAYS = 21;
const WIDE =
  /\b(?:any ?time|whenever|any ?day|anything (?:but|except|other than)|doesn'?t matter|don'?t (?:mind|care)|no preference|soonest|as soon as|asap|earliest|first available|next available|what(?:ever)? (?:do )?you (?:have|got)|what(?:'s| is) (?:free|open|available)|flexible|you (?:pick|choose|tell me)|up to you|right away)\b/;

/** "Ten", "10 works": what is left of a time when it answers the question which. */
const BARE_HOUR =
  /^(?:[1-9]|1[0-2]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: (?:works|please|is (?:fine|good|better)|would be (?:fine|good|better)))?$/;

const COUNTING =
  /(?<!\b(?:january|february|march|april|may|june|july|august|september|october|november|december),? )\b(?:the )?(?:first|second|third|fourth|1st|2nd|3rd|4th)(?: (?:ones?|visit|appointment|slot|option|time|available|free)\b|(?= *(?:$|please|works|is|sounds|would|will|then|,)))/gi;
const PRONOUN_ONE =
  /(?<!\b(?:at|around|about|by|before|after|until|till|from|past|to|oh|twenty|thirty) )\bones?\b(?! ?(?:o'?clock|thirty|fifteen|forty|p\.?m|a\.?m|:|in the))/gi;

/** "The morning one" is not one o'clock, and "the first one" not the first of the month. */
export function withoutCounting(text: string, most = RANKS.length): string {
  const counted = (words: string) => RANKS.findIndex((rank) => new RegExp(rank, 'i').test(words)) < most;
  return text.replace(COUNTING, (words) => (counted(words) ? ' ' : words)).replace(PRONOUN_ONE, ' ');
}

const RANKS = ['first|1st', 'second|2nd', 'third|3rd', 'fourth|4th'];

/** The window that words ask for, on top of what was asked before; null when they say nothing about time. */
export function windowFrom(words: string, clock: CompanyClock, before?: OnOffer): TimeWindow | null {
  const spoken = before ? withoutCounting(words, before.slots.length) : words;
  const text = BARE_HOUR.test(plain(words)) ? `at ${plain(words)}` : spoken;
  const said = plain(text);
  const mentions = understandDateTimes(text, clock);
  const asked = mentions.filter(({ role, fromTalk }) => role === 'asked' && !(before && fromTalk));
  const ruledOut = mentions.filter(({ role }) => role === 'ruled_out');
  const relative = before ? (relativeTo(said, before) ?? awayFrom(ruledOut, before)) : null;
  const days = sameWeek(asked, before?.window, clock) ?? daysOf(asked);
  const hours = hoursOf(asked);
  if (!days && !hours) return relative ?? (WIDE.test(said) ? ANY_TIME : null);
  if (relative && (WEEK_OF.test(said) || (!days && (!hours || NOT_THAT_DAY.test(said))))) return relative;
  const base = before?.window ?? ANY_TIME;
  // Another day asked about keeps the part of the day, not the very hour.
  const hour = base.after_time !== null && base.before_time !== null;
  const kept = days && hour ? { ...base, after_time: null, before_time: null } : base;
  return { ...kept, ...(days ?? {}), ...(hours ?? {}) };
}

type Days = Pick<TimeWindow, 'from_date' | 'to_date'>;
type Hours = Pick<TimeWindow, 'part_of_day' | 'after_time' | 'before_time'>;

/** "What about Tuesday?" after times in another week were on offer: the Tuesday of that week. */
function sameWeek(
  asked: readonly DateTimeUnderstood[],
  window: TimeWindow | undefined,
  { now, timeZone }: CompanyClock,
): Days | null {
  const [only, ...others] = asked.filter(({ date }) => date !== null);
  if (
    !window?.from_date ||
    !only?.date ||
    others.length > 0 ||
    (only.bound && only.time === null) ||
    only.weekday === undefined
  )
    return null;
  const date = addDays(mondayOf(window.from_date), only.weekday);
  const inTime = date > wallTime(now, timeZone).date ? date : addDays(date, 7);
  return { from_date: inTime, to_date: inTime };
}

/** From the first to the last of the days that are asked for. */
function daysOf(asked: readonly DateTimeUnderstood[]): Days | null {
  const covered = asked.flatMap((said) => daysCovered(said).map((days) => inWholeWeeks(said, days)));
  const [first] = covered.map(({ from }) => from ?? '').sort();
  const last = covered
    .map(({ from, to }) => to ?? addDays(from ?? '9', OPEN_DAYS))
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return null;
  return { from_date: first === '' ? null : first, to_date: last };
}

// "In two weeks" is some day of that week.
function inWholeWeeks({ text, range }: DateTimeUnderstood, days: CoveredDays): CoveredDays {
  if (!days.from || range || !/\b(?:weeks?|months?)(?: from now)?$/i.test(text)) return days;
  return { from: mondayOf(days.from), to: addDays(mondayOf(days.from), 6) };
}

function hoursOf(asked: readonly DateTimeUnderstood[]): Hours | null {
  const told = asked.findLast(({ time, partOfDay }) => time !== null || partOfDay !== undefined);
  if (!told) return null;
  if (told.time === null) {
    const part = told.partOfDay === 'night' ? 'evening' : told.partOfDay;
    return { part_of_day: part ?? 'any', after_time: null, before_time: null };
  }
  const { from, until } = hoursCovered(told) ?? { from: null, until: null };
  return { part_of_day: 'any', after_time: from, before_time: until === '24:00' ? '23:59' : until };
}

/** What is on offer does not suit: the days after it, or the same days at other hours. */
function awayFrom(ruledOut: readonly DateTimeUnderstood[], { window, slots }: OnOffer): TimeWindow | null {
  const last = slots.at(-1);
  if (!last || ruledOut.length === 0) return null;
  const hours = { part_of_day: 'any', after_time: null, before_time: null } as const;
  if (ruledOut.every(({ date, weekdays }) => date === null && !weekdays)) return { ...window, ...hours };
  return {
    ...window,
    from_date: addDays(last.date, 1),
    to_date: addDays(last.date, OPEN_DAYS),
    after_time: null,
    before_time: null,
  };
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}

/** "Later in the week" and "the week after" are weeks counted from what is on offer. */
const WEEK_OF =
  /\b(?:later (?:in the|that) week|(?:the|that) (?:week after|following week|day after|next day|following day)|a week later)\b/;
const NOT_THAT_DAY =
  /\b(?:not (?:that|this|on that|the same) day|(?:another|different|other|some other) (?:day|date)s?|(?:that|this) day (?:doesn'?t|does not|won'?t|isn'?t|is no))\b/;
const LATER_DAY =
  /\b(?:later (?:in the|that|this|next) (?:week|month)|(?:a |any )?later (?:date|day)|further out|the (?:next|following) (?:day|one))\b/;
const LATER = /\b(?:later|afterwards?|too early)\b/;
const EARLIER_DAY = /\b(?:(?:an )?(?:earlier|sooner) (?:date|day)|sooner)\b/;
const EARLIER = /\b(?:earlier|too late)\b/;
const OTHERS =
  /\b(?:(?:something|anything|what|any(?:thing)?) else|none (?:of (?:those|these|them))?|neither|other (?:times?|options?|slots?|ones)|another time|different time|those don'?t|(?:don'?t|doesn'?t|won'?t|not) (?:really )?(?:work|suit|fit)|more (?:times|options))\b/;

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const weekdayOf = (date: string): string => WEEKDAYS[daysBetween(mondayOf(date), date)] ?? '';

/** "Later", "earlier", "another day": by the times on offer. */
function relativeTo(said: string, { window, slots }: OnOffer): TimeWindow | null {
  const first = slots[0];
  const last = slots.at(-1);
  if (!first || !last) return null;
  const oneDay = window.from_date !== null && window.from_date === (window.to_date ?? window.from_date);
  const onward = (date: string): TimeWindow => ({
    ...window,
    from_date: date,
    to_date: addDays(date, OPEN_DAYS),
    after_time: null,
    before_time: null,
  });
  const nextMonday = addDays(mondayOf(last.date), 7);
  if (/\blater (?:in the|that) week\b/.test(said))
    return { ...onward(addDays(last.date, 1)), to_date: addDays(nextMonday, -1) };
  if (/\bthe (?:day after|(?:next|following) day)\b/.test(said))
    return { ...onward(addDays(last.date, 1)), to_date: addDays(last.date, 1) };
  const [, weekday] = /\b(\w+day) after(?: that)?(?= *(?:$|please|works|is|then))/.exec(said) ?? [];
  if (weekday && WEEKDAYS.includes(weekday)) {
    const ahead = (WEEKDAYS.indexOf(weekday) - WEEKDAYS.indexOf(weekdayOf(last.date)) + 7) % 7 || 7;
    return { ...onward(addDays(last.date, ahead)), to_date: addDays(last.date, ahead) };
  }
  if (WEEK_OF.test(said)) return { ...onward(nextMonday), to_date: addDays(nextMonday, 6) };
  if (NOT_THAT_DAY.test(said)) return onward(addDays(last.date, 1));
  if (LATER_DAY.test(said)) return onward(addDays(last.date, 1));
  if (EARLIER_DAY.test(said) && first.date > (window.from_date ?? ''))
    return { ...window, from_date: null, to_date: first.date, before_time: null };
  if (EARLIER_DAY.test(said) || EARLIER.test(said))
    return {
      ...window,
      from_date: oneDay ? window.from_date : null,
      to_date: first.date,
      part_of_day: 'any',
      after_time: null,
      before_time: oneDay ? first.time : null,
    };
  if (LATER.test(said))
    return first.date === last.date
      ? {
          ...window,
          from_date: last.date,
          to_date: last.date,
          part_of_day: 'any',
          after_time: minuteLater(last.time),
          before_time: null,
        }
      : onward(addDays(last.date, 1));
  return OTHERS.test(said) ? onward(addDays(last.date, 1)) : null;
}

/** Slots start on the minute: the next one excludes the slot itself. */
function minuteLater(time: string): string {
  const [hours = '0', minutes = '0'] = time.split(':');
  const total = Math.min(Number(hours) * 60 + Number(minutes) + 1, 1439);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
