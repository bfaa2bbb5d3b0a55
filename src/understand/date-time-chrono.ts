// Leaves to chrono-node what it does well: dates with month names or slashes, and durations such as "8 weeks ago".
import { Chrono, en, type ParsedComponents, type ParsedResult } from 'chrono-node';
import { dayOf, partsOf, validDay } from './civil-date.ts';
import { DAY_END } from './date-time-phrase.ts';
import type { Mention, Setting } from './date-time-mention.ts';

// The parsers without the refiners: merging, years and halves of the day follow our own conventions.
const chrono = new Chrono({ parsers: en.configuration.createConfiguration(false).parsers, refiners: [] });

const ENDS_HERE = new RegExp(`^${DAY_END}`);
const DAY_MS = 86_400_000;
const RELATIVE = 'result/relativeDate';
const RELATIVE_TIME = 'result/relativeDateAndTime';

/** Dates and relative times that chrono finds in plain words, with years chosen by our convention. */
export function findWithChrono(text: string, setting: Setting): Mention[] {
  // Wall time presented as UTC: chrono then computes in wall time whatever the company's time zone is.
  const reference = { instant: new Date(setting.today * DAY_MS + setting.minute * 60_000), timezone: 0 };
  return chrono.parse(text, reference).flatMap((result) => {
    const mention = toMention(result, text, setting);
    return mention ? [mention] : [];
  });
}

function toMention(result: ParsedResult, text: string, setting: Setting): Mention | null {
  const lead = /^\s*/.exec(result.text)?.[0].length ?? 0;
  const place = { start: result.index + lead, end: result.index + result.text.trimEnd().length };
  const { start, end } = result;
  const said = result.text.trim();
  // "in the second half", "in the week": an article makes it no count.
  if (/\bthe (?:second|minute|hour|day|week|month|year)s?$/i.test(said)) return null;
  // "30/4.85" is a measurement.
  if (/\/.*\.|\..*\//.test(said) && !/[a-z]/i.test(said)) return null;
  // "1/2 cup", "24/7": without a year, a slash needs a phrase that ends.
  if (/^\d{1,2}\/\d{1,2}$/.test(said) && (said === '24/7' || !ENDS_HERE.test(text.slice(place.end))))
    return null;
  const weak = /^for\b/i.test(said) ? { weak: true } : {};
  if (start.tags().has(RELATIVE_TIME)) {
    return {
      ...place,
      day: dayIn(start),
      minute: (start.get('hour') ?? 0) * 60 + (start.get('minute') ?? 0),
      exact: true,
    };
  }
  if (start.tags().has(RELATIVE))
    return { ...place, ...weak, ...(/day/.test(said) ? {} : { relative: true }), day: dayIn(start) };
  if (start.isCertain('year') && start.isCertain('month') && !start.isCertain('day') && !end) {
    const { year, month } = partsOf(dayIn(start));
    return { ...place, day: dayOf(year, month, 1), dayAfter: dayOf(year, month + 1, 1) };
  }
  if (!start.isCertain('month') || !start.isCertain('day')) return null;
  const day = resolve(start, setting);
  if (day === null || (end?.isCertain('day') && resolve(end, setting) === null))
    return { ...place, impossible: true };
  const last = end?.isCertain('day') ? resolve(end, setting) : undefined;
  const time =
    start.isCertain('hour') && start.isCertain('minute')
      ? { minute: (start.get('hour') ?? 0) * 60 + (start.get('minute') ?? 0), exact: true }
      : {};
  return {
    ...place,
    day,
    ...time,
    ...(last === undefined || last === null ? {} : { dayAfter: (last < day ? last + 365 : last) + 1 }),
    yearless: !start.isCertain('year'),
  };
}

const dayIn = (at: ParsedComponents): number =>
  dayOf(at.get('year') ?? 1970, at.get('month') ?? 1, at.get('day') ?? 1);

function resolve(at: ParsedComponents, setting: Setting): number | null {
  const month = at.get('month') ?? 0;
  const date = at.get('day') ?? 0;
  if (at.isCertain('year')) return validDay(at.get('year') ?? 0, month, date);
  return withYear(month, date, setting);
}

/** A day and month without a year: one in a month gone by means next year's; one earlier this month stays. */
export function withYear(month: number, date: number, { today, prefer }: Setting): number | null {
  const now = partsOf(today);
  const sameYear = validDay(now.year, month, date);
  if (prefer === 'nearest') {
    const candidates = [now.year - 1, now.year, now.year + 1].flatMap(
      (year) => validDay(year, month, date) ?? [],
    );
    return candidates.sort((a, b) => Math.abs(a - today) - Math.abs(b - today))[0] ?? null;
  }
  if (month >= now.month && sameYear !== null) return sameYear;
  for (let year = now.year + 1; year <= now.year + 8; year += 1) {
    const day = validDay(year, month, date);
    if (day !== null) return day;
  }
  return null;
}
