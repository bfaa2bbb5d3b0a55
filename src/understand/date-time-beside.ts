// What two days said beside each other make of one another: both ends of a span, two of one week, a day of a week.
import { addMonths, dayOf, partsOf, validDay, type Day } from './civil-date.ts';
import { isWeek } from './date-time-join.ts';
import type { Mention } from './date-time-mention.ts';

const OR = /^,? (?:or|and)(?: maybe| on| else)? (?:the )?$/;
const OF_WEEK = /^[\s,]*(?:(?:in|of|on|for|at|the|during|maybe|say|please)\b[\s,]*)*$/;

// The second end lies after the first: a bare weekday or day of the month moves on, and a month said late serves both.
export function upTo(open: Mention, mention: Mention): Mention | null {
  let from = open.day ?? 0;
  let to = mention.day ?? from;
  if (open.dayOfMonth !== undefined && mention.yearless !== undefined && mention.dayAfter === undefined) {
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

// "next Friday or Saturday" are of one week, "the 3rd or 4th of March" of one month.
export function alternatives(open: Mention, mention: Mention, gap: string): readonly [Mention, Mention] {
  if (open.day === undefined || mention.day === undefined || !OR.test(gap)) return [open, mention];
  if (open.weekday !== undefined && mention.weekday !== undefined && mention.day < open.day) {
    const day = open.day + ((mention.weekday - open.weekday + 7) % 7 || 7);
    return [open, { ...mention, day }];
  }
  if (open.dayOfMonth !== undefined && mention.yearless !== undefined && mention.dayAfter === undefined) {
    const { year, month } = partsOf(mention.day);
    const day = validDay(year, month, open.dayOfMonth);
    return [day === null ? open : { ...open, day }, mention];
  }
  return [open, mention];
}

// "Monday at nine next week", "Tuesday to Thursday of next week", "next week at ten on Friday"
export function inWeek(open: Mention, mention: Mention, gap: string): Mention | null {
  if (!OF_WEEK.test(gap)) return null;
  const [named, week] = isWeek(mention) ? [open, mention] : [mention, open];
  if (named.weekday === undefined || named.day === undefined || week.day === undefined || !isWeek(week))
    return null;
  if (named.minute !== undefined && week.minute !== undefined) return null;
  const by = week.day + named.weekday - named.day;
  const { dayAfter: _week, ...rest } = { ...week, ...named };
  return {
    ...rest,
    day: named.day + by,
    ...(named.dayAfter === undefined ? {} : { dayAfter: named.dayAfter + by }),
  };
}
