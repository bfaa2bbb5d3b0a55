// Cuts a part out of a period: "the first week of next month", "the last two months of 2019", "the second half of May".
import { addMonths, mondayOf, partsOf, type Day } from './civil-date.ts';

interface Period {
  readonly day: Day;
  readonly dayAfter: Day;
}

interface Part {
  readonly unit: string;
  /** Counted from one, from the beginning or from the end. */
  readonly nth: number;
  readonly fromEnd: boolean;
  /** How many units: the first two weeks. */
  readonly count: number;
}

/** Null when the period holds no such part. */
export function partOfPeriod(
  period: Period,
  { unit, nth, fromEnd, count }: Part,
): Period | { day: Day } | null {
  const { day, dayAfter } = period;
  if (unit === 'half') return half(period, fromEnd ? 2 : nth);
  const at = fromEnd ? -(nth - 1) - count : nth - 1;
  const from = nthStart(unit, period, at, fromEnd);
  const to = nthStart(unit, period, at + count, fromEnd);
  // A week may reach over the edges of a month, days and months may not.
  const within = unit.startsWith('week') || (from >= day && to <= dayAfter);
  if (!within || from >= dayAfter) return null;
  if (unit === 'weekend') return { day: from, dayAfter: from + 2 };
  return unit === 'day' && count === 1 ? { day: from } : { day: from, dayAfter: to };
}

function nthStart(unit: string, { day, dayAfter }: Period, at: number, fromEnd: boolean): Day {
  const base = fromEnd ? dayAfter : day;
  switch (unit) {
    case 'day':
      return base + at;
    case 'week':
      // A week belongs to the month or year that holds its Thursday (ISO 8601).
      return mondayOf(base + 3) + 7 * at;
    case 'weekend':
      return mondayOf(base + 1) + 5 + 7 * at;
    default:
      return addMonths(base, at * (unit === 'quarter' ? 3 : 1));
  }
}

function half({ day, dayAfter }: Period, nth: number): Period | null {
  if (nth > 2) return null;
  const months =
    (partsOf(dayAfter).year - partsOf(day).year) * 12 + partsOf(dayAfter).month - partsOf(day).month;
  const middle =
    months > 1 && months % 2 === 0 ? addMonths(day, months / 2) : day + Math.floor((dayAfter - day) / 2);
  return nth === 1 ? { day, dayAfter: middle } : { day: middle, dayAfter };
}
