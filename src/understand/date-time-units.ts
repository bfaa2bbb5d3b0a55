// The units that periods are counted in: which days make up the week, month, quarter or season around a day.
import { addMonths, dayOf, mondayOf, partsOf, weekdayOf, type Day } from './civil-date.ts';
import { direction, type Found, type Groups } from './date-time-calendar-words.ts';
import type { Setting } from './date-time-mention.ts';

/** Usual first days of spring, summer, autumn and winter in the north. */
const SEASONS = [
  [3, 20],
  [6, 21],
  [9, 23],
  [12, 21],
] as const;
const SEASON_NAMES = ['spring', 'summer', 'fall', 'winter'];

// Before a season is over "this" is the one running or, failing that, the one to come.
export function namedSeason({ step, season = '', year: said }: Groups, { today }: Setting): Found | null {
  const [month, date] = SEASONS[SEASON_NAMES.indexOf(season === 'autumn' ? 'fall' : season)] ?? [1, 1];
  if (said) return spanOf('season', dayOf(Number(said), month, date));
  const { year } = partsOf(today);
  const spans = [-2, -1, 0, 1].map((shift) => spanOf('season', dayOf(year + shift, month, date)));
  const running = spans.findIndex(({ dayAfter }) => dayAfter > today);
  return spans[running + direction(step)] ?? null;
}

export function spanOf(unit: string, at: Day): { day: Day; dayAfter: Day } {
  const { year, month } = partsOf(at);
  switch (unit) {
    case 'week':
      return { day: mondayOf(at), dayAfter: mondayOf(at) + 7 };
    case 'fortnight':
      return { day: mondayOf(at), dayAfter: mondayOf(at) + 14 };
    case 'workweek':
      return { day: mondayOf(at), dayAfter: mondayOf(at) + 5 };
    case 'weekend':
      return { day: mondayOf(at) + 5, dayAfter: mondayOf(at) + 7 };
    case 'month':
      return { day: dayOf(year, month, 1), dayAfter: dayOf(year, month + 1, 1) };
    case 'quarter': {
      const first = month - ((month - 1) % 3);
      return { day: dayOf(year, first, 1), dayAfter: dayOf(year, first + 3, 1) };
    }
    case 'decade':
      return { day: dayOf(year - (year % 10), 1, 1), dayAfter: dayOf(year - (year % 10) + 10, 1, 1) };
    case 'season': {
      const starts = SEASONS.map(([month, date]) => dayOf(year, month, date));
      const current = starts.filter((start) => start <= at).length - 1;
      const winterBefore = dayOf(year - 1, 12, 21);
      return {
        day: starts[current] ?? winterBefore,
        dayAfter: starts[current + 1] ?? dayOf(year + 1, 3, 20),
      };
    }
    default:
      return { day: dayOf(year, 1, 1), dayAfter: dayOf(year + 1, 1, 1) };
  }
}

/** The weekend that a day belongs to, whole with the day: Labor Day's runs from Saturday to Monday. */
export function weekendNear(day: Day): { day: Day; dayAfter: Day } {
  const saturday = weekdayOf(day) === 0 ? day - 2 : mondayOf(day) + 5;
  return { day: saturday, dayAfter: Math.max(saturday + 2, day + 1) };
}

const MONTHS_IN: Readonly<Record<string, number>> = {
  month: 1,
  quarter: 3,
  season: 3,
  year: 12,
  decade: 120,
};

export function shifted(unit: string, at: Day, by: number): Day {
  const months = MONTHS_IN[unit];
  if (unit === 'season') return spanOf(unit, at + by * 91).day;
  if (unit === 'fortnight') return at + by * 14;
  return months === undefined ? at + by * 7 : addMonths(spanOf(unit, at).day, months * by);
}
