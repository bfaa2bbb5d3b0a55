// Which of the things on offer a caller means: "the second one", "Thursday's", "the ant treatment", "the other one".
import { understandDateTimes } from '../../understand/index.ts';
import { plain } from './acts.ts';
import type { CompanyClock } from './time-window.ts';
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

export interface Picked {
  /** What the words fit; all of them when the caller wants all. */
  ids: readonly string[];
  all: boolean;
}

/** Null when the words pick nothing. `except`: what "the other one" is other than. */
export function pick(
  text: string,
  choices: readonly Choice[],
  { clock, except }: { clock: CompanyClock; except?: string | undefined },
): Picked | null {
  const said = plain(text);
  if (choices.length > 1 && ALL.test(said)) return { ids: choices.map(({ id }) => id), all: true };
  const others = choices.filter(({ id }) => id !== except);
  if (OTHER.test(said) && except !== undefined) return found(narrow(said, text, others, clock) ?? others);
  const negated = withoutNegated(said);
  const chosen = narrow(negated, negated === said ? text : negated, choices, clock);
  return chosen ? found(chosen) : null;
}

function found(choices: readonly Choice[]): Picked | null {
  return choices.length > 0 ? { ids: choices.map(({ id }) => id), all: false } : null;
}

const ALL =
  /\b(?:both(?: of them)?|all (?:of them|three|four|two)|all|every (?:one|single)|everything|the whole lot|each of them)\b/;
const OTHER = /\bother (?:one|visit|appointment|time|slot|option)\b|^(?:no )?(?:the )?other$/;

/** "Not the Thursday one, the Friday one": what comes after a denial is what counts. */
function withoutNegated(said: string): string {
  const after = /\b(?:not|no) (?:the )?\S+(?: \S+){0,3}?(?: but| the| i mean|,) (.+)$/.exec(said);
  return after?.[1] && /\b(?:not)\b/.test(said) ? after[1] : said;
}

/** Each clue narrows the choice; a clue that fits nothing is of no use. Null when there is no clue at all. */
function narrow(
  said: string,
  text: string,
  choices: readonly Choice[],
  clock: CompanyClock,
): readonly Choice[] | null {
  const clues = [
    byDay(said, text, choices, clock),
    byPart(said, choices),
    byTime(text, choices, clock),
    byWords(said, choices),
  ];
  let left = choices;
  let any = false;
  for (const clue of clues) {
    const next = clue && left.filter((choice) => clue.includes(choice));
    if (!next || next.length === 0) continue;
    left = next;
    any = true;
  }
  const ranked = byRank(said, any ? left : choices, choices);
  if (ranked) return [ranked];
  return any ? left : null;
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
  /\b(?:first|second|third|fourth|1st|2nd|3rd|4th) (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:the )?(?:first|second|third|fourth)\b|\b(?:next|last|first) (?:week|month|year|thing|mon|tue|wed|thu|fri|sat|sun)\w*\b|\bone second\b/g;

/** "The later one" of what is left; counted positions go by how the whole list was read out. */
function byRank(said: string, left: readonly Choice[], all: readonly Choice[]): Choice | null {
  const words = said.replace(DAY_WORDS, ' ');
  const [rank] = RANKS.find(([, pattern]) => pattern.test(words)) ?? [];
  if (!rank) return null;
  if (rank === 'last') return left.at(-1) ?? null;
  const at = ['first', 'second', 'third', 'fourth'].indexOf(rank);
  return left[at] ?? (left.length > 1 ? null : (all[at] ?? null));
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function byDay(
  said: string,
  text: string,
  choices: readonly Choice[],
  clock: CompanyClock,
): readonly Choice[] | null {
  const mentions = understandDateTimes(text, clock).filter(({ date }) => date !== null);
  const dates = mentions.flatMap(({ date, range }) =>
    choices.filter((choice) =>
      range
        ? choice.date >= (range.from.date ?? '') && choice.date <= (range.to.date ?? '9')
        : choice.date === date,
    ),
  );
  if (dates.length > 0) return dates;
  const weekdays = WEEKDAYS.flatMap((name, day) =>
    new RegExp(`\\b${name}(?:'?s)?\\b`).test(said) ? [day] : [],
  );
  const onWeekday = choices.filter(({ date }) =>
    weekdays.includes(new Date(`${date}T00:00:00Z`).getUTCDay()),
  );
  if (onWeekday.length > 0) return onWeekday;
  const days = mentions.map(({ date }) => date?.slice(8));
  const onDay = weekdays.length > 0 ? [] : choices.filter(({ date }) => days.includes(date.slice(8)));
  if (onDay.length > 0) return onDay;
  return mentions.length > 0 ? [] : null;
}

function byPart(said: string, choices: readonly Choice[]): readonly Choice[] | null {
  if (/\bmorning\b/.test(said)) return choices.filter(({ time }) => time < '12:00');
  if (/\bafternoon\b/.test(said)) return choices.filter(({ time }) => time >= '12:00' && time < '17:00');
  if (/\bevening\b/.test(said)) return choices.filter(({ time }) => time >= '17:00');
  return null;
}

/** "Two" is two o'clock, unless it is read out at two in the morning. */
function byTime(text: string, choices: readonly Choice[], clock: CompanyClock): readonly Choice[] | null {
  const times = understandDateTimes(text, clock).flatMap(({ time, halfOfDayAssumed }) =>
    time ? [{ time, halfOfDayAssumed }] : [],
  );
  if (times.length === 0) return bareHour(text, choices);
  return choices.filter(({ time }) =>
    times.some(
      (one) =>
        one.time === time ||
        (one.halfOfDayAssumed &&
          one.time.slice(1) === otherHalf(time).slice(1) &&
          one.time === otherHalf(time)),
    ),
  );
}

/** "Ten works": an hour without "at" or "o'clock", when a time on offer is at that hour. */
function bareHour(text: string, choices: readonly Choice[]): readonly Choice[] | null {
  const said = plain(text);
  const hours = HOURS.flatMap((name, at) =>
    new RegExp(`\\b(?:${name}|${at + 1})\\b(?! (?:one|visits?|appointments?))`).test(
      said.replace(
        /\b(?:that|this|the|which|other|second|first|third|last|later|earlier|a|any|no|either|\w+day) one\b/g,
        ' ',
      ),
    )
      ? [at + 1]
      : [],
  );
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
function byWords(said: string, choices: readonly Choice[]): readonly Choice[] | null {
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
