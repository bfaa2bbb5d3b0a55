// The clues in a caller's words to one of several things: day, part of the day, hour, name, place in the list.
import {
  coversDay,
  hoursCovered,
  understandDateTimes,
  type DateTimeUnderstood,
} from '../../understand/index.ts';
import { plain } from './acts.ts';
import { withoutCounting } from './time-window.ts';
import type { CompanyClock } from './window-shape.ts';
import { stem } from './wishes.ts';

/** Something a caller can choose, as it was read to them. */
export interface Choice {
  id: string;
  /** YYYY-MM-DD. */
  date: string;
  /** HH:MM. */
  time: string;
  /** e.g. service and technician. */
  words: string;
}

export interface Reading {
  clock: CompanyClock;
  strict: boolean;
}

const RANKS = [
  [
    'first',
    /\b(?:(?:the )?(?:first|1st|soonest|earliest|earlier|sooner|former|next|upcoming|closest|nearest)(?: (?:one|visit|appointment|slot|option|time|available))?|(?:number|option) (?:one|1))\b/,
  ],
  ['second', /\b(?:second|2nd|middle|(?:number|option) (?:two|2))\b/],
  ['third', /\b(?:third|3rd|(?:number|option) (?:three|3))\b/],
  ['fourth', /\b(?:fourth|4th|(?:number|option) (?:four|4))\b/],
  ['last', /\b(?:last|latest|later|latter|final)\b/],
] as const;
/** "The first of March" and "next Tuesday" are days. */
const DAY_WORDS =
  /\b(?:first|second|third|fourth|1st|2nd|3rd|4th) (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:the )?(?:first|second|third|fourth|1st|2nd|3rd|4th)\b|\b(?:next|last|first) (?:week|month|year|thing|mon|tue|wed|thu|fri|sat|sun)\w*\b|\bone second\b|\b(?:a (?:bit|little)|any|much|(?:an? |two )?(?:hour|day|week)s?) (?:later|earlier|sooner)\b|\b(?:later|earlier|sooner) (?:that|in the|on|than)\b/g;

/** "The later one" of what is left; counted positions go by how the whole list was read out. */
export function byRank(said: string, left: readonly Choice[], all: readonly Choice[]): Choice | null {
  const words = said.replace(DAY_WORDS, ' ');
  const [rank] = RANKS.find(([, pattern]) => pattern.test(words)) ?? [];
  if (!rank) return null;
  if (rank === 'last') return left.at(-1) ?? null;
  const at = ['first', 'second', 'third', 'fourth'].indexOf(rank);
  return left[at] ?? (left.length > 1 ? null : (all[at] ?? null));
}

/** The days and times in a caller's words. Of times on offer, what does not suit is not picked. */
export function clueMentions(text: string, { clock, strict }: Reading): readonly DateTimeUnderstood[] {
  return understandDateTimes(withoutCounting(text), clock).filter(
    ({ role }) => !(strict && role === 'ruled_out'),
  );
}

/** Days that are named; a bare weekday may be in any week. */
export function byDay(
  mentions: readonly DateTimeUnderstood[],
  choices: readonly Choice[],
): readonly Choice[] | null {
  const named = mentions.filter(({ kind, date }) => kind !== 'meant' || date !== null);
  const weekdays = named.flatMap(({ weekday, weekdays: any = [] }) => [weekday, ...any]);
  const bare = weekdays.some((one) => one !== undefined);
  const exact = onTheDates(named, choices);
  const fitting = choices.filter(
    (choice) =>
      exact.includes(choice) ||
      weekdays.includes((new Date(`${choice.date}T00:00:00Z`).getUTCDay() + 6) % 7) ||
      (exact.length === 0 && !bare && named.some(({ date }) => date?.slice(8) === choice.date.slice(8))),
  );
  return fitting.length > 0 ? fitting : named.length > 0 ? [] : null;
}

/** The choices on exactly the days that were said, as the calendar has them. */
export function onTheDates(
  mentions: readonly DateTimeUnderstood[],
  choices: readonly Choice[],
): readonly Choice[] {
  const on = (said: readonly DateTimeUnderstood[]) =>
    choices.filter((choice) => said.some((one) => !one.weekdays && coversDay(one, choice.date)));
  // "In March, on the 12th": the day, not all of the month.
  const days = on(mentions.filter(({ range }) => range === undefined));
  return days.length > 0 ? days : on(mentions);
}

/** "The fourth" when one of them is on a fourth: a day, unless it counts the list. */
export function byLowDay(said: string, choices: readonly Choice[]): readonly Choice[] {
  const [rank] =
    RANKS.slice(0, 4).findLast(([, pattern]) => pattern.test(said.replace(DAY_WORDS, ' '))) ?? [];
  const counted =
    /\b(?:the )?(?:first|second|third|fourth|1st|2nd|3rd|4th)\b(?! (?:one|of|visit|appointment|slot|option|time))/;
  const day = LOW_DAYS.indexOf(rank ?? '') + 1;
  return day > 0 && counted.test(said) ? choices.filter(({ date }) => Number(date.slice(8)) === day) : [];
}

const LOW_DAYS: readonly string[] = ['first', 'second', 'third', 'fourth'];

export function byPart(
  mentions: readonly DateTimeUnderstood[],
  choices: readonly Choice[],
): readonly Choice[] | null {
  const parts = mentions.filter(({ partOfDay, time }) => partOfDay !== undefined && time === null);
  if (parts.length === 0) return null;
  const hours = parts.map((said) => hoursCovered(said));
  return choices.filter(({ time }) =>
    hours.some((one) => one && time >= (one.from ?? '') && time < (one.until ?? '99')),
  );
}

/** "Two" is two o'clock, unless it is read out at two in the morning. */
export function byTime(
  mentions: readonly DateTimeUnderstood[],
  choices: readonly Choice[],
): readonly Choice[] | null {
  const times = mentions.filter(({ time }) => time !== null);
  if (times.length === 0) return null;
  return choices.filter(({ time }) =>
    times.some((one) => one.time === time || (one.halfOfDayAssumed && one.time === otherHalf(time))),
  );
}

/** "Ten works": an hour without "at" or "o'clock", when a time on offer is at that hour. "One" mostly counts things. */
export function byBareHour(text: string, choices: readonly Choice[]): readonly Choice[] | null {
  const said = plain(text);
  const says = (name: string, hour: number) =>
    hour === 1
      ? /^(?:(?:the|at|maybe|yeah|yes|let's do|um|uh) )*(?:one|1)(?: (?:works|please|is (?:fine|good)|sounds|then|pm))?$/.test(
          said,
        )
      : new RegExp(`\\b(?:${name}|${hour})\\b(?! (?:one|ones|visits?|appointments?|of))`).test(said);
  const hours = HOURS.flatMap((name, at) => (says(name, at + 1) ? [at + 1] : []));
  const fitting = choices.filter(({ time }) => hours.includes(Number(time.slice(0, 2)) % 12 || 12));
  return fitting.length > 0 ? fitting : null;
}

const HOURS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

function otherHalf(time: string): string {
  const hours = (Number(time.slice(0, 2)) + 12) % 24;
  return `${String(hours).padStart(2, '0')}${time.slice(2)}`;
}

/** By what they are called; words that every choice has tell nothing. */
export function byWords(said: string, choices: readonly Choice[]): readonly Choice[] | null {
  const heard = new Set(said.split(' ').map(stem));
  const stems = (choice: Choice) =>
    choice.words
      .toLowerCase()
      .split(/\W+/)
      .map(stem)
      .filter((word) => word.length > 2);
  const telling = (word: string) => choices.some((choice) => !stems(choice).includes(word));
  const fitting = choices.filter((choice) => stems(choice).some((word) => telling(word) && heard.has(word)));
  return fitting.length > 0 ? fitting : null;
}
