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
import { awayFrom, NOT_THAT_DAY, relativeTo, WEEK_OF } from './relative-window.ts';
import {
  ANY_TIME,
  mondayOf,
  OPEN_DAYS,
  type CompanyClock,
  type OnOffer,
  type TimeWindow,
} from './window-shape.ts';

const WIDE =
  /\b(?:any ?time|whenever|any ?day|anything (?:but|except|other than)|doesn'?t matter|don'?t (?:mind|care)|no preference|soonest|as soon as|asap|earliest|first available|next available|what(?:ever)? (?:do )?you (?:have|got)|what(?:'s| is) (?:free|open|available)|flexible|you (?:pick|choose|tell me)|up to you|right away|whichever|what(?:ever)?(?:'s| is) (?:first|soonest|next))\b/;

/** "Ten", "10 works": what is left of a time when it answers the question which. */
const BARE_HOUR =
  /^(?:(?:actually|no|sorry|um|uh|maybe|rather|ok|okay|make it|let's say|how about|what about|at) )*(?:[1-9]|1[0-2]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: (?:works|please|is (?:fine|good|better)|would be (?:fine|good|better)|then|instead))?$/;

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
  const text = BARE_HOUR.test(plain(words))
    ? `at ${plain(words).replace(/^.*?(?=\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)/, '')}`
    : spoken;
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
  // Of several days on offer none before the first is meant.
  const first =
    window.to_date === window.from_date ? wallTime(now, timeZone).date : addDays(window.from_date, -1);
  const inTime = date > first ? date : addDays(date, 7);
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
