// Finds street addresses: a house number, said or typed, a name and a kind of street, and what follows them.
import type { PersonalDataSpan, Said } from './personal-data-types.ts';
import { STREET } from './number-words-around.ts';

/** Between a number and a kind of street these make it something else: "2 visits on the way". */
const NO_NAME =
  'a|an|the|of|in|on|to|for|from|by|at|and|or|is|are|was|were|will|would|i|we|you|it|my|your|per|percent|dollars?|days?|weeks?|months?|years?|hours?|minutes?|times?|miles?|people|am|pm|out|half|more|less|visits?|calls?|both|each|every|other|long|only';
const NAME = `(?:(?!(?:${NO_NAME})\\b)(?:[\\p{L}'’.-]{1,20}|\\d{1,3}(?:st|nd|rd|th)) )`;
const NUMBER =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|oh|[\\d-]{1,6})';
const UNIT = `(?:,? (?:apt|apartment|suite|ste|unit|floor|number|#)\\.? ?#?(?:${NUMBER}(?:[ -]${NUMBER}){0,3}(?:[ -]?[a-z](?![\\p{L}]))?|[\\p{L}\\d-]{1,6}(?![\\p{L}\\d])))?`;
/** Town, state and code, where a code closes them. */
const TOWN = "(?:,? (?:[\\p{L}'.-]{1,20},? ){0,3}[\\p{L}]{2,14},? \\d{5}(?:-\\d{4})?)?";
const KIND =
  'street|str|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|circle|cir|terrace|place|pl|highway|hwy|parkway|pkwy|square|trail|way|close|crescent';

const ADDRESS = new RegExp(
  `(?<![\\p{L}\\d$€£#.,-])\\d{1,6}[a-z]? (?:[nsew]\\.? |north |south |east |west )?${NAME}{1,3}(?:${KIND})(?![\\p{L}\\d'’])\\.?${UNIT}${TOWN}`,
  'giu',
);
const REST = new RegExp(`\\.?${UNIT}${TOWN}`, 'iuy');

/** The longest name of a street, in words. */
const NAME_WORDS = 5;

export function findAddresses({ plain, tokens, numbers }: Said): PersonalDataSpan[] {
  const written = [...plain.matchAll(ADDRESS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    type: 'ADDRESS' as const,
  }));
  const said = numbers.flatMap(({ label, from, to }) => {
    if (label !== 'house') return [];
    const words = tokens.slice(to, to + NAME_WORDS);
    const kind = words.findIndex(({ text }, index) => index > 0 && STREET.test(text));
    const nameEnd = words[kind < 0 ? 0 : kind]?.end ?? tokens[to - 1]?.end ?? 0;
    REST.lastIndex = nameEnd;
    const rest = REST.exec(plain)?.[0] ?? '';
    return [
      { start: tokens[from]?.start ?? 0, end: nameEnd + rest.trimEnd().length, type: 'ADDRESS' as const },
    ];
  });
  return [...written, ...said];
}
