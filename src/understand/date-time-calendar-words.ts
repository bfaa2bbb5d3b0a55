// The words that calendar expressions are built from, and what they stand for.
import type { Mention, PartOfDay, Setting } from './date-time-mention.ts';
import { isPart } from './date-time-clock.ts';

export type Found = Omit<Mention, 'start' | 'end'>;
/** What a pattern's named groups held. */
export type Groups = Readonly<Record<string, string | undefined>>;
export type Pattern = readonly [source: string, resolve: (groups: Groups, setting: Setting) => Found | null];

const NEXT = 'next|coming|upcoming|following';
const LAST = 'last|past|previous';
export const STEP = `(?<step>this|current|same|${NEXT}|${LAST})`;
export const PERIOD = '(?<unit>week|weekend|fortnight|workweek|month|year|quarter|decade|season)';
export const NTH = '(?<nth>\\d{1,2}(?:st|nd|rd|th)|last)';
/** The year of a quarter or a week, in digits or counted from this one. */
export const OF_YEAR = `(?:(?:of |in )?(?:(?<year2>\\d{4})|(?:the )?${STEP} year))`;
export const DATE = '(?:3[01]|[12]\\d|0?[1-9])';
export const ORDINAL = '(?<date>[0-3]?\\d)(?:st|nd|rd|th)';
export const YEAR = '(?:,? (?:of |in )?(?<year>(?:19|20)\\d\\d))?';
/** A number after the month is its day, unless it is a time's. */
export const NO_DATE = '(?! *(?:the )?\\d{1,2}(?:st|nd|rd|th)?\\b(?! ?(?:am|pm|oclock|:)))';
export const LONG_WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b';
/** Months that are given names too need a sentence that ends or goes on after them. */
export const NAMED = "(?<!\\b(?:name is|name's|i am|i'm|im|named|called|hi|hello|hey|miss|ms\\.?|mrs\\.?) )";
const MONTH_NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAY_NAMES = 'mon tue wed thu fri sat sun'.split(' ');

export const monthOf = (name: string): number => MONTH_NAMES.indexOf(name.slice(0, 3)) + 1;
export const weekdayNamed = (name: string): number => DAY_NAMES.indexOf(name.slice(0, 3));
const FORWARD = new RegExp(`^(?:${NEXT})$`);
const BACK = new RegExp(`^(?:${LAST})$`);

/** 1 for "next" and its kin, -1 for "last", 0 for "this" or nothing. */
export function direction(step: string | undefined): -1 | 0 | 1 {
  if (step === undefined) return 0;
  return FORWARD.test(step) ? 1 : BACK.test(step) ? -1 : 0;
}

export const partOf = (part: string | undefined): { part: PartOfDay } | Record<string, never> =>
  isPart(part) ? { part } : {};
