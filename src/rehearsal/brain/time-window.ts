// When a caller would like to come: spoken times turned into what find_slots takes, alone or as a change to the last search.
import { addDays, wallTime } from '../../domain/zoned-time.ts';
import { understandDateTimes, type DateTimeUnderstood } from '../../understand/index.ts';
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
  /\b(?:any ?time|whenever|any ?day|doesn'?t matter|don'?t (?:mind|care)|no preference|soonest|as soon as|asap|earliest|first available|next available|what(?:ever)? (?:do )?you (?:have|got)|what(?:'s| is) (?:free|open|available)|flexible|you (?:pick|choose|tell me)|up to you|right away)\b/;

/** "Ten", "10 works": what is left of a time when it answers the question which. */
const BARE_HOUR =
  /^(?:[1-9]|1[0-2]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: (?:works|please|is (?:fine|good|better)|would be (?:fine|good|better)))?$/;

const COUNTING =
  /\b(?:the )?(?:first|second|third|fourth|1st|2nd|3rd|4th)(?: (?:ones?|visit|appointment|slot|option|time|available|free)\b|(?= *(?:$|please|works|is|sounds|would|will|then|,)))/gi;
const PRONOUN_ONE =
  /(?<!\b(?:at|around|about|by|before|after|until|till|from|past|to|oh|twenty|thirty) )\bones?\b(?! ?(?:o'?clock|thirty|fifteen|forty|p\.?m|a\.?m|:|in the))/gi;

/** "The morning one" is not one o'clock, and "the first one" not the first of the month. */
export function withoutCounting(text: string): string {
  return text.replace(COUNTING, ' ').replace(PRONOUN_ONE, ' ');
}

/** The window that words ask for, on top of what was asked before; null when they say nothing about time. */
export function windowFrom(words: string, clock: CompanyClock, before?: OnOffer): TimeWindow | null {
  const text = BARE_HOUR.test(plain(words)) ? `at ${plain(words)}` : withoutCounting(words);
  const said = plain(text);
  const relative = before ? relativeTo(said, before) : null;
  const mentions = understandDateTimes(text, clock);
  const days = sameWeek(said, before?.window, clock) ?? daysOf(said, mentions, clock);
  const hours = hoursOf(said, mentions);
  if (!days && !hours) return relative ?? (WIDE.test(said) ? ANY_TIME : null);
  const base = before?.window ?? ANY_TIME;
  // "Not Tuesday" names a day to keep away from; "something later that day" keeps the day it names.
  if (relative && WEEK_OF.test(said)) return relative;
  if (relative && (!hours || NOT_THAT_DAY.test(said)) && (!days || NEGATED_DAY.test(said))) return relative;
  // Another day asked about keeps the part of the day, not the very hour.
  const hour = base.after_time !== null && base.before_time !== null;
  const kept = days && hour ? { ...base, after_time: null, before_time: null } : base;
  return { ...kept, ...(days ?? {}), ...(hours ?? {}) };
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** "What about Tuesday?" after times in another week were on offer: the Tuesday of that week. */
function sameWeek(
  said: string,
  window: TimeWindow | undefined,
  { now, timeZone }: CompanyClock,
): Days | null {
  const named = DAYS.flatMap((name, day) => (new RegExp(`\\b${name}s?\\b`).test(said) ? [day] : []));
  const [day] = named;
  const elsewhere =
    /\b(?:next|this|coming|following|week|after|before|not|or|and|tomorrow|today|the \w+(?:st|nd|rd|th)|\d{1,2}(?:st|nd|rd|th)|january|february|march|april|may|june|july|august|september|october|november|december)\b/;
  if (!window?.from_date || day === undefined || named.length > 1 || elsewhere.test(said)) return null;
  const date = addDays(mondayOf(window.from_date), (day + 6) % 7);
  const inTime = date > wallTime(now, timeZone).date ? date : addDays(date, 7);
  return { from_date: inTime, to_date: inTime };
}

type Days = Pick<TimeWindow, 'from_date' | 'to_date'>;
type Hours = Pick<TimeWindow, 'part_of_day' | 'after_time' | 'before_time'>;

function daysOf(
  said: string,
  mentions: readonly DateTimeUnderstood[],
  { now, timeZone }: CompanyClock,
): Days | null {
  const dated = mentions.filter(({ date }) => date !== null);
  const [first] = dated;
  const last = dated.at(-1);
  if (!first?.date || !last?.date) return null;
  const today = wallTime(now, timeZone).date;
  if (
    /\b(?:week after next|in (?:two|2) weeks|two weeks from)\b/.test(said) &&
    dated.length === 1 &&
    !first.range
  ) {
    const monday = mondayOf(first.date);
    return { from_date: monday, to_date: addDays(monday, 6) };
  }
  if (/\b(?:the (?:week after|following week|next week))\b/.test(said) && dated.length === 1 && !first.range)
    return { from_date: first.date, to_date: addDays(first.date, 6) };
  if (first.range?.from.date && first.range.to.date)
    return { from_date: first.range.from.date, to_date: first.range.to.date };
  // "Not Thursday, Friday" and "Thursday, no, Friday" mean the last; "Thursday or Friday" means both.
  const corrected = dated.length > 1 && !/\b(?:or|and|through|between)\b/.test(said);
  const start = corrected ? last.date : first.date;
  if (
    /\b(?:after|later than|from|starting|since) (?:the |next |this |on )?\S*\s?\S*$/.test(
      beforeDate(said, last),
    ) ||
    isOnward(said, last)
  )
    return {
      from_date: /\bafter\b/.test(said) ? addDays(start, 1) : start,
      to_date: addDays(start, OPEN_DAYS),
    };
  if (/\b(?:not before|no (?:sooner|earlier) than|not until)\b/.test(said))
    return { from_date: start, to_date: addDays(start, OPEN_DAYS) };
  if (/\bbefore\b/.test(said) && last.time === null) return { from_date: today, to_date: addDays(start, -1) };
  return { from_date: start, to_date: corrected ? start : later(start, last.date) };
}

const isOnward = (said: string, { text }: DateTimeUnderstood) =>
  said.includes(`${plain(text)} or later`) || said.includes(`${plain(text)} onward`);

/** The words that lead to a mention, when it is a bare day: "after tuesday" but not "tuesday after three". */
function beforeDate(said: string, { text, time }: DateTimeUnderstood): string {
  if (time !== null) return '';
  const at = said.indexOf(plain(text).replace(/^(?:on|after|from|since) /, ''));
  return at < 0
    ? ''
    : said.slice(Math.max(0, at - 20), at).replace(/.*\b(?=(?:after|later than|from|starting|since)\b)/, '');
}

const later = (a: string, b: string) => (b > a ? b : a);

function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}

const PARTS = [
  ['morning', /\b(?:mornings?|before lunch|a\.?m\.?(?! ?\d)|first thing|early in the day)\b/],
  ['afternoon', /\b(?:afternoons?|after lunch|p\.?m\.?)\b/],
  ['evening', /\b(?:evenings?|after work|tonight|end of the day|late in the day)\b/],
] as const;

function hoursOf(said: string, mentions: readonly DateTimeUnderstood[]): Hours | null {
  const timed = mentions.filter(({ time }) => time !== null).at(-1);
  if (timed?.time) return hoursAround(said, timed.time, timed.range?.to.time ?? null);
  if (/\b(?:after|past) noon\b/.test(said))
    return { part_of_day: 'any', after_time: '12:00', before_time: null };
  const [part] = PARTS.find(([, pattern]) => pattern.test(said)) ?? [];
  if (part) return { part_of_day: part, after_time: null, before_time: null };
  return null;
}

function hoursAround(said: string, time: string, until: string | null): Hours {
  if (until !== null && until > time) return { part_of_day: 'any', after_time: time, before_time: until };
  if (/\b(?:before|by|no later than|until|till|earlier than)\b/.test(said))
    return { part_of_day: 'any', after_time: null, before_time: time };
  // "After three" starts at three and is open; "at three" is that hour.
  if (/\b(?:after|from|past|later than|not before|no earlier than|or later|onwards?|any ?time)\b/.test(said))
    return { part_of_day: 'any', after_time: time, before_time: null };
  return { part_of_day: 'any', after_time: time, before_time: hourLater(time) };
}

function hourLater(time: string): string {
  const [hours = '0', minutes = '00'] = time.split(':');
  const next = Number(hours) + 1;
  return next > 23 ? '23:59' : `${String(next).padStart(2, '0')}:${minutes}`;
}

/** "Later in the week" and "the week after" are weeks counted from what is on offer. */
const WEEK_OF =
  /\b(?:later (?:in the|that) week|(?:the|that) (?:week after|following week|day after|next day|following day)|a week later)\b/;
const NOT_THAT_DAY =
  /\b(?:not (?:that|this|on that|the same) day|(?:another|different|other|some other) (?:day|date)s?|(?:that|this) day (?:doesn'?t|does not|won'?t|isn'?t|is no))\b/;
const NEGATED_DAY =
  /\b(?:not|can'?t|cannot|won'?t|doesn'?t|except|but not|no good|busy|unavailable) ?(?:do |on |make |work |work on |next |this )*(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?\b(?!.*\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)s?\b.*\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)s?\b)/;
const LATER_DAY =
  /\b(?:later (?:in the|that|this|next) (?:week|month)|(?:a |any )?later (?:date|day)|further out|the (?:next|following) (?:day|one))\b/;
const LATER = /\b(?:later|afterwards?|too early)\b/;
const EARLIER_DAY = /\b(?:(?:an )?(?:earlier|sooner) (?:date|day)|sooner)\b/;
const EARLIER = /\b(?:earlier|too late)\b/;
const OTHERS =
  /\b(?:(?:something|anything|what|any(?:thing)?) else|none (?:of (?:those|these|them))?|neither|other (?:times?|options?|slots?|ones)|another time|different time|those don'?t|(?:don'?t|doesn'?t|won'?t|not) (?:really )?(?:work|suit|fit)|more (?:times|options))\b/;

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
  if (WEEK_OF.test(said)) return { ...onward(nextMonday), to_date: addDays(nextMonday, 6) };
  if (NOT_THAT_DAY.test(said) || NEGATED_DAY.test(said)) return onward(addDays(last.date, 1));
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
