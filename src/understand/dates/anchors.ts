// Moves from a day that is named to the one that is meant: "a week from Tuesday", "the Friday after Thanksgiving".
import { addMonths, mondayOf, type Day } from './civil-date.ts';
import type { Mention } from './mention.ts';
import { countedFrom } from './talk.ts';

type Moved = Pick<Mention, 'day' | 'dayAfter' | 'relative'>;
/** What is said before a day, and what it makes of it. */
type Anchor = readonly [before: RegExp, move: (said: readonly string[], day: Day) => Moved];

const NOT_A_LENGTH = '(?<!\\b(?:for|in|per|once|twice|every|last|next|past|within) )';

const ANCHORS: readonly Anchor[] = [
  [/\b(?:the |that )?week (?:of|commencing) (?:the )?$/, (_, day) => weekHolding(day)],
  [
    /\b(?:(?:the|a) )?week (?:starting|beginning)(?: on)? (?:the )?$/,
    (_, day) => ({ day, dayAfter: day + 7 }),
  ],
  [/\b(?:the )?weekend of (?:the )?$/, (_, day) => weekendOf(day)],
  [
    /(?<!\ban? )\b(?:the )?week (after|before|following) (?:the )?$/,
    ([, way], day) => {
      const monday = mondayOf(day) + (way === 'before' ? -7 : 7);
      return { day: monday, dayAfter: monday + 7 };
    },
  ],
  [
    /\b(?:the )?weekend (after|before|following) (?:the )?$/,
    ([, way], day) => {
      const saturday = mondayOf(day) + 5;
      const found = way === 'before' ? saturday - 7 : saturday <= day ? saturday + 7 : saturday;
      return { day: found, dayAfter: found + 2 };
    },
  ],
  [
    new RegExp(
      `${NOT_A_LENGTH}\\b(an?|the|\\d+) (day|week|month|year)s? (from|after|before|following|prior to|past|on|later than|earlier than|sooner than)(?: the)? $`,
    ),
    ([, amount, unit = '', way = ''], day) => {
      const n = (Number(amount) || 1) * (/^(?:before|prior to|earlier than|sooner than)$/.test(way) ? -1 : 1);
      return { day: shifted(day, unit, n), ...(unit === 'day' ? {} : { relative: true }) };
    },
  ],
  [
    new RegExp(`${NOT_A_LENGTH}\\b(an?|\\d+) weeks? $`),
    ([, amount], day) => ({ day: day + 7 * (Number(amount) || 1) }),
  ],
];

/** The mentions, each moved as the words before it say; what those words meant alone gives way. */
export function anchored(text: string, mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  for (const mention of mentions) {
    const last = kept[kept.length - 1];
    const beside = last && besideWeekday(text, last, mention);
    const moved = beside ?? moveBy(text, mention);
    if (moved) while ((kept[kept.length - 1]?.end ?? -1) > moved.start) kept.pop();
    kept.push(moved ?? mention);
  }
  return kept.map((mention) => (isAfterUnknown(text, mention) ? { ...mention, impossible: true } : mention));
}

function moveBy(text: string, mention: Mention): Mention | null {
  const { day } = mention;
  if (day === undefined || mention.minute !== undefined) return null;
  const before = text.slice(Math.max(0, mention.start - 40), mention.start);
  for (const [pattern, move] of ANCHORS) {
    const match = pattern.exec(before);
    if (!match) continue;
    const { start, end, part } = mention;
    return { start: start - match[0].length, end, ...(part ? { part } : {}), ...move(match, day) };
  }
  return null;
}

// "The Friday after Thanksgiving", "the Monday before the 20th".
function besideWeekday(
  text: string,
  { start, end, weekday, minute }: Mention,
  mention: Mention,
): Mention | null {
  const { day } = mention;
  if (weekday === undefined || day === undefined || minute !== undefined || mention.minute !== undefined)
    return null;
  const way = /^ (after|before|following) (?:the )?$/.exec(text.slice(end, mention.start))?.[1];
  if (way === undefined || !hasArticle(text, start)) return null;
  return { start, end: mention.end, ...countedFrom(day, { weekday, before: way === 'before' }) };
}

/** "The Friday after my birthday": only the caller knows which. */
function isAfterUnknown(text: string, { start, end, weekday, day, minute }: Mention): boolean {
  if (weekday === undefined || day === undefined || minute !== undefined) return false;
  return (
    hasArticle(text, start) &&
    /^ (?:after|before|following) (?:my|our|the|his|her|their|that|we|i|you)\b/.test(text.slice(end))
  );
}

const hasArticle = (text: string, at: number): boolean => /\bthe $/.test(text.slice(Math.max(0, at - 5), at));

// "The week of Sunday the 6th" is the one that begins with it, as American calendars print it.
function weekHolding(day: Day): Moved {
  const monday = mondayOf(day + 1);
  return { day: monday, dayAfter: monday + 7 };
}

function weekendOf(day: Day): Moved {
  const saturday = mondayOf(day) + 5;
  return { day: saturday, dayAfter: saturday + 2 };
}

function shifted(day: Day, unit: string, by: number): Day {
  if (unit === 'month' || unit === 'year') return addMonths(day, by * (unit === 'year' ? 12 : 1));
  return day + by * (unit === 'week' ? 7 : 1);
}
