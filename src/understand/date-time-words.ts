// Turns spoken and casually typed numbers into the plain written form that the date and time patterns read.

/** Rewritten text that remembers where each of its characters came from. */
export interface Rewritten {
  readonly text: string;
  /** For each character of `text`, the range in the original that it stands for. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

type Rule = readonly [pattern: RegExp, replacement: string | ((...groups: string[]) => string)];

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

export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
export const WEEKDAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?\\b\\.?';

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
  [new RegExp(`\\b(${CARDINAL}|${TEN}|\\d{1,2}(?::\\d\\d)?) ?-?ish\\b`, 'g'), 'around $1'],
  // Amounts of money hold no day and no hour.
  [/[$£€] ?\d[\d.,]*(?: ?(?:k|million|thousand))?/g, '#'],
  [/\b\d[\d.,]* ?(?:[£€%]|(?:dollars|bucks|pounds|euros?|percent|cents|quid)\b)/g, '#'],
  [new RegExp(`\\b(${CARDINAL})-(?=(?:${TEN}|${TEENS.join('|')})\\b)`, 'g'), '$1 '],
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
  [new RegExp(`\\bsecond(?= (?:of\\b|last\\b|${WEEKDAY}|day of\\b|week of\\b))`, 'g'), '2nd'],
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
  [/\b(?:tmrw|tmr|tomorow|tommorow|tommorrow|2moro)\b/g, 'tomorrow'],
  // Durations
  [
    /\b(?:a |1 )?(?:1\/2|half)(?: of)?(?: an?| 1)? ?h(?:ou)?rs?\b|\bhalf an h(?:ou)?r\b|\b1\/2 ?h\b/g,
    '30 minutes',
  ],
  [/\b(?:a |1 )?quarter (?:of )?an hour\b|\b1\/4 ?h(?:ou)?rs?\b|\b1\/4 ?h\b/g, '15 minutes'],
  [/\b(?:3[- ]quarters? of an hour|3\/4 ?h(?:ou)?rs?|3\/4 ?h)\b/g, '45 minutes'],
  [/\b(\d+) and a half (hour|day|week|month|year)s?\b/g, '$1.5 $2s'],
  [/\b(?:a )?couple(?: of)?(?= (?:more )?(?:sec|min|hour|hr|day|week|month|quarter|year))/g, '2'],
  [/\b(?:a )?few(?= (?:more )?(?:sec|min|hour|hr|day|week|month|year))/g, '3'],
  [/\bseveral(?= (?:min|hour|hr|day|week|month|year))/g, '7'],
  [/(?<=\b\d+ )more (?=sec|min|hour|hr|day|week|month|year)/g, ''],
  [/\b(?:a|1|the next)? ?fortnight\b/g, '2 weeks'],
  [/(?<=\d) ?(?:mins?|')(?![a-z])/g, ' minutes'],
  [/(?<=\d) ?(?:secs?|")(?!\w)/g, ' seconds'],
  [/(?<=\b(?:in|within|next|last|for|about|around|-) ?~? ?\d+(?:\.\d)?) ?(?:hrs?|h)\b/g, ' hours'],
  [/(?<=\d) ?hrs?(?![a-z])/g, ' hours '],
  // "-2 hours 5 minutes", "+15 minutes"
  [
    /(?<=^| )-(\d+ ?(?:hours?|minutes?|days?|weeks?|h|m|d)(?: ?\d+ ?(?:hours?|minutes?|days?|weeks?|h|m|d))*)\b/g,
    '$1 ago',
  ],
  [
    /(?<=^| )\+(\d+ ?(?:hours?|minutes?|days?|weeks?|h|m|d)(?: ?\d+ ?(?:hours?|minutes?|days?|weeks?|h|m|d))*)\b/g,
    'in $1',
  ],
  [/\byrs?\b/g, 'year'],
  [/\bqtrs?\b/g, 'quarter'],
  [/\b(last|next|this)(week|month|year)\b/g, '$1 $2'],
  [/\bweek-?ends?\b/g, 'weekend'],
  [/\bhence\b/g, 'from now'],
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
