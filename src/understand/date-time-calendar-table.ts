// The table of days: what is said, as a pattern, and how it is resolved against now.
import {
  DATE,
  LONG_WEEKDAY,
  NTH,
  ORDINAL,
  STEP,
  YEAR,
  partOf,
  type Pattern,
} from './date-time-calendar-words.ts';
import {
  dayOfMonth,
  daysOfMonth,
  nthOfMonth,
  weekday,
  weekdayInAWeek,
  weekdayOfWeek,
  weekdaysAgo,
  weekdaysAhead,
} from './date-time-days.ts';
import { upcoming } from './date-time-periods.ts';
import { DAY_END } from './date-time-phrase.ts';
import { MONTH, WEEKDAY } from './date-time-words.ts';

export const CALENDAR_PATTERNS: readonly Pattern[] = [
  ['\\b(?:the )?day after tomorrow\\b', (_g, s) => ({ day: s.today + 2 })],
  ['\\b(?:the )?day before yesterday\\b', (_g, s) => ({ day: s.today - 2 })],
  [
    '\\b(?<count>an?|\\d+) weeks? (?<near>today|tomorrow)\\b',
    (g, s) => ({ day: s.today + 7 * (Number(g.count) || 1) + (g.near === 'today' ? 0 : 1) }),
  ],
  ['\\b(?<near>today|tomorrow) week\\b', (g, s) => ({ day: s.today + (g.near === 'today' ? 7 : 8) })],
  [
    '\\bafter (?<count>\\d+|an?) (?<unit>day|week)s?(?= *(?:$|[,.?!]))',
    (g, s) => ({ day: s.today + (Number(g.count) || 1) * (g.unit === 'week' ? 7 : 1), weak: true }),
  ],
  ['\\b(?:the )?rest of (?:the |this |my )?(?:day|today)\\b', (_g, s) => ({ day: s.today })],
  ['\\btoday\\b', (_g, s) => ({ day: s.today })],
  ['\\b(?:tomorrow)\\b', (_g, s) => ({ day: s.today + 1 })],
  [
    '\\b(?:at |about |around )?this time (?:(?<near>tomorrow|yesterday)|next week)\\b',
    (g, s) => ({
      day: s.today + (g.near === 'tomorrow' ? 1 : g.near === 'yesterday' ? -1 : 7),
      minute: s.minute,
      exact: true,
    }),
  ],
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
  [
    '\\b(?:any|some|every|each|most|a|an|one|all|another|early|late|weekday|(?:the )?earlier|(?:the )?later) (?:in the )?(?<part>morning|afternoon|evening)s?\\b',
    (g) => partOf(g.part),
  ],
  ['(?<=^|\\bthe |\\bon |\\bin |\\bprefer )(?<part>morning|afternoon|evening)s\\b', (g) => partOf(g.part)],
  [
    '\\b(?:in the |at |this )?mid[ -]?(?<part>morning|afternoon)\\b',
    (g) => ({ ...partOf(g.part), minute: g.part === 'morning' ? 600 : 840, exact: true }),
  ],
  [
    `\\b(?<part>morning|afternoon|evening|night)(?= (?:of|on) (?:the|\\d|${WEEKDAY}|${MONTH}|christmas|new year|thanksgiving))`,
    (g) => partOf(g.part),
  ],
  [
    '(?:\\bat )?\\blunch(?: ?time)?\\b(?=(?: tomorrow| today|$))|(?<=tomorrow (?:at )?|today (?:at )?|day (?:at )?)lunch(?: ?time)?\\b',
    () => ({ part: 'afternoon', minute: 720, exact: true }),
  ],
  [
    '\\b(?:the )?(?<step>next|last|past) (?:(?<count>\\d+) )?(?<unit>hour|minute)s?\\b',
    (g, s) => upcoming({ ...g, count: g.count ?? '1' }, s),
  ],
  [
    `\\b(?:end of (?:(?:the )?(?:day|business) )?|eod |close of business )(?:this |the |on )*(?:(?<day>${WEEKDAY})|(?<near>today|tomorrow))`,
    (g, s) => ({
      ...(g.near ? { day: s.today + (g.near === 'today' ? 0 : 1) } : weekday(g, s)),
      minute: 1439,
      exact: true,
    }),
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
  [
    `\\b(?<day>${WEEKDAY}) (?:in a week|week|(?<after>after next)|in 1 week|in (?<weeks>\\d) weeks)\\b`,
    weekdayInAWeek,
  ],
  [`\\b(?<count>\\d+) (?<day>${WEEKDAY}|weekends?) ago\\b`, weekdaysAgo],
  [`\\b(?<count>\\d+) (?<day>${WEEKDAY}|weekends?) from (?:now|today)\\b`, weekdaysAhead],
  [
    `\\b(?:the )?${NTH}(?<fromEnd> last)? (?<day>${WEEKDAY}|day|weekend|(?:business|working|week) ?day) (?:of|in) (?:the )?(?:${STEP} )?(?<month>${MONTH}|month)(?:,? (?:of |in )?(?<year>\\d{4}))?`,
    nthOfMonth,
  ],
  [`\\b(?:the )?${NTH} (?<day>${WEEKDAY}|day|weekend) ${STEP} (?<month>month)\\b`, nthOfMonth],
  // Days of the month
  [
    `\\b(?:on |the )*${ORDINAL}(?: (?:of )?(?:(?:the )?(?:${STEP} )month))?(?! (?:of (?:the )?)?${MONTH})${DAY_END}(?![-/]\\d)`,
    dayOfMonth,
  ],
  [`\\b(?:the )?(?<date>[0-3]?\\d) (?:of )?(?:the )?${STEP} month\\b`, dayOfMonth],
  [
    `(?<!(?<!\\b(?:morning|afternoon|evening|night|week|weekend) )\\bof the )(?<=\\bthe )(?<date>[12]?\\d|3[01])(?= *(?:$|[,.?!]|(?:at|between|from|please|in the|to|until|till|through)\\b|- ?\\d))`,
    dayOfMonth,
  ],
  [
    `\\b(?:(?:(?<lead2>between|from) )?(?:the )?)(?<date>${DATE})(?:st|nd|rd|th)?(?: ?- ?| to | until | till | through |(?<=\\b(?:between|from) .*) and )(?:the )?(?<date2>${DATE})(?:st|nd|rd|th)?,? (?:(?:of |in )?(?:the )?${STEP} month\\b|(?:of )?(?<month>${MONTH})${YEAR}(?! *\\d))`,
    daysOfMonth,
  ],
  [`(?<=${WEEKDAY} )(?<date>[12]?\\d|3[01])(?= *(?:$|[,.?!](?!\\d)|at\\b))`, dayOfMonth],
];
