// Rewrites how long things take, as people say it, to digits and plain units: "an hour and a half" is 90 minutes.
import { WEEKDAY } from './date-time-names.ts';
import type { Rule } from './date-time-rule.ts';

const UNIT = '(?:sec|min|hour|hr|day|week|month|quarter|year)';
const LENGTH = '\\d+ ?(?:hours?|minutes?|days?|weeks?|h|m|d)';
const LENGTHS = `${LENGTH}(?: ?${LENGTH})*`;

/** Halves of a unit, in units that can be counted in whole numbers. */
function andAHalf(count: number, unit: string): string {
  switch (unit) {
    case 'hour':
      return `${count * 60 + 30} minutes`;
    case 'day':
      return `${count * 24 + 12} hours`;
    case 'week':
      return `${count * 7 + 3} days`;
    case 'month':
      return `${count * 4 + 2} weeks`;
    default:
      return `${count * 12 + 6} months`;
  }
}

const half = (_all: string, count = '', unit = ''): string => andAHalf(Number(count) || 1, unit);

export const DURATION_RULES: readonly Rule[] = [
  [/\b(\d+|an?) and (?:a|1|1\/2) ?half (hour|day|week|month|year)s?\b/g, half],
  [/\b(\d+|an?) (hour|day|week|month|year)s? and (?:a|1) half\b/g, half],
  [
    /\b(?:a |1 )?(?:1\/2|half)(?: of)?(?: an?| 1)? ?h(?:ou)?rs?\b|\bhalf an h(?:ou)?r\b|\b1\/2 ?h\b/g,
    '30 minutes',
  ],
  [/\bhalf an? (week|month|year)\b/g, (_all, unit = '') => andAHalf(0, unit)],
  [/\b(\d+|an) hours? and (?:a|1) quarter\b/g, (_all, n = '') => `${(Number(n) || 1) * 60 + 15} minutes`],
  [/\b(?:a |1 )?quarter (?:of )?an hour\b|\b1\/4 ?h(?:ou)?rs?\b|\b1\/4 ?h\b/g, '15 minutes'],
  [/\b(?:3[- ]quarters? of an hour|3\/4 ?h(?:ou)?rs?|3\/4 ?h)\b/g, '45 minutes'],
  [new RegExp(`\\b(?:a )?couple(?: of)?(?= (?:more )?${UNIT})`, 'g'), '2'],
  [new RegExp(`\\b(?:a )?few(?= (?:more )?${UNIT})`, 'g'), '3'],
  [/\bseveral(?= (?:min|hour|hr|day|week|month|year))/g, '7'],
  [new RegExp(`(?<=\\b\\d+ )more (?=${UNIT})`, 'g'), ''],
  [new RegExp(`\\b(${WEEKDAY}|today|tomorrow),? fortnight\\b`, 'g'), '2 weeks from $1'],
  [/\b(?:a|1) fortnight\b/g, '2 weeks'],
  [/\b(\d) fortnights\b/g, (_all, n = '') => `${Number(n) * 2} weeks`],
  [/(?<=\d) ?(?:mins?|')(?![a-z])/g, ' minutes'],
  [/(?<=\d) ?(?:secs?|")(?!\w)/g, ' seconds'],
  [/(?<=\b(?:in|within|next|last|for|about|around|-) ?~? ?\d+(?:\.\d)?) ?(?:hrs?|h)\b/g, ' hours'],
  [/(?<=\d) ?hrs?(?![a-z])/g, ' hours '],
  // "-2 hours 5 minutes", "+15 minutes", "two weeks back"
  [new RegExp(`(?<=^| )-(${LENGTHS})\\b`, 'g'), '$1 ago'],
  [new RegExp(`(?<=^| )\\+(${LENGTHS})\\b`, 'g'), 'in $1'],
  [/(?<=\b(?:\d+|an?) (?:minute|hour|day|week|month|year)s? )back\b(?! (?:to|in|from|on|at)\b)/g, 'ago'],
  [
    /\bin (?:maybe|like|another|exactly|say|under|over|up to) (?=(?:\d+|an?) (?:minute|hour|day|week|month|year)s?\b)/g,
    'in ',
  ],
  [/(?<=\b(?:in|within) (?:\d+|an?) (?:minute|hour|day|week|month|year)s?)'? time\b/g, ''],
  // "in ten to fourteen days", "in 2 or 3 weeks", "within the hour"
  [/\bin (\d+) ?(?:-|to|or) ?\d+ (?=(?:minute|hour|day|week|month|year)s\b)/g, 'in $1 '],
  [/\bwithin the (?=(?:minute|hour|day|week|month|year)\b)/g, 'within 1 '],
  [/\bhence\b/g, 'from now'],
];
