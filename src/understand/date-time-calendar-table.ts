// The table of calendar expressions: what is said, as a pattern, and how it is resolved against now.
import { dayOf, mondayOf } from './civil-date.ts';
import {
  LONG_WEEKDAY,
  NAMED,
  NO_DATE,
  NTH,
  ORDINAL,
  PERIOD,
  STEP,
  YEAR,
  partOf,
  type Pattern,
} from './date-time-calendar-words.ts';
import {
  dayOfMonth,
  nthOfMonth,
  weekday,
  weekdayInAWeek,
  weekdayOfWeek,
  weekdaysAgo,
  weekdaysAhead,
} from './date-time-days.ts';
import {
  beyond,
  edge,
  halfYear,
  isoWeek,
  period,
  quarter,
  restOf,
  upcoming,
  weekHolding,
  weekOf,
  wholeMonth,
  wholeYear,
} from './date-time-periods.ts';
import { DAY_END } from './date-time-phrase.ts';
import { namedSeason } from './date-time-units.ts';
import { MONTH, WEEKDAY } from './date-time-words.ts';

export const CALENDAR_PATTERNS: readonly Pattern[] = [
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
