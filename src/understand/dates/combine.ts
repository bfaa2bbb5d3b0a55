// Puts days and times together: "Tuesday after three", "Monday to Wednesday", and corrections, which win.
import { addMonths, dayOf, mondayOf, partsOf, validDay, type Day } from './civil-date.ts';
import { withoutDay, type Mention } from './mention.ts';

/** What is said between a slip and its correction. */
const SLIP =
  /^[^.?!]{0,24}\b(?:no|nope|sorry|actually|i mean|i meant|or rather|wait|scratch that|make (?:it|that)|correction|my mistake|let's say|better(?! than))\b[^?]{0,24}$/;
const BARE_SLIP = /^\W*(?:no|nope|sorry|wait|actually)\W+$/;
const TO =
  /^[\s,]*(?:-|(?:up |all the way )?to|until|through|(?:and|but) (?:before|by|until))(?: the| around| about| maybe)*\s*$/;
const OR = /^,? ?(?:or|and|,|or maybe|and maybe|or else|or even)(?: (?:on|at|the|in))* ?$/;
const OF_WEEK = /^[\s,]*(?:(?:in|of|on|for|at|the|during|maybe|say|please)\b[\s,]*)*$/;
/** Between two things that are ruled out each by itself. */
const APART = /\b(?:and|or|nor|not|no|neither|never|nothing|except|avoid)\b|n't\b/;
/** Between a day and its time: the same breath. A full stop may come from the recogniser. */
const ONE_BREATH =
  /^[^.?!;]*$|^[\s.,]*(?:(?:at|around|about|after|before|in the|maybe|from|between|on|the) )*$/;

/** One mention for each day or time that is meant, in the order of the words. */
export function combine(text: string, mentions: readonly Mention[]): Mention[] {
  const groups: Mention[] = [];
  for (const mention of mentions) {
    const open = groups[groups.length - 1];
    const gap = open ? text.slice(open.end, mention.start) : '';
    const joined = open && open.role === mention.role ? join(open, mention, { gap, text }) : null;
    if (open && joined)
      groups[groups.length - 1] = { ...joined, start: Math.min(open.start, mention.start), end: mention.end };
    else if (open) groups.splice(-1, 1, ...alternatives(open, mention, { gap, text }));
    else groups.push(mention);
  }
  return sharingTime(
    text,
    groups.filter(({ tentative }) => !tentative),
  );
}

interface Between {
  readonly gap: string;
  readonly text: string;
}

function join(open: Mention, mention: Mention, between: Between): Mention | null {
  if (open.role !== 'ruled_out' && (SLIP.test(between.gap) || BARE_SLIP.test(between.gap))) {
    const corrected = correct(open, mention);
    if (corrected) return corrected;
  }
  if (mention.tentative) return null;
  const span = spanned(open, mention, between);
  // "Not Wednesday and not in the morning" rules out two things, "not Wednesday morning" one.
  return (
    span ?? (open.role === 'ruled_out' && APART.test(between.gap) ? null : fill(open, mention, between.gap))
  );
}

// Only what the correction names changes: "Tuesday at three, no, Wednesday" keeps the time.
function correct(open: Mention, mention: Mention): Mention | null {
  const again =
    (mention.day !== undefined && open.day !== undefined) ||
    (mention.minute !== undefined && open.minute !== undefined);
  if (!again) return null;
  const { minuteEnd: _end, ...hour } = open;
  return { ...(mention.day === undefined ? hour : withoutDay(open)), ...mention, tentative: false };
}

// The two ends of a span.
function spanned(open: Mention, mention: Mention, { gap, text }: Between): Mention | null {
  const between = /\bbetween (?:the )?$/.test(text.slice(Math.max(0, open.start - 12), open.start));
  if (!TO.test(gap) && !(between && /^ and(?: the)? $/.test(gap))) return null;
  const { bound: _bound, ...from } = open;
  if (open.day !== undefined && mention.day !== undefined) return days(from, mention);
  if (
    open.minute !== undefined &&
    mention.minute !== undefined &&
    mention.day === undefined &&
    open.minuteEnd === undefined
  )
    return { ...from, minuteEnd: mention.minute };
  return null;
}

// "Monday to Wednesday, mornings": the time that comes last is of every day.
function days(open: Mention, mention: Mention): Mention | null {
  if (open.minute !== undefined) return null;
  if (open.unclear || mention.unclear) return open.unclear ? open : mention;
  const until = mention.weekdays ?? (mention.weekday === undefined ? undefined : [mention.weekday]);
  if (open.weekdays && until) return { ...open, weekdays: throughWeek(open.weekdays, until) };
  const { from, to } = ends(open, mention);
  const { weekdays: _weekdays, weekday: _weekday, ...rest } = open;
  const { day = 0, dayAfter = day + 1 } = mention;
  const { bound: _bound, ...time } = withoutDay(mention);
  return { ...time, ...rest, day: from, dayAfter: to + dayAfter - day };
}

// "Mondays through Wednesdays", "not Friday to Sunday": of any week.
function throughWeek([first = 0]: readonly number[], to: readonly number[]): number[] {
  const count = (((to.at(-1) ?? first) - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, at) => (first + at) % 7).sort((a, b) => a - b);
}

// The second end lies after the first: a bare weekday or day of the month moves on, and a month said late serves both.
function ends(open: Mention, mention: Mention): { from: Day; to: Day } {
  const { day: from = 0 } = open;
  const { day: to = 0 } = mention;
  if (open.dayOfMonth !== undefined && mention.yearless !== undefined && mention.dayAfter === undefined) {
    const { year, month } = partsOf(to);
    const same = dayOf(year, month, open.dayOfMonth);
    return { from: same <= to ? same : addMonths(same, -1), to };
  }
  if (mention.dayOfMonth !== undefined) {
    const { year, month } = partsOf(from);
    const same = dayOf(year, month, mention.dayOfMonth);
    return { from, to: same > from ? same : dayOf(year, month + 1, mention.dayOfMonth) };
  }
  if (mention.weekday !== undefined)
    return { from, to: to + 7 * Math.max(0, Math.floor((from - to) / 7) + 1) };
  if (to < from && mention.yearless) return { from, to: addMonths(to, 12) };
  if (!open.yearless || mention.yearless !== undefined) return { from, to };
  const { month, date } = partsOf(from);
  const same = dayOf(partsOf(to).year, month, date);
  return { from: same <= to ? same : addMonths(same, -12), to };
}

// A time joins the day it was said with, and a part of the day tells which half is meant.
function fill(open: Mention, mention: Mention, gap: string): Mention | null {
  if (!ONE_BREATH.test(gap)) return null;
  if (mention.day !== undefined && open.day !== undefined) {
    const within = inWeek(open, mention, gap) ?? inWeek(mention, open, gap);
    if (within) return within;
    const once = open.minute === undefined || mention.minute === undefined;
    return once && open.day === mention.day && open.dayAfter === mention.dayAfter
      ? withTime(open, mention)
      : null;
  }
  if (mention.minute !== undefined && open.minute !== undefined) return null;
  if (
    (open.weekdays && mention.weekdays) ||
    (open.part && mention.part && open.day === undefined && mention.day === undefined)
  )
    return null;
  return withTime(open, mention);
}

/** Of two mentions the one that tells the hour says how far it reaches; failing that, the one that tells the day. */
function withTime(open: Mention, mention: Mention): Mention {
  const { bound } =
    [open, mention].find(({ minute }) => minute !== undefined) ??
    [open, mention].find(({ day }) => day !== undefined) ??
    {};
  const { bound: _bound, ...rest } = { ...mention, ...open };
  return bound ? { ...rest, bound } : rest;
}

// "Monday at nine next week", "next week at ten on Friday"
function inWeek(named: Mention, week: Mention, gap: string): Mention | null {
  const { day, dayAfter, ...rest } = week;
  if (day === undefined || dayAfter !== day + 7 || mondayOf(day) !== day || !OF_WEEK.test(gap)) return null;
  if (
    named.weekday === undefined ||
    named.day === undefined ||
    (named.minute !== undefined && week.minute !== undefined)
  )
    return null;
  const by = day + named.weekday - named.day;
  const { bound: _bound, ...both } = { ...rest, ...named };
  return {
    ...both,
    day: named.day + by,
    ...(named.dayAfter === undefined ? {} : { dayAfter: named.dayAfter + by }),
  };
}

// "Next Friday or Saturday" are of one week, "the 3rd or 4th of March" of one month.
function alternatives(open: Mention, mention: Mention, { gap, text }: Between): [Mention, Mention] {
  if (open.day === undefined || mention.day === undefined || open.role !== mention.role || !OR.test(gap))
    return [open, mention];
  const next = /^(?:next|following)\b/.test(text.slice(open.start));
  if (next && open.weekday !== undefined && mention.weekday !== undefined && mention.day < open.day) {
    return [open, { ...mention, day: open.day + ((mention.weekday - open.weekday + 7) % 7 || 7) }];
  }
  return [inMonthOf(open, mention), inMonthOf(mention, open)];
}

function inMonthOf(bare: Mention, { day = 0, dayAfter, yearless }: Mention): Mention {
  if (bare.dayOfMonth === undefined || yearless === undefined || dayAfter !== undefined) return bare;
  const { year, month } = partsOf(day);
  const found = validDay(year, month, bare.dayOfMonth);
  return found === null ? bare : { ...bare, day: found };
}

// "Tuesday or Thursday afternoon": what is said last serves both.
function sharingTime(text: string, groups: readonly Mention[]): Mention[] {
  return groups.map((group, at) => {
    const next = groups[at + 1];
    const alone = group.day !== undefined && group.minute === undefined && group.part === undefined;
    if (!next || !alone || next.day === undefined || next.role !== group.role) return group;
    if (!OR.test(text.slice(group.end, next.start))) return group;
    return { ...withoutDay(next), ...group };
  });
}
