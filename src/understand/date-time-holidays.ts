// Finds holidays that callers name instead of a date: the coming one, unless they say which.
import { partsOf, type Day } from './civil-date.ts';
import type { OfYear } from './date-time-holiday-rules.ts';
import { HOLIDAYS } from './date-time-holiday-table.ts';
import type { Mention, Setting } from './date-time-mention.ts';
import { weekendNear } from './date-time-units.ts';

const COMPILED = HOLIDAYS.map(([words, day, extent]) => ({
  day,
  extent,
  pattern: new RegExp(
    `\\b(?:(?<step>next|last|previous|past|this|coming|upcoming) (?:year'?s )?)?(?:${words})\\b(?:,? (?:(?:of|in) )?(?:(?<year>\\d{4})|(?<which>this|next|last) year)|,? (?<ago>an?|\\d+) years? ago)?(?<weekend> weekend)?`,
    'g',
  ),
}));

/** Holidays in plain words, each resolved to its day, its hours or its days. */
export function findHolidays(text: string, { today }: Pick<Setting, 'today'>): Mention[] {
  return COMPILED.flatMap(({ day, extent, pattern }) =>
    [...text.matchAll(pattern)].map((match) => {
      const { step, year, which, ago, weekend } = match.groups ?? {};
      const found = inYear(day, { step, year, which, ago, today, length: extent?.days ?? 1 });
      const place = { start: match.index, end: match.index + match[0].length };
      if (weekend) return { ...place, ...weekendNear(found) };
      if (extent?.hours) {
        const [minute, minuteEnd] = extent.hours;
        return { ...place, day: found, minute, minuteEnd, exact: true };
      }
      return { ...place, day: found, ...(extent?.days ? { dayAfter: found + extent.days } : {}) };
    }),
  );
}

interface Which {
  readonly step: string | undefined;
  readonly year: string | undefined;
  readonly which: string | undefined;
  readonly ago: string | undefined;
  readonly today: Day;
  readonly length: number;
}

function inYear(day: OfYear, { step, year, which, ago, today, length }: Which): Day {
  const now = partsOf(today).year;
  if (year) return day(Number(year));
  if (which) return day(now + (which === 'next' ? 1 : which === 'last' ? -1 : 0));
  if (ago) return day(now - (Number(ago) || 1));
  const past = step === 'last' || step === 'previous' || step === 'past';
  if (past) return day(now) < today ? day(now) : day(now - 1);
  return day(now) + length > today ? day(now) : day(now + 1);
}
