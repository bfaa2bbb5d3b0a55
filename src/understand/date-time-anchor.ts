// Moves from a day that is named to the one that is meant: "two weeks before Christmas", "the week of the 12th".
import { addMonths, mondayOf, weekdayOf, type Day } from './civil-date.ts';
import type { Mention } from './date-time-mention.ts';
import { partOfPeriod } from './date-time-parts-of-periods.ts';
import { weekendNear } from './date-time-units.ts';

type Moved = Pick<Mention, 'day' | 'dayAfter' | 'minute' | 'relative'>;
/** What is said before a mention, and what it makes of it; null when it does not apply. */
type Anchor = readonly [before: RegExp, move: (said: readonly string[], at: Mention) => Moved | null];

const ANCHORS: readonly Anchor[] = [
  [
    /(?<=^|[\s(])(?:the |a )?(week|weekend) (of|after|before|following|prior to) (?:the )?$/,
    ([, unit = '', way = ''], { day, dayAfter }) =>
      day === undefined || (dayAfter ?? day) > day + 7 || (unit === 'week' && way !== 'of')
        ? null
        : unit === 'week'
          ? weekHolding(day)
          : weekend(day, way),
  ],
  [
    /(?<=^|[\s(])the week (after|before|following|prior to) (?:the )?$/,
    ([, way = ''], { day }) => {
      if (day === undefined) return null;
      const monday = mondayOf(day) + (isBefore(way) ? -7 : 7);
      return { day: monday, dayAfter: monday + 7 };
    },
  ],
  [
    /(?<=^|[\s(])(?:(an?|1|the|\d+(?:\.\d)?) ?(day|week|month|year)s?) (before|after|from|since|prior to|following)(?: the year)? ?$/,
    ([, amount = '', unit = '', way = ''], { day }) => {
      const n = Number.parseFloat(amount) || 1;
      if (day === undefined) return null;
      return { day: shifted(day, unit, isBefore(way) ? -n : n), relative: unit !== 'day' };
    },
  ],
  [
    /(?<!\b(?:for|in|per|twice|once|times|every|each|the|last|next|past|within) )\b(an?|\d+) weeks? (?:on |from )?$/,
    ([, amount = ''], { day, dayAfter, weekday }) =>
      day === undefined || dayAfter !== undefined || weekday === undefined
        ? null
        : { day: day + 7 * (Number(amount) || 1) },
  ],
  [
    /(?<=^|[\s(])(?<!\bfor )(an?|\d+(?:\.\d)?) (hour|minute)s? (before|after|from|past|prior to) $/,
    ([, amount = '', unit = '', way = ''], { day, minute }) => {
      if (minute === undefined || day !== undefined) return null;
      const length = (Number.parseFloat(amount) || 1) * (unit === 'hour' ? 60 : 1);
      return { minute: (minute + (isBefore(way) ? -length : length) + 1440) % 1440 };
    },
  ],
  [
    /(?<=^|[\s(])(?:the |our |my )?(?:(\d{1,2})(?:st|nd|rd|th)( last)?|(last|final))(?: (\d+))? (day|week|weekend|month|quarter|half)s? (?:of|in|from) (?:the )?$/,
    ([, nth, fromEnd, last, count, unit = ''], { day, dayAfter }) =>
      day === undefined || dayAfter === undefined
        ? null
        : partOfPeriod(
            { day, dayAfter },
            {
              unit,
              nth: Number(nth ?? 1),
              fromEnd: (fromEnd ?? last) !== undefined,
              count: Number(count ?? 1),
            },
          ),
  ],
];

/** The mentions, each moved as the words before it say; what those words meant alone gives way. */
export function anchor(text: string, mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  for (const mention of mentions) {
    const previous = kept[kept.length - 1];
    const beside = previous ? besideWeekday(text, previous, mention) : null;
    if (beside) {
      kept[kept.length - 1] = beside;
      continue;
    }
    const moved = moveBy(text, mention);
    if (moved) while ((kept[kept.length - 1]?.end ?? -1) > moved.start) kept.pop();
    kept.push(moved ?? mention);
  }
  return kept;
}

function moveBy(text: string, mention: Mention): Mention | null {
  const before = text.slice(Math.max(0, mention.start - 40), mention.start);
  for (const [pattern, move] of ANCHORS) {
    const match = pattern.exec(before);
    const moved = match ? move(match, mention) : null;
    if (!match || !moved) continue;
    const { dayAfter: _period, yearless: _year, dayOfMonth: _date, weekday: _weekday, ...rest } = mention;
    return { ...rest, ...moved, start: mention.start - match[0].length };
  }
  return null;
}

// "the Friday after Thanksgiving", "the closest Monday to the 5th"
function besideWeekday(text: string, { start, end, weekday }: Mention, mention: Mention): Mention | null {
  const { day } = mention;
  if (weekday === undefined || day === undefined || mention.minute !== undefined) return null;
  const way = /^ (after|before|to) (?:the )?$/.exec(text.slice(end, mention.start))?.[1];
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  const found = { start, end: mention.end };
  if (way === 'after') return { ...found, day: day + (ahead || 7) };
  if (way === 'before') return { ...found, day: day + ahead - 7 };
  const near = /\b(?:closest|nearest) $/.test(text.slice(Math.max(0, start - 10), start));
  return way === 'to' && near ? { ...found, day: day + (ahead > 3 ? ahead - 7 : ahead) } : null;
}

const isBefore = (way: string) => way === 'before' || way === 'prior to';

// "The week of Sunday the 6th" is the one that begins with it, as American calendars print it.
function weekHolding(day: Day): { day: Day; dayAfter: Day } {
  const monday = mondayOf(day + 1);
  return { day: monday, dayAfter: monday + 7 };
}

function weekend(day: Day, way: string): { day: Day; dayAfter: Day } {
  const saturday = mondayOf(day) + 5;
  if (way === 'of') return weekendNear(day);
  if (isBefore(way)) return { day: saturday - 7, dayAfter: saturday - 5 };
  const next = saturday <= day ? saturday + 7 : saturday;
  return { day: next, dayAfter: next + 2 };
}

function shifted(day: Day, unit: string, by: number): Day {
  if (unit === 'month' || unit === 'year') return addMonths(day, Math.round(by * (unit === 'year' ? 12 : 1)));
  return day + Math.round(by * (unit === 'week' ? 7 : 1));
}
