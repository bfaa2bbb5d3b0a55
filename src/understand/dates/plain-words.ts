// Rewrites what was said to digits and plain spellings, and remembers where each character came from.
import { ENDS_EXCEPTION } from './exceptions.ts';
import { MONTH, WEEKDAY } from './vocabulary.ts';

export interface Rewritten {
  readonly text: string;
  /** For each character of `text`, the range in the original that it stands for. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

type Rule = readonly [pattern: RegExp, replacement: string | ((...groups: string[]) => string)];

const UNITS = 'one two three four five six seven eight nine'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
  'sixteenth seventeenth eighteenth nineteenth'
).split(' ');

const VALUES: ReadonlyMap<string, number> = new Map([
  ...[...UNITS, ...TEENS].map((word, at): [string, number] => [word, at + 1]),
  ...TENS.map((word, at): [string, number] => [word, (at + 2) * 10]),
  ...ORDINALS.map((word, at): [string, number] => [word, at + 1]),
  ['twentieth', 20],
  ['thirtieth', 30],
]);

const UNIT = UNITS.join('|');
const TEEN = TEENS.join('|');
const TEN = TENS.join('|');
const CARDINAL = `${UNIT}|${TEEN}`;
const BELOW_HUNDRED = `(?:${TEN})(?:[ -](?:${UNIT}))?|${TEEN}`;
/** "Second" is an ordinal only beside words of the calendar: not in "a second opinion", nor "the second one". */
const ORDINAL = [...ORDINALS.filter((word) => word !== 'second'), 'twentieth', 'thirtieth'].join('|');

const sum = (words = ''): number =>
  words.split(/[ -]/).reduce((total, word) => total + (VALUES.get(word) ?? 0), 0);

function ordinal(n: number): string {
  const teen = n % 100 > 10 && n % 100 < 14;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

/** Halves of a unit, in units that can be counted in whole numbers. */
function andAHalf(count = '', unit = ''): string {
  const n = Number(count) || 1;
  if (unit === 'hour') return `${n * 60 + 30} minutes`;
  return unit === 'week' ? `${n * 7 + 3} days` : `${n * 4 + 2} weeks`;
}

const NUMBERS: readonly Rule[] = [
  [new RegExp(`\\b(${CARDINAL})-(?=(?:${TEN}|${TEEN}|oh)\\b)`, 'g'), '$1 '],
  // Years before anything else, or "twenty twenty six" becomes two numbers.
  [
    new RegExp(`\\btwo thousand(?: and)? (${BELOW_HUNDRED}|${UNIT})\\b`, 'g'),
    (_, rest) => `${2000 + sum(rest)}`,
  ],
  [
    new RegExp(
      `(?<=(?:${MONTH}|th|rd|st|nd|of|in)\\b,? )(nineteen|twenty)[ -](oh (?:${UNIT})|${BELOW_HUNDRED})\\b`,
      'g',
    ),
    (_, century, rest) => `${sum(century) * 100 + sum(rest.replace('oh ', ''))}`,
  ],
  [
    new RegExp(`\\b(${TEN})[ -](${ORDINALS.slice(0, 9).join('|')})\\b`, 'g'),
    (_, ten, unit) => ordinal(sum(ten) + sum(unit)),
  ],
  [new RegExp(`\\b(${TEN})[ -](${UNIT})\\b`, 'g'), (_, ten, unit) => `${sum(ten) + sum(unit)}`],
  [new RegExp(`\\b(?:oh|o) (${UNIT})\\b`, 'g'), (_, unit) => `0${sum(unit)}`],
  [new RegExp(`\\b(${TEN}|${CARDINAL})\\b`, 'g'), (_, word) => `${sum(word)}`],
  [new RegExp(`\\b(${ORDINAL})\\b`, 'g'), (_, word) => ordinal(sum(word))],
  [new RegExp(`(?<=\\b${MONTH} (?:the )?)second\\b`, 'g'), '2nd'],
  [
    new RegExp(
      `\\bsecond(?= (?:of (?:the month|next|this|${MONTH})|${MONTH}|${WEEKDAY} (?:of|in)|week (?:of|in)))`,
      'g',
    ),
    '2nd',
  ],
  [
    /(?<=\b(?:on|by|until|till|from|after|before) the )second(?= *(?:$|[,.?!]|(?:at|in|around|or|and|please|from|to|between)\b))/g,
    '2nd',
  ],
  [new RegExp(`(?<=${WEEKDAY},? (?:the )?)second\\b`, 'g'), '2nd'],
  [/\b(\d{1,2}) (st|nd|rd|th)\b/g, '$1$2'],
];

const RULES: readonly Rule[] = [
  [/[\u2018\u2019]/g, "'"],
  [/[\u2013\u2014]/g, '-'],
  // What recognisers and hurried typists leave out.
  [/\b(can|don|won|doesn|isn|aren|couldn|wouldn|shouldn|didn|wasn|haven)t\b/g, "$1't"],
  [/\b(i|we|you|they)ve\b/g, "$1've"],
  [/\bim\b/g, "i'm"],
  [/\b(that|there|what|let)s\b/g, "$1's"],
  [/\bits (?=(?:my|our|on|not|the)\b)/g, "it's "],
  // Amounts hold no day and no hour.
  [/[$£€] ?\d[\d.,]*/g, '#'],
  [/\b\d[\d.,]* ?(?:[£€%]|(?:dollars|bucks|pounds|euros?|percent|cents)\b)/g, '#'],
  [/\b24 ?\/ ?7\b/g, 'always'],
  [/\b(?:7|seven)[ -]?eleven\b/g, 'the shop'],
  // "The one", "one of them": no number. After "at" and in "one thirty" it is one.
  [
    /\b(the|this|that|which|another|any|only|other|no|every|some|right|wrong|same|last|next|morning|afternoon|evening|day|later|earlier) ones?\b(?! ?(?:oclock|o ?'? ?clock|oh|ten|fifteen|twenty|thirty|forty|[ap]\.? ?m|\d|in the|hour|minute|day|week|month))/g,
    '$1 of them',
  ],
  [/\bone (?=of\b|may\b|might\b|can\b|could\b)/g, 'some '],
  [new RegExp(`\\b(${CARDINAL}|noon)ish\\b`, 'g'), '$1 ish'],
  ...NUMBERS,
  [new RegExp(`(${MONTH}),? the (?=\\d)`, 'g'), '$1 '],
  [new RegExp(`\\b(\\d{1,2}(?:st|nd|rd|th)?) day of (?=the month|${MONTH})`, 'g'), '$1 of '],
  [/\b(\d{1,2}(?::\d\d)?|noon) ?-?ish\b/g, 'around $1'],
  [/\b(\d{1,2}) or so\b/g, 'around $1'],
  [/\b(morning|afternoon|evening)-?ish\b/g, '$1'],
  // a.m., a m, AM → am; 9a only where a time is certain.
  [/(?<=\d ?|o ?'? ?clock ?)([ap])\.? ?m\b\.?/g, '$1m'],
  [/\b(?:in the )([ap])\.? ?m\b\.?/g, '$1m'],
  [/(?<=\d)p\b(?![.'])/g, 'pm'],
  [/(?<=\b(?:at|from|to|until|till|by) \d{1,2}) ?a\b(?= *(?:$|[,.?!]|to\b|-))/g, 'am'],
  [/\bo ?'? ?clock\b/g, 'oclock'],
  [/@(?= ?\d)/g, 'at '],
  [/\b(?:mid ?-?day|noon ?time)\b/g, 'noon'],
  [/\bmid-night\b/g, 'midnight'],
  [/\blunch ?time\b/g, 'lunch'],
  [/\bton(?:ite|ght)\b|\btongiht\b/g, 'tonight'],
  [/\b(?:tmrw|tmr|tomm?orr?ow|2moro)\b/g, 'tomorrow'],
  [/\b(?:till?|untill)\b/g, 'until'],
  [/\bthru\b/g, 'through'],
  [/\bweek-ends?\b|\bwkends?\b/g, 'weekend'],
  [/\bweek days?\b/g, 'weekdays'],
  [/\b(1\d|2[0-3]) hundred(?= hours)/g, '$100'],
  [/(?<=\b(?:\d+|an?) (?:day|week|month)s? )back\b(?! (?:to|in|from|on|at)\b)/g, 'ago'],
  [/\blast night\b/g, 'yesterday night'],
  [/(?<=\d) ?- ?(?=[ap]m\b)/g, ' '],
  [/\b(half|quarter)-(?=(?:past|to|after|until)\b)/g, '$1 '],
  // How long: "an hour and a half" is 90 minutes.
  [/\b(\d+|an?) (hour|week|month)s? and (?:a|1) half\b/g, (_, n, unit) => andAHalf(n, unit)],
  [/\b(\d+|an?) and (?:a|1) half (hour|week|month)s?\b/g, (_, n, unit) => andAHalf(n, unit)],
  [/\bhalf an hour\b|\ba half(?: an)? hour\b|\b1\/2 (?:an )?hour\b/g, '30 minutes'],
  [/\b(?:a |1 )?quarter (?:of an )?hour\b|\b1\/4 (?:of an )?hour\b/g, '15 minutes'],
  [/\b3[ -]quarters of an hour\b|\b3\/4 (?:of an )?hour\b/g, '45 minutes'],
  [/\b(?:a )?couple(?: of)?(?= (?:more )?(?:minute|hour|day|week|month))/g, '2'],
  [/\b(?:a )?few(?= (?:more )?(?:minute|hour|day|week|month))/g, '3'],
  [/\b(?:a|1) fortnight\b/g, '2 weeks'],
  [/(?<=\b\d+ )more (?=(?:minute|hour|day|week|month))/g, ''],
  [/(?<=\d) ?(?:mins?)\b/g, ' minutes'],
  [/(?<=\d) ?hrs?\b/g, ' hours'],
  [/(?<=\b(?:\d+|an?) (?:minute|hour|day|week|month|year)s?)'? time\b/g, ''],
  [
    /\bin (?:maybe|like|another|about|around|exactly|say) (?=(?:\d+|an?) (?:minute|hour|day|week|month|year)s?\b)/g,
    'in ',
  ],
  [/\bin (\d+) ?(?:-|to|or) ?\d+ (?=(?:minute|hour|day|week|month|year)s\b)/g, 'in $1 '],
  [/ {2,}/g, ' '],
  [ENDS_EXCEPTION, '; '],
];

/** Lower case, digits for number words, one spelling for a thing. */
export function plainWords(said: string): Rewritten {
  const lower = Array.from(said, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
  const from = Array.from({ length: lower.length }, (_, index) => index);
  const start = { text: lower.replace(/[\t\n\r]/g, ' '), from, to: from.map((at) => at + 1) };
  return RULES.reduce<Rewritten>(apply, start);
}

function apply(source: Rewritten, [pattern, replacement]: Rule): Rewritten {
  const text: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  const keep = (until: number) => {
    text.push(source.text.slice(at, until));
    from.push(...source.from.slice(at, until));
    to.push(...source.to.slice(at, until));
  };
  for (const match of source.text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (end === match.index) continue;
    const groups = [...match];
    const next =
      typeof replacement === 'string'
        ? replacement.replace(/\$(\d)/g, (_all, n: string) => groups[Number(n)] ?? '')
        : replacement(...groups);
    keep(match.index);
    text.push(next);
    from.push(...Array.from(next, () => source.from[match.index] ?? 0));
    to.push(...Array.from(next, () => source.to[end - 1] ?? 0));
    at = end;
  }
  if (at === 0) return source;
  keep(source.text.length);
  return { text: text.join(''), from, to };
}
