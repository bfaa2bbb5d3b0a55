// The words that dates and times are made of, as patterns for text in lower case, and the words that may follow one.

import { ZONE } from './zones.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ');

/** 1 to 12. */
export const monthNumber = (name: string): number => MONTHS.indexOf(name.slice(0, 3)) + 1;
/** Monday is 0. */
export const weekdayNumber = (name: string): number => WEEKDAYS.indexOf(name.slice(0, 3));

export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';

const LONG_DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b';
const SHORT_DAY = '(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\\b\\.?';
const ANY_DAY = `(?:${LONG_DAY}|${SHORT_DAY})`;
/** "Sat", "sun" and "wed" are days beside other words of the calendar, else only words. */
const BEFORE_SHORT = `(?<=^|[,;/(] ?|\\d ?- ?|${ANY_DAY},? (?:and|or|to|through|until) |${ANY_DAY} ?- ?|\\b(?:on|this|next|last|by|until|till|from|for|every|before|after|through|coming|about|not|except) )`;
const AFTER_SHORT = `(?=,? *(?:$|[,;?!/)&-]|(?:the )?\\d|${MONTH}|${ANY_DAY}|(?:or|and|to|through|at|from|between|around|after|before|morning|afternoon|evening|night|noon|please|works?)\\b))`;
export const WEEKDAY = `(?:${LONG_DAY}|${SHORT_DAY}(?=,? (?:the )?\\d{1,2}(?:st|nd|rd|th)|,? ${MONTH} \\d)|${BEFORE_SHORT}${SHORT_DAY}${AFTER_SHORT})`;

const NEXT = 'this coming|next|coming|upcoming|following';
const LAST = 'last|past|previous';
export const STEP = `(?<step>${NEXT}|${LAST}|this|current)`;

/** 1 for "next" and its kin, -1 for "last", 0 for "this" or nothing. */
export function direction(step: string | undefined): -1 | 0 | 1 {
  if (step === undefined) return 0;
  return NEXT.split('|').includes(step) ? 1 : LAST.split('|').includes(step) ? -1 : 0;
}

/** Words that carry a sentence on after a day or a time. Any other word is what a number counts. */
const CLOSED = [
  'and or but nor so then if because cause since as until till to through on in at by from for with without',
  'except excluding besides apart aside otherwise unless although though while',
  'before after around about between during within over under per past',
  'is are was were am be been do does did can could will would shall should may might must has have had',
  "isn't doesn't won't can't wouldn't wasn't",
  'i you he she it we they me us them my your his its our their this that these those there here',
  "i'm i'd i'll i've you're he's she's it's we're we'd we'll they're that's there's that'll it'll that'd",
  'the a an any every some each another',
  'please thanks thank ok okay right alright yes yeah no sorry um uh hmm actually though definitely probably',
  'not maybe perhaps also too only just still again instead rather either anyway exactly sharp ideally preferably',
  'today tonight tomorrow yesterday early late later earlier sometime anytime onward onwards noon midnight next last coming',
  'when where which who what how works work suits suit sounds sound seems seem looks look fits fit good great fine best better available open free need needs',
  'morning afternoon evening night mornings afternoons evenings nights oclock am pm',
  ZONE.replaceAll('|', ' '),
]
  .join(' ')
  .replaceAll(' ', '|');
const GOES_ON = new RegExp(`^ *(?:$|[,.;:?!)"](?!\\d)|- ?[a-z]|(?:${CLOSED})(?!['\\w])|${ANY_DAY}|${MONTH})`);
/** "5th and Main" */
const CROSS_STREET = new RegExp(
  `^ (?:and|&) (?!(?:${CLOSED})\\b|${ANY_DAY}|${MONTH})[a-z]+ *(?:$|[.,?!]|st\\b|street|ave)`,
);
const PAIR = /^ ?(?:or|and|to|-) ?(#|\d{1,2})(?=([^\d]|$))/;
const TOLD = /^(?:[:/]\d|(?:st|nd|rd|th)\b| ?[ap]m\b| oclock)/;

/** Whether a number that ends here stands alone: "at 3", but not "3 people", nor "3 or 4 people". */
export function standsAlone(text: string, end: number): boolean {
  const rest = text.slice(end, end + 40);
  if (CROSS_STREET.test(rest)) return false;
  const pair = PAIR.exec(rest);
  if (!pair) return GOES_ON.test(rest);
  if (pair[1] === '#') return false;
  const second = rest.slice(pair[0].length);
  return TOLD.test(second) || GOES_ON.test(second);
}
