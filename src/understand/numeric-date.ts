// Dates given in numbers only: typed with signs, dictated, or run together by the recogniser ("31051 942").
import { isoDate, yearOf } from './calendar-date.ts';
import type { DateContext } from './calendar-date.ts';

type Split = readonly [first: string, second: string, year: string];

/** Ways to cut the digits into two short numbers and a year, the likelier first. */
function splits(groups: readonly string[]): Split[] {
  const [a, b, c] = groups;
  const all = groups.join('');
  const found: Split[] = [];
  if (a !== undefined && b !== undefined && groups.length >= 3) {
    const rest = groups.slice(2).join('');
    if (a.length <= 2 && b.length <= 2 && (rest.length === 4 || rest.length === 2)) found.push([a, b, rest]);
  }
  if (a !== undefined && b !== undefined && c === undefined && b.length === 4) {
    // "76 2016" is the 7th of June; "12 2016" is a month without its day.
    if (a.length === 2 && Number(a) > 12) found.push([a.slice(0, 1), a.slice(1), b]);
    if (a.length === 3) found.push([a.slice(0, 1), a.slice(1), b], [a.slice(0, 2), a.slice(2), b]);
  }
  // "12 1949" lacks its day; it is not the 12th of the 19th of '49.
  const endsInYear = groups.length === 2 && /^(?:19|20)\d{2}$/.test(b ?? '');
  if (all.length === 8 || (all.length === 6 && !endsInYear))
    found.push([all.slice(0, 2), all.slice(2, 4), all.slice(4)]);
  if (all.length === 7) {
    found.push(
      [all.slice(0, 1), all.slice(1, 3), all.slice(3)],
      [all.slice(0, 2), all.slice(2, 3), all.slice(3)],
    );
  }
  return found;
}

function yearFirst(groups: readonly string[], context: DateContext): string | null {
  const [year, month, day] = groups;
  if (year?.length === 4 && month !== undefined && day !== undefined && groups.length === 3) {
    return isoDate(yearOf(year, context), Number(month), Number(day), context);
  }
  const all = groups.join('');
  if (groups.length > 1 || !/^(?:19|20)\d{6}$/.test(all)) return null;
  return isoDate(yearOf(all.slice(0, 4), context), Number(all.slice(4, 6)), Number(all.slice(6)), context);
}

/**
 * ISO dates that the digits can mean: none, one, or both ways round when that is open.
 *
 * @param groups digit strings as they were said or typed, in order
 */
export function numericDates(groups: readonly string[], context: DateContext): string[] {
  for (const [first, second, year] of splits(groups)) {
    const dayThenMonth = isoDate(yearOf(year, context), Number(second), Number(first), context);
    const monthThenDay = isoDate(yearOf(year, context), Number(first), Number(second), context);
    const readings = context.dayFirst === false ? [monthThenDay, dayThenMonth] : [dayThenMonth, monthThenDay];
    const dates = readings.filter((reading) => reading !== null);
    if (dates.length > 0) return context.dayFirst === undefined ? dates : dates.slice(0, 1);
  }
  const written = yearFirst(groups, context);
  return written === null ? [] : [written];
}
