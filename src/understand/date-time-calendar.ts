// Finds days named by the calendar around now: weekdays, "the twelfth", "next week", "first Monday of May".
import {
  addMonths,
  dayOf,
  daysInMonth,
  mondayOf,
  partsOf,
  validDay,
  weekdayOf,
  type Day,
} from './civil-date.ts';
import type { Mention, PartOfDay, Setting } from './date-time-mention.ts';
import { MONTH, WEEKDAY } from './date-time-words.ts';
import { DAY_END } from './date-time-phrase.ts';
import { isPart } from './date-time-clock.ts';

type Found = Omit<Mention, 'start' | 'end'>;
type Groups = Readonly<Record<string, string | undefined>>;
type Pattern = readonly [source: string, resolve: (groups: Groups, setting: Setting) => Found | null];

const NEXT = 'next|coming|upcoming|following';
const LAST = 'last|past|previous';
const STEP = `(?<step>this|current|same|${NEXT}|${LAST})`;
const PERIOD = '(?<unit>week|weekend|workweek|month|year|quarter|decade|season)';
const NTH = '(?<nth>\\d{1,2}(?:st|nd|rd|th)|last)';
const ORDINAL = '(?<date>[0-3]?\\d)(?:st|nd|rd|th)';
const YEAR = '(?:,? (?:of |in )?(?<year>(?:19|20)\\d\\d))?';
/** A number after the month is its day, unless it is a time's. */
const NO_DATE = '(?! *(?:the )?\\d{1,2}(?:st|nd|rd|th)?\\b(?! ?(?:am|pm|oclock|:)))';
const LONG_WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b';
/** Months that are given names too need a sentence that ends or goes on after them. */
const NAMED = "(?<!\\b(?:name is|name's|i am|i'm|im|named|called|hi|hello|hey|miss|ms\\.?|mrs\\.?) )";
const MONTH_NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAY_NAMES = 'mon tue wed thu fri sat sun'.split(' ');

const monthOf = (name: string): number => MONTH_NAMES.indexOf(name.slice(0, 3)) + 1;
const weekdayNamed = (name: string): number => DAY_NAMES.indexOf(name.slice(0, 3));
const direction = (step: string | undefined): number =>
  step === undefined
    ? 0
    : new RegExp(`^(?:${NEXT})$`).test(step)
      ? 1
      : new RegExp(`^(?:${LAST})$`).test(step)
        ? -1
        : 0;

const PATTERNS: readonly Pattern[] = [
  ['\\b(?:the )?day after tomorrow\\b', (_g, s) => ({ day: s.today + 2 })],
  ['\\b(?:the )?day before yesterday\\b', (_g, s) => ({ day: s.today - 2 })],
  ['\\btoday\\b', (_g, s) => ({ day: s.today })],
  ['\\b(?:tomorrow)\\b', (_g, s) => ({ day: s.today + 1 })],
  ['\\byesterday\\b', (_g, s) => ({ day: s.today - 1 })],
  [`\\b(?:next|following) day\\b`, (_g, s) => ({ day: s.today + 1 })],
  [`\\b(?:last|previous) day\\b(?! of)`, (_g, s) => ({ day: s.today - 1 })],
  ['\\b(?:tonight|this night)\\b', (_g, s) => ({ day: s.today, part: 'night' })],
  ['\\b(?:late )?last night\\b', (_g, s) => ({ day: s.today - 1, part: 'night' })],
  ['\\bthis (?<part>morning|afternoon|evening)\\b', (g, s) => ({ day: s.today, ...partOf(g.part) })],
  ['\\bnext (?<part>morning|afternoon|evening)\\b', (g, s) => ({ day: s.today + 1, ...partOf(g.part) })],
  [
    '\\b(?:right now|now|at (?:the|this) (?:present )?(?:moment|time)|at the present time)\\b(?! (?:that|to|of|on)\\b)',
    (_g, s) => ({ day: s.today, minute: s.minute, exact: true, weak: true }),
  ],
  [
    '(?:(?<=tomorrow |today |day |yesterday |\\d(?:st|nd|rd|th) |/\\d+ |weekend |night )|(?:\\b(?:in|during|of|for) (?:the |an? )?))(?:(?:the )?early |late |(?:the )?early hours of (?:the )?)?(?<part>morning|afternoon|evening|night)s?\\b',
    (g) => partOf(g.part),
  ],
  [`\\b(?<part>morning|afternoon|evening|night)(?= (?:of|on) (?:the|${WEEKDAY}))`, (g) => partOf(g.part)],
  [
    '(?:\\bat )?\\blunch(?: ?time)?\\b(?=(?: tomorrow| today|$))|(?<=tomorrow (?:at )?|today (?:at )?|day (?:at )?)lunch(?: ?time)?\\b',
    () => ({ part: 'afternoon', minute: 720, exact: true }),
  ],
  [
    '\\b(?:the )?(?<step>next|last|past) (?:(?<count>\\d+) )?(?<unit>hour|minute)s?\\b',
    (g, s) => upcoming({ ...g, count: g.count ?? '1' }, s),
  ],
  ['\\b(?:early|late) (?:in the )?(?<part>morning|afternoon|evening)\\b', (g) => partOf(g.part)],
  [`\\b(?:the )?(?<unit>week|month|year|weekend|quarter) (?<side>after next|before last)\\b`, beyond],
  [`\\b(?:for )?(?:the )?rest of (?:the |this |my )?(?<unit>week|month|year|quarter)\\b`, restOf],
  [`\\b(?<season>spring|summer|fall|autumn|winter)(?: of|,)? (?<year>(?:19|20)\\d\\d)\\b`, namedSeason],
  [`\\b(?<when>early|late|mid)(?: |-)(?:in )?(?<year>(?:19|20)\\d\\d)\\b`, edge],
  [
    `\\b(?:in|during|over|until|by|before|after) (?:the )?(?<season>spring|summer|fall|autumn|winter)(?=${DAY_END})`,
    namedSeason,
  ],
  [`\\b${STEP} (?<season>spring|summer|fall|autumn|winter)\\b`, namedSeason],
  [
    `\\b(?:end of (?:(?:the )?(?:day|business) )?|eod |close of business )(?:this |the |on )*(?<day>${WEEKDAY})`,
    (g, s) => ({ ...weekday(g, s), minute: 1439, exact: true }),
  ],
  [
    '\\b(?:midnight tonight|tonight at midnight)\\b',
    (_g, s) => ({ day: s.today + 1, minute: 0, exact: true }),
  ],
  ['\\b(?:1st|first) thing(?: in the)?(?: morning)?\\b', () => ({ part: 'morning' })],
  // Weekdays
  [
    `\\b(?:on )?(?:(?:of )?${STEP} )?(?<day>${LONG_WEEKDAY}|(?<!\\b(?:the|i|we|he|she|they|you|just|a|my|it) )${WEEKDAY}(?=${DAY_END}| (?:the )?(?:\\d|${MONTH})))(?! (?:of|in) (?:this|next|last|the|following|coming) (?:week|month|year)| ago)`,
    weekday,
  ],
  [`\\b(?<day>${WEEKDAY}),? (?:of |from |in )?(?:the )?${STEP} week\\b`, weekdayOfWeek],
  [`\\b${STEP} week(?:,| -| on| the)*? (?:on )?(?<day>${WEEKDAY})`, weekdayOfWeek],
  [`\\b(?<day>${WEEKDAY}) (?:in a week|week|after next|in 1 week|in (?<weeks>\\d) weeks)\\b`, weekdayInAWeek],
  [`\\b(?<count>\\d+) (?<day>${WEEKDAY}) ago\\b`, weekdaysAgo],
  [`\\b(?<count>\\d+) (?<day>${WEEKDAY}) from (?:now|today)\\b`, weekdaysAhead],
  [
    `\\b(?:the )?${NTH} (?<day>${WEEKDAY}|day|weekend) (?:of|in) (?:the )?(?:${STEP} )?(?<month>${MONTH}|month)(?:,? (?:of |in )?(?<year>\\d{4}))?`,
    nthOfMonth,
  ],
  // Days of the month
  [
    `\\b(?:on |the )*${ORDINAL}(?: (?:of )?(?:(?:the )?(?:${STEP} )month))?(?! (?:of (?:the )?)?${MONTH})${DAY_END}(?![-/]\\d)`,
    dayOfMonth,
  ],
  [`\\b(?:the )?(?<date>[0-3]?\\d) (?:of )?(?:the )?${STEP} month\\b`, dayOfMonth],
  [
    `(?<=\\bthe )(?<date>[12]?\\d|3[01])(?= *(?:$|[,.?!]|(?:at|between|from|please|in the|to|until|till|through)\\b|- ?\\d))`,
    dayOfMonth,
  ],
  [`(?<=${WEEKDAY} )(?<date>[12]?\\d|3[01])(?= *(?:$|[,.?!](?!\\d)|at\\b))`, dayOfMonth],
  // Periods
  [`\\b(?:the |in the |around (?:the )?)?${STEP} (?<count>\\d+ )?${PERIOD}s?\\b`, period],
  [
    `\\b(?:the )?(?<count>\\d+) (?<step>upcoming|coming|last|past|next|previous|following) (?<unit>day|week|month|year|quarter|minute|hour|decade)s?\\b`,
    upcoming,
  ],
  [
    `\\b(?:the )?(?<step>upcoming|coming|next|last|past|previous|following) (?<count>\\d+) (?<unit>day|week|month|year|quarter|minute|hour|decade)s?\\b`,
    upcoming,
  ],
  [
    `\\b(?:(?<by>by|before|until|till|no later than) )?(?:the )?(?<when>end|beginning|start|middle|late|early|later|mid)[ -](?:in |of )?(?:the |around )*(?:${STEP} )?(?<unit>week|month|year|(?<month>${MONTH}))(?: (?:of )?(?<year>\\d{4}))?\\b(?! day)`,
    edge,
  ],
  [`\\b(?:the )?(?<when>end|beginning|start) of (?<unit>year) ?(?<year>\\d{4})\\b`, edge],
  [`\\b(?<when>end|beginning|middle|start) of (?<year>(?:19|20)\\d\\d)\\b`, edge],
  [
    '\\b(?:the )?(?:eod|end of (?:the )?(?:today|day))\\b',
    (_g, s) => ({ day: s.today, minute: 1439, exact: true }),
  ],
  [
    '\\b(?:(?<by>by|before|until|till) )?(?:the )?(?<when>e|b)o(?<unit>m|y)\\b',
    (g, s) =>
      edge(
        { by: g.by, when: g.when === 'e' ? 'end' : 'beginning', unit: g.unit === 'm' ? 'month' : 'year' },
        s,
      ),
  ],
  [
    `\\b(?:the )?(?:${NTH} )?(?<last>last )?week (?:of|in) (?:the )?(?:${STEP} )?(?<month>${MONTH}|month|(?=\\d{4}))(?:,? ?(?:of |in )?(?<year>\\d{4}))?`,
    weekOf,
  ],
  [`\\bweek (?<number>\\d{1,2})(?: of (?<year>\\d{4}))?\\b`, isoWeek],
  [
    `\\bweek of (?:the )?(?:(?<date>\\d{1,2})(?:st|nd|rd|th)|(?<month>${MONTH}) (?<date2>\\d{1,2})(?:st|nd|rd|th)?)\\b`,
    weekHolding,
  ],
  [
    '(?<!\\bnice |great |good )\\b(?:the |this )?weekend\\b',
    (_g, s) => ({ day: mondayOf(s.today) + 5, dayAfter: mondayOf(s.today) + 7 }),
  ],
  [`\\b(?:(?<year>\\d{4})[ -]?)?q(?<quarter>[1-4])(?:[ -]?(?:of )?(?<year2>\\d{4}))?\\b`, quarter],
  [`\\b(?:the )?(?<quarter>[1-4])(?:st|nd|rd|th) quarter(?: of (?<year>\\d{4}))?\\b`, quarter],
  [
    `\\b(?<lead>(?:in|since|until|till|during|for|from|by|this|early|late|before|after|next|last|between|to|and|of)(?: the)? )?(?!may\\b|march\\b)${NAMED}(?<month>${MONTH})${YEAR}${NO_DATE}(?<ended>${DAY_END})?`,
    wholeMonth,
  ],
  // "may" and "march" are verbs too: they need a preposition, and after some also the end of the phrase.
  [
    `\\b(?<lead>(?:in|since|until|till|during|by|of|next|last|early|late|mid)(?: the)? )(?<month>may|march)\\b${YEAR}${NO_DATE}`,
    wholeMonth,
  ],
  [
    `\\b(?<lead>(?:this|from|to|and|before|after|for|between) |)(?<month>${MONTH})(?:,? (?:of |in )?(?<year>(?:19|20)\\d\\d)\\b|(?= *(?:$|[,.?!]|(?<follows>-)(?=${MONTH})|(?<follows2>to|until|through|and|or) (?:${MONTH}))))`,
    wholeMonth,
  ],
  [
    `\\b(?<lead>(?:in|since|during|until|till|from|by|between|before|after|of)(?: the)?(?: calendar)?(?: year)? |(?:calendar )?year )(?<year>(?:19|20|21)\\d\\d)(?![\\d/:-]| ?(?:dollars|pounds|euros|people|hours|miles))`,
    wholeYear,
  ],
  [
    '\\b(?<lead>(?:between|from) |)(?<year>(?:19|20)\\d\\d) ?(?:-|to|and|until|through) ?(?<year2>(?:19|20)\\d\\d)(?![\\d/:-])',
    ({ lead, year, year2 }) =>
      lead ? { day: dayOf(Number(year), 1, 1), dayAfter: dayOf(Number(year2) + 1, 1, 1) } : null,
  ],
  [`\\b(?<year>\\d{4})[ -]?h(?<half>[12])\\b`, halfYear],
  [
    '\\b(?<decade>(?:19|20)\\d0)s\\b',
    (g) => ({ day: dayOf(Number(g.decade), 1, 1), dayAfter: dayOf(Number(g.decade) + 10, 1, 1) }),
  ],
];

const COMPILED = PATTERNS.map(([source, resolve]) => ({ pattern: new RegExp(source, 'g'), resolve }));

/** Days and periods in plain words, resolved against today. */
export function findCalendarDays(text: string, setting: Setting): Mention[] {
  const found: Mention[] = [];
  for (const { pattern, resolve } of COMPILED) {
    for (const match of text.matchAll(pattern)) {
      const mention = resolve(match.groups ?? {}, setting);
      // A preposition that makes a word a month is needed to connect it with what stands before it.
      const start = match.index + (match.groups?.lead?.length ?? 0);
      if (mention) found.push({ ...mention, start, end: match.index + match[0].length });
    }
  }
  return found;
}

const partOf = (part: string | undefined): { part: PartOfDay } | Record<string, never> =>
  isPart(part) ? { part } : {};

function weekday({ step, day = '' }: Groups, { today, prefer }: Setting): Found {
  const wanted = weekdayNamed(day);
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  const toward = direction(step);
  // "next Friday" is Friday of next week, "this Friday" that of this week.
  if (step === 'this') return { day: mondayOf(today) + wanted, weekday: wanted };
  if (step === 'coming' || step === 'upcoming') return { day: today + (ahead || 7), weekday: wanted };
  if (toward > 0) return { day: mondayOf(today) + 7 + wanted, weekday: wanted };
  if (toward < 0) return { day: today + ahead - 7, weekday: wanted };
  if (prefer === 'nearest') return { day: today + (ahead > 3 ? ahead - 7 : ahead), weekday: wanted };
  return { day: today + (ahead || 7), weekday: wanted };
}

function weekdayOfWeek({ step, day = '' }: Groups, { today }: Setting): Found {
  return { day: mondayOf(today) + 7 * direction(step) + weekdayNamed(day) };
}

function weekdayInAWeek({ day = '', weeks }: Groups, { today }: Setting): Found {
  const wanted = weekdayNamed(day);
  return { day: today + ((wanted - weekdayOf(today) + 7) % 7) + 7 * Number(weeks ?? 1) };
}

function weekdaysAgo({ day = '', count }: Groups, { today }: Setting): Found {
  const back = (weekdayOf(today) - weekdayNamed(day) + 7) % 7 || 7;
  return { day: today - back - 7 * (Number(count) - 1) };
}

function weekdaysAhead({ day = '', count }: Groups, { today }: Setting): Found {
  return { day: today + ((weekdayNamed(day) - weekdayOf(today) + 7) % 7 || 7) + 7 * (Number(count) - 1) };
}

function nthOfMonth({ nth = '', day = '', step, month = '', year }: Groups, setting: Setting): Found | null {
  const first = firstOfMonth(month, year, step, setting);
  const { year: y, month: m } = partsOf(first);
  const length = daysInMonth(y, m);
  const last = nth === 'last';
  if (day === 'day') {
    const found = last ? first + length - 1 : validDay(y, m, parseInt(nth, 10));
    return found === null ? null : { day: found };
  }
  const wanted = day === 'weekend' ? 5 : weekdayNamed(day);
  const weekend = (found: Day): Found =>
    day === 'weekend' ? { day: found, dayAfter: found + 2 } : { day: found };
  if (last) {
    const end = first + length - 1;
    return weekend(end - ((weekdayOf(end) - wanted + 7) % 7));
  }
  return weekend(first + ((wanted - weekdayOf(first) + 7) % 7) + 7 * (parseInt(nth, 10) - 1));
}

function firstOfMonth(
  month: string,
  year: string | undefined,
  step: string | undefined,
  { today }: Setting,
): Day {
  const now = partsOf(today);
  if (month === 'month' || month === '')
    return dayOf(year ? Number(year) : now.year, (year && month === '' ? 1 : now.month) + direction(step), 1);
  const wanted = monthOf(month);
  if (year) return dayOf(Number(year), wanted, 1);
  const nextYear = direction(step) >= 0 && wanted < now.month;
  const lastYear = direction(step) < 0 && wanted >= now.month;
  return dayOf(now.year + (nextYear ? 1 : lastYear ? -1 : 0), wanted, 1);
}

function dayOfMonth({ date, step }: Groups, { today, prefer }: Setting): Found | null {
  const wanted = Number(date);
  if (wanted < 1 || wanted > 31) return null;
  const { year, month, date: now } = partsOf(today);
  if (step) {
    const day = validDay(
      partsOf(addMonths(today, direction(step))).year,
      partsOf(addMonths(today, direction(step))).month,
      wanted,
    );
    return day === null ? null : { day };
  }
  for (let ahead = wanted >= now || prefer === 'nearest' ? 0 : 1; ahead < 12; ahead += 1) {
    const first = partsOf(dayOf(year, month + ahead, 1));
    const day = validDay(first.year, first.month, wanted);
    if (day !== null) return { day, dayOfMonth: wanted };
  }
  return null;
}

/** Usual first days of spring, summer, autumn and winter in the north. */
const SEASONS = [
  [3, 20],
  [6, 21],
  [9, 23],
  [12, 21],
] as const;
const SEASON_NAMES = ['spring', 'summer', 'fall', 'winter'];

// Before a season is over "this" is the one running or, failing that, the one to come.
function namedSeason({ step, season = '', year: said }: Groups, { today }: Setting): Found | null {
  const [month, date] = SEASONS[SEASON_NAMES.indexOf(season === 'autumn' ? 'fall' : season)] ?? [1, 1];
  if (said) return spanOf('season', dayOf(Number(said), month, date));
  const { year } = partsOf(today);
  const spans = [-2, -1, 0, 1].map((shift) => spanOf('season', dayOf(year + shift, month, date)));
  const running = spans.findIndex(({ dayAfter }) => dayAfter > today);
  return spans[running + direction(step)] ?? null;
}

function spanOf(unit: string, at: Day): { day: Day; dayAfter: Day } {
  const { year, month } = partsOf(at);
  switch (unit) {
    case 'week':
      return { day: mondayOf(at), dayAfter: mondayOf(at) + 7 };
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

const MONTHS_IN: Readonly<Record<string, number>> = {
  month: 1,
  quarter: 3,
  season: 3,
  year: 12,
  decade: 120,
};

function shifted(unit: string, at: Day, by: number): Day {
  const months = MONTHS_IN[unit];
  return months === undefined ? at + by * 7 : addMonths(spanOf(unit, at).day, months * by);
}

function period({ step, unit = '', count }: Groups, { today }: Setting): Found | null {
  if (count !== undefined && Number(count) !== 1) return null;
  return spanOf(unit, shifted(unit, today, direction(step)));
}

// "the week after next"
function beyond({ unit = '', side }: Groups, { today }: Setting): Found {
  return spanOf(unit, shifted(unit, today, side === 'after next' ? 2 : -2));
}

function restOf({ unit = '' }: Groups, { today }: Setting): Found {
  return { day: today, dayAfter: spanOf(unit, today).dayAfter };
}

// "2 upcoming weeks" and "last 2 months" are counted in whole units from this one.
function upcoming({ step, unit = '', count }: Groups, { today, minute }: Setting): Found | null {
  const n = Number(count);
  if (n > 1000) return null;
  const toward = direction(step);
  // "2 upcoming weeks" is read as the second week to come, "the next 2 weeks" as both.
  if (step === 'upcoming' && unit !== 'minute' && unit !== 'hour') {
    return unit === 'day' ? { day: today + n } : spanOf(unit, shifted(unit, today, n));
  }
  if (unit === 'minute' || unit === 'hour') {
    const length = n * (unit === 'hour' ? 60 : 1);
    const from = toward > 0 ? minute : minute - length;
    return { day: today + Math.floor(from / 1440), minute: ((from % 1440) + 1440) % 1440, exact: true };
  }
  if (unit === 'day')
    return toward > 0 ? { day: today + 1, dayAfter: today + 1 + n } : { day: today - n, dayAfter: today };
  const from = shifted(unit, today, toward > 0 ? 1 : -n);
  return { day: spanOf(unit, from).day, dayAfter: spanOf(unit, shifted(unit, from, n)).day };
}

// Months end on their 21st, begin until their 10th; a year ends with its last third.
function edge({ by, when = '', unit = 'year', step, month, year }: Groups, setting: Setting): Found {
  const kind = month ? 'month' : unit;
  const whole = month
    ? spanOf('month', firstOfMonth(month, year, step, setting))
    : spanOf(unit, year ? dayOf(Number(year), 1, 1) : shifted(unit, setting.today, direction(step)));
  // "by the end of the month" sets a last day; the rest of the span does not matter.
  if (by && when === 'end') return { day: whole.dayAfter - 1 };
  const at = (month: number, week: number, year: number) =>
    whole.day + (kind === 'month' ? month : kind === 'week' ? week : year);
  const yearsLength = whole.dayAfter - whole.day;
  if (when.startsWith('mid')) return { day: at(9, 2, 120), dayAfter: at(20, 5, 240) };
  return /^(?:end|late)/.test(when)
    ? { day: at(20, 4, yearsLength - 122), dayAfter: whole.dayAfter }
    : { day: whole.day, dayAfter: at(10, 3, 90) };
}

function weekOf({ nth, last, month = '', year, step }: Groups, setting: Setting): Found | null {
  if (!nth && !last) return null;
  const first = firstOfMonth(month, year, step, setting);
  const { year: y, month: m } = partsOf(first);
  const after = month === '' ? dayOf(y + 1, 1, 1) : dayOf(y, m + 1, 1);
  const fromEnd = nth === 'last' ? 1 : last ? parseInt(nth ?? '1', 10) : 0;
  // A week belongs to the month or year that holds its Thursday (ISO 8601).
  const monday =
    fromEnd > 0
      ? mondayOf(after - 4) - 7 * (fromEnd - 1)
      : mondayOf(first + 3) + 7 * (parseInt(nth ?? '1', 10) - 1);
  return { day: monday, dayAfter: monday + 7 };
}

function isoWeek({ number, year }: Groups, { today }: Setting): Found | null {
  const n = Number(number);
  if (n < 1 || n > 53) return null;
  const monday = mondayOf(dayOf(year ? Number(year) : partsOf(today).year, 1, 4)) + 7 * (n - 1);
  return { day: monday, dayAfter: monday + 7 };
}

function weekHolding({ date, date2, month }: Groups, setting: Setting): Found | null {
  const day = month
    ? firstOfMonth(month, undefined, undefined, setting) + Number(date2) - 1
    : dayOfMonth({ date }, setting)?.day;
  return day === undefined ? null : { day: mondayOf(day), dayAfter: mondayOf(day) + 7 };
}

function quarter({ quarter: n, year, year2 }: Groups, { today }: Setting): Found {
  const y = Number(year ?? year2 ?? partsOf(today).year);
  return { day: dayOf(y, 3 * (Number(n) - 1) + 1, 1), dayAfter: dayOf(y, 3 * Number(n) + 1, 1) };
}

// A bare "may" or "march" is a verb, "mar" and "sun" are names; after a preposition or before a year they are months.
function wholeMonth({ month = '', year, lead = '', follows, ended }: Groups, setting: Setting): Found | null {
  // "mar", "sun", "dec" alone are as likely names as months.
  if (!lead && !year && follows === undefined && (month.length < 5 || ended === undefined)) {
    if (!/^(?:june|july)$/.test(month) || ended === undefined) return null;
  }
  const now = partsOf(setting.today);
  const said = lead.startsWith('this') ? String(now.year) : year;
  const day = firstOfMonth(month, said, lead.startsWith('last') ? 'last' : undefined, setting);
  const { year: y, month: m } = partsOf(day);
  return { day, dayAfter: dayOf(y, m + 1, 1), ...(said ? {} : { yearless: true }) };
}

function halfYear({ year, half }: Groups): Found {
  const first = half === '2' ? 7 : 1;
  return { day: dayOf(Number(year), first, 1), dayAfter: dayOf(Number(year), first + 6, 1) };
}

function wholeYear({ year }: Groups): Found {
  return { day: dayOf(Number(year), 1, 1), dayAfter: dayOf(Number(year) + 1, 1, 1) };
}
