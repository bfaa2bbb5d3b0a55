// Puts mentions of days and times together: corrections, spans, "Tuesday after three", "two weeks before Christmas".
import { addMonths, dayOf, partsOf, weekdayOf, type Day } from './civil-date.ts';
import type { Mention, Setting } from './date-time-mention.ts';

export type Group = Mention;

/** What is said between a slip and its correction. */
const CORRECTION =
  /\b(?:no|nope|sorry|actually|i mean|i meant|rather|instead|wait|scratch that|make (?:it|that)|or rather|correction|my mistake|let's say|better)\b/;
const NOT_A_CORRECTION = /\b(?:if|whether)\b.*\bor\b/;
const TO = /^[\s,]*(?:-|to|until|till|til|through|thru|up to)(?: the| around| about)*\s*$/;
/** Two days in one sentence that are the two ends of a stay. */
const STAY =
  /\b(?:leav\w*|check(?:ing)?[ -]?out|depart\w*|return\w*|until|till|through|to|come back|go back)\b/;
const REPLACED = /\b(?:instead of|rather than|other than|except(?: for)?|but not|and not) (?:on |at |the )?$/;
const CANNOT = /\b(?:can't|cannot|can not|cant|couldn't|won't|not able to|unable to)\b[^.?!]*$/;
const TURN = /\b(?:but|so|how about|what about|though|however)\b|[.?!;]/;
const DOES_NOT_SUIT =
  /^ (?:(?:does not|doesn't|doesnt|won't|wont|will not) (?:really )?(?:work|suit|do)|(?:is not|isn't|isnt|is no) (?:good|great|possible)|is (?:bad|out|full|too (?:early|late|soon)))\b/;
const ANCHORED =
  /(?:^|[\s(])((?:an?|1|the|\d+(?:\.\d)?) ?(day|week|month|year)s?) (before|after|from|since|prior to|following)(?: the year)? ?$/;
const FOR_DAYS = /^ (?:and staying |staying )?for (\d+) (day|week|night)s?\b/;
const FOR_DAYS_BEFORE = /\bfor (\d+) (day|week)s?,? (?:starting )?(?:from|on|starting)? ?$/;

/** One group for each day or time that is meant, in the order of the words. */
export function combine(text: string, mentions: readonly Mention[], setting: Setting): Group[] {
  const spoken = mentions.filter(
    (mention, index) =>
      (!mention.weak || isNeeded(text, mention, mentions)) &&
      (!mention.tentative || mentions.slice(0, index).some((earlier) => earlier.minute !== undefined)) &&
      !isRejected(text, mention, mentions.slice(index + 1)),
  );
  const resolved = joinDayParts(text, anchor(text, spoken), setting);
  const groups: Group[] = [];
  let corrected = false;
  for (const mention of resolved) {
    const open = groups[groups.length - 1];
    if (!open) {
      groups.push(mention);
      continue;
    }
    const gap = text.slice(open.end, mention.start);
    const slip = CORRECTION.test(gap) && !NOT_A_CORRECTION.test(gap);
    const joined = slip
      ? correct(open, mention)
      : (extend(open, mention, { gap, text, today: setting.today }) ?? fill(open, mention));
    if (joined)
      groups[groups.length - 1] = { ...joined, start: Math.min(open.start, mention.start), end: mention.end };
    else groups.push(mention);
    corrected ||= slip;
  }
  return groups
    .filter((group) => group.day !== undefined || group.minute !== undefined || group.part !== undefined)
    .map((group) => staying(text, group));
}

// "not Tuesday, Thursday", "I can't do Monday but Tuesday works", "Wednesday instead of Tuesday".
function isRejected(text: string, mention: Mention, later: readonly Mention[]): boolean {
  if (mention.day === undefined && mention.minute === undefined) return false;
  const before = text.slice(Math.max(0, mention.start - 40), mention.start);
  if (REPLACED.test(before)) return true;
  const next = later.find((other) => (mention.day === undefined ? other.minute : other.day) !== undefined);
  if (!next) return false;
  const gap = text.slice(mention.end, next.start);
  return (
    /\bnot (?:on |at )?$/.test(before) || (CANNOT.test(before) && TURN.test(gap)) || DOES_NOT_SUIT.test(gap)
  );
}

// "now" is a filler beside anything else, unless it is an end of a span.
function isNeeded(text: string, weak: Mention, mentions: readonly Mention[]): boolean {
  const others = mentions.filter((other) => !other.weak && (other.day ?? other.minute) !== undefined);
  if (others.length === 0) return true;
  const before = text.slice(Math.max(0, weak.start - 9), weak.start);
  const after = text.slice(weak.end, weak.end + 8);
  return (
    /(?:between|from|and|to|until|till) $/.test(before) &&
    (/(?:between|from) $/.test(before) ? /^ (?:and|to|until|till) /.test(after) : true)
  );
}

// "two weeks before christmas": the duration's own reading gives way to the one from the day it hangs on.
function anchor(text: string, mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  for (const mention of mentions) {
    const match =
      mention.day === undefined
        ? null
        : ANCHORED.exec(text.slice(Math.max(0, mention.start - 40), mention.start));
    const previous = kept[kept.length - 1];
    const side = /^ (after|before) $/.exec(previous ? text.slice(previous.end, mention.start) : '')?.[1];
    if (
      previous?.weekday !== undefined &&
      side &&
      mention.day !== undefined &&
      mention.minute === undefined
    ) {
      const ahead = (previous.weekday - weekdayOf(mention.day) + 7) % 7;
      const day =
        side === 'after'
          ? mention.day + (ahead || 7)
          : mention.day + (ahead || 7) - 7 - (ahead === 0 ? 7 : 0);
      kept[kept.length - 1] = { start: previous.start, end: mention.end, day };
      continue;
    }
    const [, amount = '', unit = '', way = ''] = match ?? [];
    if (!match || mention.day === undefined) {
      kept.push(mention);
      continue;
    }
    const start = mention.start - match[0].trimStart().length;
    while ((kept[kept.length - 1]?.end ?? -1) > start) kept.pop();
    const n = Number.parseFloat(amount) || 1;
    const { dayAfter: _dropped, ...rest } = mention;
    kept.push({
      ...rest,
      start,
      day: moved(mention.day, unit, way === 'before' || way === 'prior to' ? -n : n),
    });
  }
  return kept;
}

function moved(day: Day, unit: string, by: number): Day {
  if (unit === 'month' || unit === 'year') return addMonths(day, Math.round(by * (unit === 'year' ? 12 : 1)));
  return day + Math.round(by * (unit === 'week' ? 7 : 1));
}

// "Friday 23", "Monday, Feb 18", "the 14th, a Thursday": two names of one day.
function joinDayParts(text: string, mentions: readonly Mention[], setting: Setting): Mention[] {
  const joined: Mention[] = [];
  for (const mention of mentions) {
    const last = joined[joined.length - 1];
    const near = last && /^[\s,(-]*(?:on |the |of |in )*(?:the )?$/.test(text.slice(last.end, mention.start));
    const one = last && near ? sameDay(last, mention, setting) : null;
    if (last && one)
      joined[joined.length - 1] = { ...last, ...mention, ...one, start: last.start, end: mention.end };
    else joined.push(mention);
  }
  return joined;
}

function sameDay(a: Mention, b: Mention, setting: Setting): Pick<Mention, 'day'> | null {
  const named = a.weekday !== undefined ? a : b.weekday !== undefined ? b : null;
  const dated = named === a ? b : a;
  if (!named || named.weekday === undefined || dated.day === undefined || dated.weekday !== undefined)
    return null;
  if (named.minute !== undefined && dated.minute !== undefined) return null;
  const time = { ...(named.minute === undefined ? {} : { minute: named.minute }) };
  if (dated.dayOfMonth !== undefined)
    return { ...time, day: withWeekday(dated.dayOfMonth, named.weekday, setting) ?? dated.day };
  if (dated.dayAfter !== undefined && dated.dayAfter - dated.day > 7) return null;
  if (dated.yearless) return { ...time, day: yearWithWeekday(dated.day, named.weekday) };
  return dated.dayAfter === undefined ? { ...time, day: dated.day } : null;
}

// "Friday the 23rd" is the next 23rd that is a Friday.
function withWeekday(date: number, weekday: number, { today }: Setting): Day | null {
  const { year, month } = partsOf(today);
  for (let ahead = 0; ahead < 14; ahead += 1) {
    const day = dayOf(year, month + ahead, date);
    const thisMonth = ahead === 0;
    if ((day >= today || thisMonth) && partsOf(day).date === date && weekdayOf(day) === weekday) return day;
  }
  return null;
}

function yearWithWeekday(day: Day, weekday: number): Day {
  const { year, month, date } = partsOf(day);
  for (let ahead = 0; ahead < 2; ahead += 1) {
    const candidate = dayOf(year + ahead, month, date);
    if (weekdayOf(candidate) === weekday) return candidate;
  }
  return day;
}

// Only what the correction names changes: "Tuesday at three, no, Wednesday" keeps the time.
function correct(open: Group, mention: Mention): Group {
  const { dayAfter: _period, ...kept } = open;
  return { ...(mention.day === undefined ? open : kept), ...mention };
}

interface Between {
  readonly gap: string;
  readonly text: string;
  readonly today: Day;
}

function extend(open: Group, mention: Mention, { gap, text, today }: Between): Group | null {
  const and =
    /\bbetween (?:the )?$/.test(text.slice(Math.max(0, open.start - 14), open.start + 0)) ||
    /^between/.test(text.slice(open.start));
  const connects = TO.test(gap) || (and && /^ (?:and|until|to)(?: the)? $/.test(gap));
  if (open.day !== undefined && mention.day !== undefined) {
    if (connects || (STAY.test(gap) && gap.length < 60)) return upTo(open, mention);
    return null;
  }
  // "from 2pm till tomorrow 4:30": the day belongs to the second time.
  if (
    connects &&
    open.minute !== undefined &&
    open.day === undefined &&
    mention.day !== undefined &&
    mention.minute === undefined
  ) {
    return { ...open, day: today, dayAfter: mention.day + 1 };
  }
  if (
    open.dayAfter !== undefined &&
    open.minute !== undefined &&
    open.minuteEnd === undefined &&
    mention.day === undefined &&
    mention.minute !== undefined &&
    gap.length <= 4
  ) {
    return { ...open, minuteEnd: mention.minute };
  }
  if (connects && open.minute !== undefined && mention.minute !== undefined && open.minuteEnd === undefined) {
    return {
      ...open,
      ...(mention.day === undefined ? {} : { day: mention.day }),
      minuteEnd: mention.minute,
      exact: open.exact ?? false,
    };
  }
  return null;
}

// The second end lies after the first: a bare weekday or day of the month moves on, and a month said late serves both.
function upTo(open: Group, mention: Mention): Group | null {
  let from = open.day ?? 0;
  let to = mention.day ?? from;
  if (open.dayOfMonth !== undefined && mention.yearless && mention.dayAfter === undefined) {
    const { year, month } = partsOf(to);
    const same = dayOf(year, month, open.dayOfMonth);
    from = same <= to ? same : addMonths(same, -1);
  } else if (mention.dayOfMonth !== undefined) {
    const { year, month } = partsOf(from);
    to = dayOf(year, month, mention.dayOfMonth);
    if (to <= from) to = dayOf(year, month + 1, mention.dayOfMonth);
  } else if (mention.weekday !== undefined) {
    while (to <= from) to += 7;
  } else if (open.yearless && !mention.yearless) {
    from = inYearOf(from, to);
  } else if (to < from && mention.yearless) {
    to = addMonths(to, 12);
  }
  const { minute } = mention;
  const whole =
    mention.dayAfter !== undefined && mention.day !== undefined ? mention.dayAfter - mention.day : 1;
  return {
    ...open,
    day: from,
    dayAfter: to + whole,
    ...(minute === undefined
      ? {}
      : open.minute === undefined
        ? { minute, exact: mention.exact ?? false }
        : { minuteEnd: minute }),
  };
}

// "August to June 2017": the year said at the end dates the beginning too.
function inYearOf(from: Day, to: Day): Day {
  const { month, date } = partsOf(from);
  const { year } = partsOf(to);
  const same = dayOf(year, month, date);
  return same <= to ? same : dayOf(year - 1, month, date);
}

// A time joins the day it was said with, and a part of the day tells which half is meant.
function fill(open: Group, mention: Mention): Group | null {
  if (mention.day !== undefined && open.day !== undefined) {
    // "this evening from 7", "later today at 5": the same day twice.
    return open.day === mention.day && !(open.minute !== undefined && mention.minute !== undefined)
      ? { ...open, ...mention }
      : null;
  }
  if (mention.minute !== undefined && open.minute !== undefined) return null;
  if (mention.lasts !== undefined && open.minute === undefined) return { ...open, lasts: mention.lasts };
  return { ...mention, ...open };
}

// "the 18th of December for 10 days"
function staying(text: string, group: Group): Group {
  if (group.day === undefined || group.dayAfter !== undefined) return group;
  const match =
    FOR_DAYS.exec(text.slice(group.end, group.end + 40)) ??
    FOR_DAYS_BEFORE.exec(text.slice(Math.max(0, group.start - 40), group.start));
  if (!match) return group;
  return {
    ...group,
    dayAfter: group.day + Number(match[1]) * (match[2] === 'week' ? 7 : 1) + (match[2] === 'week' ? 0 : 1),
  };
}
