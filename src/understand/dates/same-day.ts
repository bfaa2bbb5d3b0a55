// Joins two names of one day: "Friday the 23rd", "next week on Tuesday". Names that contradict each other are kept as both.
import { addMonths, dayOf, mondayOf, partsOf, validDay, weekdayOf, type Day } from './civil-date.ts';
import { MOVES } from './clause-words.ts';
import type { Mention, Setting } from './mention.ts';

/** Between a weekday and how far it is from what is talked about: "Thursday, but a week later". */
const NEAR_DISTANCE =
  /^[\s,]*(?:(?:but|and|to|only|just|preferably|maybe|then|please|make it|say|on|the|an?|that|of) )*$/;
/** "Not Thursday, a week later" and "move Thursday a week later": another day, or that of the visit. */
const ANOTHER_DAY = new RegExp(
  `(?:\\b(?:not|never|no|except|than)|n't)\\b[^,.;]{0,12}$|\\b${MOVES}(?: (?:the|my|our))*(?: on)? $`,
);
const NEAR =
  /^[\s,(]*(?:i (?:think|believe|guess) )?(?:(?:that's|that is|that (?:should|would|must|will) be|it's|it is|which is|is that|is|or is that) )?(?:(?:on|the|of|in|a) )*$/;

/** Neighbours that name one day, as one mention. */
export function joinSameDay(text: string, mentions: readonly Mention[], setting: Setting): Mention[] {
  const joined: Mention[] = [];
  for (const mention of mentions) {
    const last = joined[joined.length - 1];
    const one = last && joinedWith(text, last, mention, setting);
    if (last && one) joined[joined.length - 1] = { ...one, start: last.start, end: mention.end };
    else joined.push(mention);
  }
  return joined;
}

function joinedWith(text: string, last: Mention, mention: Mention, setting: Setting): Mention | null {
  const gap = text.slice(last.end, mention.start);
  if (last.fromTalk || mention.fromTalk)
    return NEAR_DISTANCE.test(gap) && !ANOTHER_DAY.test(text.slice(0, last.start))
      ? (weekdayAt(last, mention) ?? weekdayAt(mention, last))
      : null;
  return NEAR.test(gap) ? (join(last, mention, setting) ?? join(mention, last, setting)) : null;
}

// "Thursday a week later", "a week later, on the Thursday": of no use where it is not known later than what.
function weekdayAt({ weekday, bare, part }: Mention, counted: Mention): Mention | null {
  const { fromTalk, day: _ofToday, ...rest } = counted;
  if (weekday === undefined || !bare || !fromTalk?.shift || fromTalk.week || fromTalk.weekday !== undefined)
    return null;
  return { ...rest, ...(part ? { part } : {}), fromTalk: { ...fromTalk, weekday } };
}

type Kind = 'weekday' | 'date' | 'counted' | 'fixed' | 'week' | 'month' | 'year' | null;

function kindOf({ day, dayAfter, minute, weekday, dayOfMonth, yearless, relative }: Mention): Kind {
  if (day === undefined) return null;
  if (dayAfter !== undefined) {
    const { year, month, date } = partsOf(day);
    if (dayAfter === day + 7 && mondayOf(day) === day) return 'week';
    if (date === 1 && dayAfter === dayOf(year, month + 1, 1)) return 'month';
    return dayAfter - day > 364 ? 'year' : null;
  }
  if (relative) return 'counted';
  if (weekday !== undefined) return minute === undefined ? 'weekday' : null;
  return dayOfMonth !== undefined || yearless !== undefined ? 'date' : 'fixed';
}

/** What a day makes of another name beside it; null when they are not of one day. */
function join(a: Mention, b: Mention, { today }: Setting): Mention | null {
  const { day = 0, weekday = 0 } = a;
  const other = b.day ?? 0;
  switch (`${kindOf(a)} ${kindOf(b)}`) {
    case 'weekday counted':
      return { ...b, relative: false, day: weekdayNear(other, weekday, today) };
    case 'weekday week':
      return { ...withoutSpan(b), day: other + weekday };
    case 'weekday date':
    case 'weekday fixed':
      return onWeekday(b, weekday, today);
    case 'fixed date':
      return day === other || b.choices?.includes(day) ? a : unclear(b, [day, other]);
    case 'date year':
      return inYear(a, partsOf(other).year);
    case 'month year':
      return inYear(a, partsOf(other).year);
    case 'date month':
      return inMonth(a, other);
    default:
      return null;
  }
}

function withoutSpan({ dayAfter: _dayAfter, ...rest }: Mention): Mention {
  return rest;
}

/** The date that a weekday was said with; the two may contradict each other. */
function onWeekday(dated: Mention, weekday: number, today: Day): Mention {
  const { day = 0, choices = [], unclear: why, ...rest } = dated;
  if (why === 'no_such_day') return dated;
  const fitting = [day, ...choices].find(
    (one) => weekdayOf(one) === weekday && (one >= today || choices.length === 0),
  );
  if (fitting !== undefined) return { ...rest, day: fitting, weekday, bare: false };
  if (why !== undefined) return dated;
  const near = day + ((weekday - weekdayOf(day) + 10) % 7) - 3;
  return unclear(dated, [day, near < today ? near + 7 : near, ...nextOnWeekday(dated, weekday)]);
}

// A day of the month may be meant of the month after, where it falls on that weekday.
function nextOnWeekday({ day = 0, dayOfMonth }: Mention, weekday: number): Day[] {
  const { year, month } = partsOf(addMonths(day, 1));
  const next = dayOfMonth === undefined ? null : validDay(year, month, dayOfMonth);
  return next !== null && weekdayOf(next) === weekday ? [next] : [];
}

function unclear({ start, end }: Mention, days: readonly Day[]): Mention {
  const choices = [...days].sort((a, b) => a - b);
  return { start, end, day: choices[0] ?? 0, unclear: 'disagrees', choices };
}

// "March 5th next year", "next year in March"
function inYear(
  { day = 0, dayAfter, unclear: _unclear, choices: _choices, ...rest }: Mention,
  year: number,
): Mention | null {
  if (!rest.yearless) return null;
  const { month, date } = partsOf(day);
  const found = validDay(year, month, date);
  if (found === null) return null;
  return {
    ...rest,
    day: found,
    yearless: false,
    ...(dayAfter === undefined ? {} : { dayAfter: found + dayAfter - day }),
  };
}

// "next month on the 5th"
function inMonth({ start, end, dayOfMonth }: Mention, first: Day): Mention | null {
  const { year, month } = partsOf(first);
  const found = dayOfMonth === undefined ? null : validDay(year, month, dayOfMonth);
  return found === null ? null : { start, end, day: found };
}

// "In two weeks on Tuesday" is in the week that lies two weeks ahead.
function weekdayNear(day: Day, weekday: number, today: Day): Day {
  return (day - today) % 7 === 0 ? mondayOf(day) + weekday : day + ((weekday - weekdayOf(day) + 7) % 7);
}
