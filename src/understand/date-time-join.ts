// Joins what names one day: "Friday the 23rd", "Jul 18, Fri", "March 5th next year", "in two weeks on Tuesday".
import { dayOf, mondayOf, partsOf, validDay, weekdayOf, type Day } from './civil-date.ts';
import type { Mention, Setting } from './date-time-mention.ts';

// "Friday 23", "Monday, Feb 18", "the 14th, a Thursday": two names of one day.
export function joinDayParts(text: string, mentions: readonly Mention[], setting: Setting): Mention[] {
  const joined: Mention[] = [];
  for (const mention of mentions) {
    const last = joined[joined.length - 1];
    const near =
      last && /^[\s,(-]*(?:on |the |of |in )*(?:the |a )?$/.test(text.slice(last.end, mention.start));
    const one =
      last && near
        ? (inYear(last, mention) ?? inMonth(last, mention) ?? sameDay(last, mention, setting))
        : null;
    if (last && one) joined[joined.length - 1] = { ...one, start: last.start, end: mention.end };
    else joined.push(mention);
  }
  return joined;
}

function sameDay(a: Mention, b: Mention, setting: Setting): Mention | null {
  const named = a.weekday !== undefined ? a : b.weekday !== undefined ? b : null;
  const dated = named === a ? b : a;
  if (!named || named.weekday === undefined || dated.day === undefined || dated.weekday !== undefined)
    return null;
  if (named.minute !== undefined && dated.minute !== undefined) return null;
  const { dayAfter: _period, ...both } = { ...a, ...b };
  const one = { ...both, ...(named.minute === undefined ? {} : { minute: named.minute }) };
  if (dated.dayOfMonth !== undefined)
    return { ...one, day: withWeekday(dated.dayOfMonth, named.weekday, setting) ?? dated.day };
  if (dated.relative) return { ...one, day: weekdayNear(dated.day, named.weekday, setting.today) };
  if (isWeek(dated)) return { ...one, day: dated.day + named.weekday };
  const { dayAfter } = dated;
  if (dayAfter !== undefined && dayAfter - dated.day > 7) return null;
  const span = dayAfter === undefined ? {} : { dayAfter };
  if (dated.yearless) return { ...one, ...span, day: yearWithWeekday(dated.day, named.weekday) };
  return dayAfter === undefined ? { ...one, day: dated.day } : null;
}

const isYear = ({ day, dayAfter }: Mention) =>
  day !== undefined && dayAfter !== undefined && dayAfter - day > 364 && dayAfter - day < 367;
export const isWeek = ({ day, dayAfter }: Mention) =>
  day !== undefined && dayAfter === day + 7 && mondayOf(day) === day;

// "March 5th next year", "next year in March"
function inYear(a: Mention, b: Mention): Mention | null {
  const [dated, year] = a.yearless ? [a, b] : [b, a];
  if (!dated.yearless || !isYear(year) || dated.day === undefined || year.day === undefined) return null;
  const { month, date } = partsOf(dated.day);
  const { year: number } = partsOf(year.day);
  const day = validDay(number, month, date);
  if (day === null) return null;
  const { dayAfter, ...rest } = dated;
  if (dayAfter === undefined) return { ...rest, day, yearless: false };
  const wholeMonth = dayAfter - dated.day > 27;
  return {
    ...rest,
    day,
    dayAfter: wholeMonth ? dayOf(number, month + 1, 1) : day + dayAfter - dated.day,
    yearless: false,
  };
}

// "next month on the 5th"
function inMonth({ day, dayAfter }: Mention, b: Mention): Mention | null {
  if (b.dayOfMonth === undefined || day === undefined || dayAfter === undefined) return null;
  const { year, month, date } = partsOf(day);
  const found =
    date === 1 && dayAfter === dayOf(year, month + 1, 1) ? validDay(year, month, b.dayOfMonth) : null;
  if (found === null) return null;
  const { dayOfMonth: _alone, ...rest } = b;
  return { ...rest, day: found };
}

// "in two weeks on Tuesday" is in the week that lies two weeks ahead; "two months from today on Tuesday" the next one.
function weekdayNear(day: Day, weekday: number, today: Day): Day {
  return (day - today) % 7 === 0 ? mondayOf(day) + weekday : day + ((weekday - weekdayOf(day) + 7) % 7);
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
