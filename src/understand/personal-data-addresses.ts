// Finds street addresses of the usual American and British form: a house number, a name, a kind of street.
import type { PersonalDataSpan } from './personal-data-types.ts';

const KIND =
  'street|str|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|circle|cir|terrace|place|pl|highway|hwy|parkway|pkwy|square|trail|way|close|crescent';
/** Between a number and a kind of street these make it something else: "2 visits on the way". */
const NO_NAME =
  'a|an|the|of|in|on|to|for|from|by|at|and|or|is|are|was|were|will|would|i|we|you|it|my|your|per|percent|dollars?|days?|weeks?|months?|years?|hours?|minutes?|times?|miles?|people|am|pm|out|half|more|less|visits?|calls?|both|each|every|other|long|only';
const NAME = `(?:(?!(?:${NO_NAME})\\b)[\\p{L}'’.-]{1,20} )`;
const UNIT = '(?:,? (?:apt|apartment|suite|ste|unit|floor|#)\\.? ?#?[\\p{L}\\d-]{1,6})?';
/** Town, state and code, where a code closes them. */
const TOWN = "(?:,? (?:[\\p{L}'.-]{1,20},? ){0,3}[\\p{L}]{2,14},? \\d{5}(?:-\\d{4})?)?";

const ADDRESS = new RegExp(
  `(?<![\\p{L}\\d$€£#.,-])\\d{1,6}[a-z]? (?:[nsew]\\.? |north |south |east |west )?${NAME}{1,3}(?:${KIND})(?![\\p{L}\\d'’])\\.?${UNIT}${TOWN}`,
  'giu',
);

/** Street addresses that start with a house number in digits. */
export function findAddresses(text: string): PersonalDataSpan[] {
  return [...text.matchAll(ADDRESS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    type: 'ADDRESS',
  }));
}
