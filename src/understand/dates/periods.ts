// Finds spans of days: "next week", "the weekend", "end of the month", "in April", "the next two weeks".
import { addMonths, dayOf, mondayOf, partsOf, weekdayOf, type Day } from './civil-date.ts';
import {
  compiled,
  findAll,
  type Found,
  type Groups,
  type Mention,
  type Pattern,
  type Setting,
} from './mention.ts';
import { direction, MONTH, monthNumber, standsAlone, STEP } from './vocabulary.ts';

const UNIT = '(?<unit>week|weekend|month|year)';
const YEAR = '(?:,? (?:of |in )?(?<year>20\\d\\d)| (?:of )?(?<next>next) year)?';
const EDGE = '(?<edge>early|late|mid|middle|end|beginning|start|later|first part|latter part)';

const PERIODS = compiled([
  [`\\b(?:the |in the )?${STEP} ${UNIT}\\b`, period],
  [`\\b(?:the )?${UNIT} after next\\b`, ({ unit = '' }, { today }) => spanOf(unit, shifted(unit, today, 2))],
  [
    '(?<!\\b(?:an?|nice|great|good|lovely|wonderful|your) )\\b(?:the |this )?weekend\\b(?! (?:of|after|before)\\b)',
    (_, { today }) => ({ ...spanOf('weekend', today), bare: true }),
  ],
  [
    '\\b(?:the )?rest of (?:the |this )?(?<unit>week|month)\\b',
    ({ unit = '' }, { today }) => ({ day: today, dayAfter: spanOf(unit, today).dayAfter }),
  ],
  [
    `\\b(?:the )?${EDGE}(?: in| of)?(?: the)?[ -](?:${STEP} )?(?:${UNIT}|(?<month>${MONTH})${YEAR})(?!\\w| \\d)`,
    edge,
  ],
  ['\\b(?:the )?(?:next|coming|upcoming) (?<count>\\d+) (?<unit>day|week|month)s?\\b', ahead],
  [
    '\\b(?:the )?(?:next|coming) (?<unit>week) or (?:2|so)\\b',
    ({ unit }, s) => ahead({ count: '2', unit }, s),
  ],
  [
    `\\b(?:the )?(?<nth>\\d)(?:st|nd|rd|th) week (?:of|in) (?:(?:the )?(?:${STEP} )?month|(?<month>${MONTH})${YEAR})\\b`,
    weekOf,
  ],
  [`\\b(?:the )?last week (?:of|in) (?:(?:the )?(?:${STEP} )?month|(?<month>${MONTH})${YEAR})\\b`, weekOf],
] satisfies Pattern[]);

/** Whole months. Those whose names are words or people's names need a sign that the calendar is meant. */
const WHOLE_MONTH = new RegExp(
  `\\b(?<led>(?:sometime )?(?:in|of|until|by|during|since|through|before|after|from|early|late|mid|this|next|last|between|for)(?: the)?(?: month of)? )?(?<!\\d (?:of )?|\\d(?:st|nd|rd|th) (?:of )?|month of )(?<month>${MONTH})${YEAR}(?! *(?:the )?\\d)(?<told>,? (?:or|and|to|through) (?:${MONTH})| (?:works?|is|would)\\b| *[.?!]?$)?`,
  'g',
);
const PLAIN_MONTH = /^(?:january|february|july|september|october|november|december)/;
/** After these a month is a span of time even where its name is a verb or a person's. */
const SURE_LEAD = /^(?:sometime|in|during|until|early|late|mid|next|last|since)\b/;

/** Spans of days in plain words. */
export function findPeriods(text: string, setting: Setting): Mention[] {
  const months = [...text.matchAll(WHOLE_MONTH)].flatMap((match) => {
    const { led = '', month = '', year, next, told = '' } = match.groups ?? {};
    const end = match.index + match[0].length - told.length;
    const whole = match.index === 0 && end + told.length === text.length;
    const sure =
      (year ?? next) !== undefined ||
      SURE_LEAD.test(led) ||
      (PLAIN_MONTH.test(month) && (led || told)) ||
      (whole && (month.length > 3 || month === 'may'));
    if (
      !sure ||
      !standsAlone(text, end) ||
      /^may (?:be|have|not|i|we|you)\b/.test(text.slice(match.index + led.length))
    )
      return [];
    const start = match.index + (/\b(?:this|next|last)/.test(led) ? 0 : led.length);
    const first = firstOf(match.groups ?? {}, setting);
    return [{ start, end, ...spanOf('month', first), yearless: year === undefined && next === undefined }];
  });
  return [...findAll(PERIODS, text, setting), ...months];
}

function firstOf({ led = '', month = '', year, next, step }: Groups, { today }: Setting): Day {
  const now = partsOf(today);
  const number = monthNumber(month);
  if (year) return dayOf(Number(year), number, 1);
  if (next) return dayOf(now.year + 1, number, 1);
  const toward = direction(step ?? led.trim());
  const gone = number < now.month || (toward > 0 && number === now.month);
  if (toward < 0) return dayOf(now.year - (number < now.month ? 0 : 1), number, 1);
  return dayOf(now.year + (gone ? 1 : 0), number, 1);
}

export function spanOf(unit: string, at: Day): { day: Day; dayAfter: Day } {
  const { year, month } = partsOf(at);
  switch (unit) {
    case 'weekend':
      return { day: mondayOf(at) + 5, dayAfter: mondayOf(at) + 7 };
    case 'month':
      return { day: dayOf(year, month, 1), dayAfter: dayOf(year, month + 1, 1) };
    case 'year':
      return { day: dayOf(year, 1, 1), dayAfter: dayOf(year + 1, 1, 1) };
    default:
      return { day: mondayOf(at), dayAfter: mondayOf(at) + 7 };
  }
}

function shifted(unit: string, at: Day, by: number): Day {
  return unit === 'month' || unit === 'year' ? addMonths(at, by * (unit === 'year' ? 12 : 1)) : at + by * 7;
}

function period({ step, unit = '' }: Groups, { today }: Setting): Found {
  // "This coming weekend" is the one of this week, until it has begun.
  const begun = weekdayOf(today) > 4;
  const by = unit === 'weekend' && /coming/.test(step ?? '') && !begun ? 0 : direction(step);
  return spanOf(unit, shifted(unit, today, by));
}

/** Where in a unit its beginning ends, its middle lies and its end begins, in days from its first. */
const EDGES: Readonly<Record<string, readonly [early: number, mid: number, midEnd: number, late: number]>> = {
  week: [3, 2, 4, 3],
  weekend: [1, 0, 2, 1],
  month: [10, 9, 20, 20],
  year: [120, 120, 240, 243],
};

function edge(groups: Groups, setting: Setting): Found {
  const { edge: which = '', unit = 'month', step, month } = groups;
  const { today } = setting;
  const whole = month
    ? spanOf('month', firstOf(groups, setting))
    : spanOf(unit, shifted(unit, today, direction(step)));
  const [early, mid, midEnd, late] = EDGES[month ? 'month' : unit] ?? [3, 2, 4, 3];
  if (which === 'later')
    return { day: Math.max(whole.day, today + 1), dayAfter: Math.max(whole.dayAfter, today + 2) };
  if (/^mid/.test(which)) return { day: whole.day + mid, dayAfter: whole.day + midEnd };
  const ends = unit === 'week' && !month && /^end/.test(which) ? late + 1 : late;
  return /^(?:late|end|latter)/.test(which)
    ? { day: whole.day + ends, dayAfter: whole.dayAfter }
    : { day: whole.day, dayAfter: whole.day + early };
}

function ahead({ count, unit }: Groups, { today }: Setting): Found {
  const n = Math.min(Number(count), 1000);
  return {
    day: today + 1,
    dayAfter: (unit === 'month' ? addMonths(today, n) : today + n * (unit === 'week' ? 7 : 1)) + 1,
  };
}

// A week belongs to the month that holds its Thursday (ISO 8601).
function weekOf(groups: Groups, setting: Setting): Found {
  const first = groups.month
    ? firstOf(groups, setting)
    : spanOf('month', shifted('month', setting.today, direction(groups.step))).day;
  const monday = groups.nth
    ? mondayOf(first + 3) + 7 * (Number(groups.nth) - 1)
    : mondayOf(spanOf('month', first).dayAfter - 4);
  return { day: monday, dayAfter: monday + 7 };
}
