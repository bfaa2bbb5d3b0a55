// Joins what names one day: "Friday the 23rd", "Jul 18, Fri", "two weeks before Christmas".
import { addMonths, dayOf, partsOf, weekdayOf, type Day } from './civil-date.ts';
import type { Mention, Setting } from './date-time-mention.ts';

const ANCHORED =
  /(?:^|[\s(])((?:an?|1|the|\d+(?:\.\d)?) ?(day|week|month|year)s?) (before|after|from|since|prior to|following)(?: the year)? ?$/;

// "two weeks before christmas": the duration's own reading gives way to the one from the day it hangs on.
export function anchor(text: string, mentions: readonly Mention[]): Mention[] {
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
export function joinDayParts(text: string, mentions: readonly Mention[], setting: Setting): Mention[] {
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
