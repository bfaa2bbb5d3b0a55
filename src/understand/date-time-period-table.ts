// The table of periods: weeks, months, quarters, seasons, decades, as they are said, and how they are resolved.
import { dayOf, mondayOf } from './civil-date.ts';
import {
  NAMED,
  NO_DATE,
  NTH,
  OF_YEAR,
  PERIOD,
  STEP,
  YEAR,
  type Pattern,
} from './date-time-calendar-words.ts';
import { ahead } from './date-time-days.ts';
import {
  beyond,
  edge,
  halfYear,
  isoWeek,
  period,
  quarter,
  restOf,
  upcoming,
  weekOf,
  wholeMonth,
  wholeYear,
  years,
} from './date-time-periods.ts';
import { DAY_END } from './date-time-phrase.ts';
import { namedSeason, spanOf } from './date-time-units.ts';
import { MONTH } from './date-time-names.ts';

const TO_DATE: Readonly<Record<string, string>> = { w: 'week', m: 'month', q: 'quarter', y: 'year' };

export const PERIOD_PATTERNS: readonly Pattern[] = [
  [`\\b(?:the )?(?<unit>week|month|year|weekend|quarter) (?<side>after next|before last)\\b`, beyond],
  [`\\b(?:for )?(?:the )?rest of (?:the |this |my )?(?<unit>week|month|year|quarter)\\b`, restOf],
  [`\\b(?<season>spring|summer|fall|autumn|winter)(?: of|,)? (?<year>(?:19|20)\\d\\d)\\b`, namedSeason],
  [`\\b(?<when>early|late|mid)(?: |-)(?:in )?(?<year>(?:19|20)\\d\\d)\\b`, edge],
  [
    `\\b(?:in|during|over|until|by|before|after) (?:the )?(?<season>spring|summer|fall|autumn|winter)(?=${DAY_END})`,
    namedSeason,
  ],
  [`\\b${STEP} (?<season>spring|summer|fall|autumn|winter)\\b`, namedSeason],
  [`\\b(?:the |in the |around (?:the )?)?${STEP} (?<count>\\d+ )?${PERIOD}s?\\b`, period],
  [
    `\\b(?:the )?(?<count>\\d+) (?<step>upcoming|coming|last|past|next|previous|following) (?<unit>day|week|month|year|quarter|minute|hour|decade)(?:s|(?<=upcoming .*))\\b`,
    upcoming,
  ],
  [
    `\\b(?:the )?(?<step>upcoming|coming|next|last|past|previous|following) (?<count>\\d+) (?<unit>day|week|month|year|quarter|minute|hour|decade)s?\\b`,
    upcoming,
  ],
  [
    `\\b(?:(?<by>by|before|until|till|no later than) )?(?:the )?(?<when>end|beginning|start|middle|late|early|later|earlier|mid)[ -](?:in |of )?(?:the |around )*(?:${STEP} )?(?<unit>week|month|year|(?<month>${MONTH}))(?: (?:of )?(?<year>\\d{4}))?\\b(?! day)`,
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
  [`\\bweek (?<number>\\d{1,2})(?:,? (?:of |in )?(?:(?<year>\\d{4})|(?:the )?${STEP} year))?\\b`, isoWeek],
  [
    '(?<!\\bnice |great |good )\\b(?:the |this )?weekend\\b',
    (_g, s) => ({ day: mondayOf(s.today) + 5, dayAfter: mondayOf(s.today) + 7 }),
  ],
  [`\\b(?:(?<year>\\d{4})[ -]?)?q(?<quarter>[1-4])(?:[ -]?${OF_YEAR})?\\b`, quarter],
  [`\\b(?:the )?(?<quarter>[1-4])(?:st|nd|rd|th) quarter(?:,? ${OF_YEAR})?\\b`, quarter],
  [
    `\\b(?<lead>(?:in|since|until|till|through|during|for|from|by|this|early|late|before|after|next|last|between|to|and|of)(?: the)? )?(?!may\\b|march\\b)${NAMED}(?<month>${MONTH})${YEAR}${NO_DATE}(?<ended>${DAY_END})?`,
    wholeMonth,
  ],
  [
    `\\b(?<month>${MONTH})(?= (?:of |in )?(?:next|last|this|the following) year\\b)`,
    (g, s) => wholeMonth({ ...g, follows: 'year' }, s),
  ],
  // "may" and "march" are verbs too: they need a preposition, and after some also the end of the phrase.
  [
    `\\b(?<lead>(?:in|since|until|till|during|by|of|next|last|early|late|mid)(?: the)? )(?<month>may|march)\\b${YEAR}${NO_DATE}`,
    wholeMonth,
  ],
  [
    `\\b(?<lead>(?:this|from|to|and|before|after|for|between) |)(?<month>${MONTH})(?:,? (?:of |in )?(?<year>(?:19|20)\\d\\d)\\b|(?= *(?:$|[,.?!]|(?<follows>-)(?=${MONTH})|(?<follows2>to|until|through|and|or) (?:${MONTH}|date\\b|now\\b|today\\b))))`,
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
  [`\\bh(?<half>[12])[ -]?(?:of )?(?<year>(?:19|20)\\d\\d)\\b`, halfYear],
  ["\\b(?:the )?(?<decade>(?:19|20)\\d0)'?s\\b", years],
  [
    "(?<=\\b(?:the|in|from|of|since) )(?:the )?'?(?:(?<decade>[2-9]0)'?s|(?<named>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)\\b",
    years,
  ],
  ['\\b(?:the )?(?<century>\\d{1,2})(?:st|nd|rd|th) century\\b', years],
  [
    `(?<=^|\\b(?:for|during|throughout|over|in|through) )(?:the|all|whole|all of the|the whole|the entire) (?<unit>week|month)(?=${DAY_END})`,
    (g, s) => ({ ...spanOf(g.unit ?? 'week', s.today), weak: true }),
  ],
  [
    '(?<=\\b(?:days?|weeks?|weekends?|half|quarter|months) (?:of|in) )the (?<unit>week|month|year|quarter)\\b',
    (g, s) => spanOf(g.unit ?? 'week', s.today),
  ],
  [
    '\\b(?:(?<unit>week|month|quarter|year)[- ]to[- ]date|(?<short>[wmqy])td)\\b',
    (g, s) => ({
      day: spanOf(g.unit ?? TO_DATE[g.short ?? ''] ?? 'year', s.today).day,
      dayAfter: s.today + 1,
    }),
  ],
  ['\\bthe fortnight\\b', (_g, s) => spanOf('fortnight', s.today)],
  [
    `(?<=(?:${MONTH}|\\b(?:19|20)\\d\\d|quarter|week|year) (?:to|until|till|through) )date\\b`,
    (_g, s) => ({ day: s.today }),
  ],
  [`^(?:the |in |this )?(?<season>summer|autumn|winter|spring)(?: ?time)?(?= *(?:$|[.?!]))`, namedSeason],
  [
    '\\bgive (?:it|me|us|them) (?<count>an?|\\d+) (?<unit>day|week|month|year)s?\\b',
    (g, s) => ahead(Number(g.count) || 1, g.unit ?? 'day', s),
  ],
];
