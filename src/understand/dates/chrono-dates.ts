// Leaves to chrono-node what it does well: dates with a month's name or in figures, and "in three days", "8 weeks ago".
import { Chrono, en, type ParsedComponents, type ParsedResult } from 'chrono-node';
import { dayOf, partsOf, validDay, type Day } from './civil-date.ts';
import type { Found, Mention, Setting } from './mention.ts';
import { standsAlone } from './vocabulary.ts';

// The parsers without the refiners: what belongs together, years and halves of the day follow our own conventions.
const chrono = new Chrono({ parsers: en.configuration.createConfiguration(false).parsers, refiners: [] });

const DAY_MS = 86_400_000;
/** "My December 2 visit", but not "in December 2 visits". */
const OF_A_VISIT = /^ (?:appointment|appt|visit|booking|treatment|inspection|slot|spot|one)\b/;

/** Dates and counted times in plain words. */
export function findWithChrono(text: string, setting: Setting): Mention[] {
  // Wall time presented as UTC: chrono then computes in wall time whatever the company's time zone is.
  const reference = { instant: new Date(setting.today * DAY_MS + setting.minute * 60_000), timezone: 0 };
  return chrono.parse(text, reference).flatMap((result) => {
    const lead = /^\s*/.exec(result.text)?.[0].length ?? 0;
    const place = { start: result.index + lead, end: result.index + result.text.trimEnd().length };
    const found = [...result.start.tags()].some((tag) => tag.startsWith('result/relative'))
      ? counted(result.start, text.slice(place.start, place.end), text.slice(place.end))
      : date(result, { ...place, text }, setting);
    return found ? [{ ...found, ...place }] : [];
  });
}

interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function date(
  { start: first, end: last }: ParsedResult,
  { text, start, end }: Place,
  setting: Setting,
): Found | null {
  if (!first.isCertain('month') || !first.isCertain('day') || !isWritten(text, start, end)) return null;
  const from = resolve(first, setting);
  const to = last?.isCertain('day') ? resolve(last, setting) : undefined;
  if (from?.day === undefined || to === null) return { impossible: true };
  if (to?.day === undefined) return from;
  const dayAfter = (to.day < from.day ? to.day + 365 : to.day) + 1;
  return { day: from.day, dayAfter, yearless: from.yearless ?? false };
}

// "30/4.85" is a measurement, "12 May Street" an address; "1/2 cup" and "may 5 of us" count something.
function isWritten(text: string, start: number, end: number): boolean {
  const said = text.slice(start, end);
  if (/^[^a-z]*$/.test(said) && /\/.*\.|\..*\//.test(said)) return false;
  if (
    /^ (?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|court|ct|place|pl|boulevard|blvd|way)\b/.test(
      text.slice(end),
    )
  )
    return false;
  // "My last name is May, first name June"
  if (/, *[123](?:st|nd|rd)$/.test(said) && !standsAlone(text, end)) return false;
  const bare = /(?:^|\D)\d{1,2}$/.test(said);
  const rest = text.slice(end);
  return !bare || standsAlone(text, end) || /^,? *(?:at )?\d/.test(rest) || OF_A_VISIT.test(rest);
}

// "In a second" is soon, "for an hour" is a length, and "two weeks after the wedding" only the caller knows.
function counted(at: ParsedComponents, said: string, rest: string): Found | null {
  if (/^(?:(?:in|within) )?the\b/.test(said) || (/\b(?:after|before)$/.test(said) && /^ *\w/.test(rest)))
    return null;
  if (/^for\b|\b(?:seconds?|secs?)\b|\b(?:an?|the|few) (?:minute|min|sec)\b/.test(said)) return null;
  const day = dayIn(at);
  if (at.isCertain('minute'))
    return { day, minute: (at.get('hour') ?? 0) * 60 + (at.get('minute') ?? 0), exact: true };
  return { day, ...(/day/.test(said) ? {} : { relative: true }) };
}

const dayIn = (at: ParsedComponents): Day =>
  dayOf(at.get('year') ?? 1970, at.get('month') ?? 1, at.get('day') ?? 1);

function resolve(at: ParsedComponents, setting: Setting): Found | null {
  const month = at.get('month') ?? 0;
  const date = at.get('day') ?? 0;
  if (!at.isCertain('year')) return withoutYear(month, date, setting);
  const day = validDay(at.get('year') ?? 0, month, date);
  return day === null ? null : { day };
}

/** A day that went by less than this ago may be meant, or the one that comes in a year: callers are asked. */
const LONG_AGO = 183;
/** A day so far ahead has only just gone by. */
const FAR_AHEAD = 305;

const YEAR = 366;

/** "November 31st": the last day of that month and the one after it may be meant. */
export function noSuchDay(month: number, { today }: Setting): Found {
  const { year, month: now } = partsOf(today);
  const last = dayOf(year + (month < now ? 1 : 0), month + 1, 1) - 1;
  return { day: last, unclear: 'no_such_day', choices: [last, last + 1] };
}

/** A day and month without a year: the coming one, unless one has only just gone by. Null when there is no such day. */
function withoutYear(month: number, date: number, setting: Setting): Found | null {
  const { today } = setting;
  const { year } = partsOf(today);
  const days = Array.from({ length: 11 }, (_, at) => validDay(year - 2 + at, month, date)).filter(
    (day) => day !== null,
  );
  const coming = days.find((day) => day >= today);
  const gone = days.findLast((day) => day < today);
  if (coming === undefined || coming - today > YEAR) return noSuchDay(month, setting);
  const sameYear = partsOf(coming).year === year;
  const passed = gone !== undefined && (sameYear ? coming - today > FAR_AHEAD : today - gone <= LONG_AGO);
  return passed
    ? { day: gone, yearless: true, unclear: 'passed', choices: [gone, coming] }
    : { day: coming, yearless: true };
}
