// Turns spoken and casually typed numbers into the plain written form that the date and time patterns read.

import { DURATION_RULES } from './date-time-duration-words.ts';
import { MONTH, WEEKDAY } from './date-time-names.ts';
import type { Rule } from './date-time-rule.ts';
import { WRITTEN_DATE_RULES } from './date-time-written-words.ts';

export { MONTH, WEEKDAY } from './date-time-names.ts';

/** Rewritten text that remembers where each of its characters came from. */
export interface Rewritten {
  readonly text: string;
  /** For each character of `text`, the range in the original that it stands for. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const UNITS = 'zero one two three four five six seven eight nine'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINAL_UNITS = 'zeroth first second third fourth fifth sixth seventh eighth ninth'.split(' ');
const ORDINAL_TEENS =
  'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );

const CARDINALS: ReadonlyMap<string, number> = new Map([
  ...[...UNITS, ...TEENS].map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, index): [string, number] => [word, (index + 2) * 10]),
]);
const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...[...ORDINAL_UNITS, ...ORDINAL_TEENS].map((word, value): [string, number] => [word, value]),
  ['twentieth', 20],
  ['thirtieth', 30],
]);

const UNIT = UNITS.slice(1).join('|');
const TEN = TENS.join('|');
const CARDINAL = [...UNITS.slice(1), ...TEENS].join('|');
const ORDINAL_UNIT = ORDINAL_UNITS.slice(1).join('|');
const ORDINAL = [...ORDINAL_UNITS.slice(1), ...ORDINAL_TEENS, 'twentieth', 'thirtieth'].filter(
  (w) => w !== 'second',
);
const value = (word: string): number => CARDINALS.get(word) ?? ORDINALS.get(word) ?? 0;
const suffix = (n: number): string =>
  `${n}${n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th'}`;

const YEAR_TENS = `(?:${TEN})(?:[ -](?:${UNIT}))?|${TEENS.join('|')}`;
const belowHundred = (words: string): number =>
  words.split(/[ -]/).reduce((sum, word) => sum + value(word), 0);

const RULES: readonly Rule[] = [
  [/[\u2018\u2019]/g, "'"],
  [/[\u2013\u2014]/g, '-'],
  // "1-2:30 ish", "threeish"
  [new RegExp(`(?<=- ?|\\b(?:to|and) )(${CARDINAL}|${TEN}|\\d{1,2}(?::\\d\\d)?) ?-?ish\\b`, 'g'), '$1'],
  [new RegExp(`\\b(${CARDINAL}|${TEN}|\\d{1,2}(?::\\d\\d)?) ?-?ish\\b`, 'g'), 'around $1'],
  // "One may ask": the verb, unless the phrase goes on as a date would.
  [
    /\bone may(?= (?!at|in|on|or|to|and|until|till|from|by|this|next|the|of|morning|afternoon|evening|night|noon)[a-z]{2,})/g,
    'some do',
  ],
  // Half of a year says when something happens, but no day that a call could use.
  [
    /\b(?:first|1st|second|2nd|latter|last) half of (?:the year|(?:this|next|last) year|(?:19|20)\d\d)\b/g,
    'part of it',
  ],
  // Amounts of money hold no day and no hour.
  [/[$£€] ?\d[\d.,]*(?: ?(?:k|million|thousand))?/g, '#'],
  [/\b\d[\d.,]* ?(?:[£€%]|(?:dollars|bucks|pounds|euros?|percent|cents|quid)\b)/g, '#'],
  [new RegExp(`\\b(${CARDINAL})-(?=(?:${TEN}|${TEENS.join('|')})\\b)`, 'g'), '$1 '],
  // "the one", "the other one": no number.
  [
    /\b(the|this|that|which|another|any|only|other|right|wrong|same|last|next|past|morning|afternoon|evening) one\b(?! ?(?:o ?'? ?clock|oh|ten|fifteen|twenty|thirty|forty|fifty|[ap]\.? ?m|\d|in the|hour|minute|day|week|month|year))/g,
    '$1 of them',
  ],
  // Years before anything else, or "twenty fifteen" becomes two numbers.
  [
    new RegExp(
      `\\btwo thousand(?: and)?(?: (${YEAR_TENS}|${UNIT}))?\\b(?! (?:dollars|pounds|euros|bucks))`,
      'g',
    ),
    (_all, rest = '') => String(2000 + (rest ? belowHundred(rest) : 0)),
  ],
  [
    new RegExp(
      `\\b(nineteen|twenty)[ -](?:hundred|(oh (?:${UNIT})|${YEAR_TENS}))\\b(?= *(?:$|[,.?!]))(?<=(?:${MONTH}|th|rd|st|nd|${ORDINAL.join('|')}|of|in|since|${UNIT}|${TEENS.join('|')}),? (?:nineteen|twenty)[ -].*)`,
      'g',
    ),
    (_all, century = '', rest = '') =>
      String(value(century) * 100 + (rest ? belowHundred(rest.replace('oh ', '')) : 0)),
  ],
  [
    new RegExp(`\\b(${TEN})[ -](${ORDINAL_UNIT})\\b`, 'g'),
    (_all, ten = '', unit = '') => suffix(value(ten) + value(unit)),
  ],
  [
    new RegExp(`\\b(${TEN})[ -](${UNIT})\\b`, 'g'),
    (_all, ten = '', unit = '') => String(value(ten) + value(unit)),
  ],
  [new RegExp(`\\b(${TEN})\\b`, 'g'), (_all, ten = '') => String(value(ten))],
  [new RegExp(`\\b(?:oh|o) (${UNIT})\\b`, 'g'), (_all, unit = '') => `0${value(unit)}`],
  [new RegExp(`\\b(${CARDINAL})\\b`, 'g'), (_all, word = '') => String(value(word))],
  [new RegExp(`\\b(${ORDINAL.join('|')})\\b`, 'g'), (_all, word = '') => suffix(value(word))],
  // "second" is a day only where a calendar word holds it: not in "a second opinion".
  [
    new RegExp(
      `\\bsecond(?= (?:of\\b|last\\b|to last\\b|${WEEKDAY}|(?:day|week|weekend|month|half|quarter) (?:of|in|next|last|this)\\b|quarter\\b))`,
      'g',
    ),
    '2nd',
  ],
  [new RegExp(`(?<=(?:${MONTH}) (?:the )?)second\\b`, 'g'), '2nd'],
  [
    /(?<=\b(?:on|by|until|till|from|after|before|for) the )second(?= *(?:$|[,.?!]|(?:at|in|around|or|please|from|to)\b))/g,
    '2nd',
  ],
  [/\b(\d{1,2}) (st|nd|rd|th)\b/g, '$1$2'],
  [/\b(\d{1,2}(?:st|nd|rd|th)?) days? of(?= (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/g, '$1 of'],
  [/\bides of march\b/g, '15 march'],
  // "October the 3rd", "4th of July of 1995", "15 April of 87"
  [new RegExp(`(${MONTH}),? the (?=\\d)`, 'g'), '$1 '],
  [new RegExp(`(?<=\\d(?:st|nd|rd|th)? (?:of )?(?:${MONTH})) (?:of|in) (?=(?:19|20)\\d\\d\\b)`, 'g'), ' '],
  [new RegExp(`(?<=\\d(?:st|nd|rd|th)? (?:of )?(?:${MONTH})) of (\\d\\d)\\b`, 'g'), ' 19$1'],
  [/\b(1[0-2]|0?[1-9]) (3[01]|[12]\d|0?[1-9]) ((?:19|20)\d\d)\b/g, '$1/$2/$3'],
  // a.m., a m, AM → am; 9a and 7p only where a time is certain.
  [/(?<=\d ?|oclock ?|o'clock ?)([ap])\.? ?m\b\.?/g, '$1m'],
  [/\b(?:in the |at )([ap])\.? ?m\b\.?/g, '$1m'],
  [/(?<=\d)p\b(?![.'])/g, 'pm'],
  [/(?<=(?:\d:\d\d|\b(?:at|from|to|until|till|by) \d{1,2})) ?a\b(?= *(?:$|[,.?!]|to\b|-))/g, 'am'],
  [/\bo ?'? ?clock\b/g, 'oclock'],
  [/@(?= ?\d)/g, 'at '],
  [/\b(?:mid ?day|mid-day|noon ?time)\b/g, 'noon'],
  [/\b(noon|midnight) ?-?ish\b/g, 'around $1'],
  [/\btongiht\b|\btonite\b/g, 'tonight'],
  [/\bthru\b/g, 'through'],
  [/\bmid-night\b/g, 'midnight'],
  [/\b(half|quarter)-(?=(?:past|to|after|til|till|before)\b)/g, '$1 '],
  [/(?<=\b(?:half|quarter) (?:past|to|after|til|till|before))-(?=\d)/g, ' '],
  [/(?<=\d)-(?=[ap]m\b)/g, ' '],
  [/\b(?:tmrw|tmr|tomorow|tommorow|tommorrow|2moro|tomorrows)\b/g, 'tomorrow'],
  ...WRITTEN_DATE_RULES,
  ...DURATION_RULES,
  [/\byrs?\b/g, 'year'],
  [/\bqtrs?\b/g, 'quarter'],
  [/\b(last|next|this)(week|month|year)\b/g, '$1 $2'],
  [/\b(?:(?:2nd|next)[ -]to[ -]last|penultimate)\b/g, '2nd last'],
  [/\b(?:yesterday (?:night|evening)|last evening)\b/g, 'yesterday evening'],
  [/\blast (?=(?:morning|afternoon)\b)/g, 'yesterday '],
  [/\bweek-?ends?\b/g, 'weekend'],
  [/ {2,}/g, ' '],
];

/** Lower case, digits for number words, one spelling for a thing. */
export function plainDateWords(said: string): Rewritten {
  const lower = Array.from(said, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
  const positions = Array.from({ length: lower.length }, (_, index) => index);
  let current: Rewritten = {
    text: lower.replace(/[\t\n\r]/g, ' '),
    from: positions,
    to: positions.map((p) => p + 1),
  };
  for (const rule of RULES) current = apply(current, rule);
  return current;
}

export function apply(source: Rewritten, [pattern, replacement]: Rule): Rewritten {
  const pieces: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  const keep = (until: number) => {
    pieces.push(source.text.slice(at, until));
    for (let i = at; i < until; i += 1) {
      from.push(source.from[i] ?? 0);
      to.push(source.to[i] ?? 0);
    }
  };
  for (const match of source.text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (match[0].length === 0) continue;
    keep(match.index);
    const groups = [...match];
    const text =
      typeof replacement === 'string'
        ? replacement.replace(/\$(\d)/g, (_all, n: string) => groups[Number(n)] ?? '')
        : replacement(...groups);
    pieces.push(text);
    for (let i = 0; i < text.length; i += 1) {
      from.push(source.from[match.index] ?? 0);
      to.push(source.to[end - 1] ?? 0);
    }
    at = end;
  }
  if (at === 0) return source;
  keep(source.text.length);
  return { text: pieces.join(''), from, to };
}
