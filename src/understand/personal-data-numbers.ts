// Decides which runs of digits are personal: by their length and grouping, and by the words around them.
import { isLuhnValid } from './personal-data-checks.ts';
import { digitRuns, type DigitGroup, type DigitRun } from './personal-data-digits.ts';
import type { PersonalDataSpan, PersonalDataType } from './personal-data-types.ts';
import { AMOUNT_LEADS, CALENDAR_LEADS, CUES, PUBLIC_REFERENCES, UNITS } from './personal-data-words.ts';

/** How far around a number words are read; a fixed window keeps the whole linear. */
const WINDOW = 64;
const CUE_WORDS = 7;
/** Shorter than this and without a cue, a run is more likely a count than an identifier. */
const MIN_BARE_DIGITS = 4;
const MIN_CUED_DIGITS = 3;
/** A group this long stands for itself: nobody writes half a card number in one block. */
const WHOLE_GROUP = 9;

interface Neighbourhood {
  /** Nearest word first. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly left: string;
  readonly right: string;
}

/** Runs of digits that identify someone or something of theirs. */
export function findNumbers(text: string): PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  for (const run of digitRuns(text)) {
    for (const part of split(run)) {
      const span = classify(part, neighbourhood(text, part));
      if (span) spans.push({ ...span, start: span.start - openingLength(text, span) });
    }
  }
  return spans;
}

// The bracket or plus sign that a telephone number opens with.
function openingLength(text: string, { start, end }: PersonalDataSpan): number {
  const opening = /[+(]+$/.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
  return opening.startsWith('+') || text.slice(start, end).includes(')') ? opening.length : 0;
}

// "4561 4569645854126321548" is two numbers; "4111 1111 1111 1111" is one.
function split(run: DigitRun): DigitRun[] {
  const parts: DigitGroup[][] = [[]];
  let last: DigitGroup | undefined;
  for (const group of run.groups) {
    const alone = group.digits.length >= WHOLE_GROUP || (last && last.digits.length >= WHOLE_GROUP);
    if (last && (alone || group.spoken !== last.spoken)) parts.push([]);
    parts[parts.length - 1]?.push(group);
    last = group;
  }
  return parts.map((groups) => ({
    start: groups[0]?.start ?? run.start,
    end: groups[groups.length - 1]?.end ?? run.end,
    groups,
  }));
}

function classify(run: DigitRun, near: Neighbourhood): PersonalDataSpan | null {
  const digits = run.groups.map((group) => group.digits).join('');
  if (digits.length < MIN_CUED_DIGITS) return null;
  if (isPartOfSomethingElse(near) || isDate(run)) return null;
  const cue = findCue(near);
  const needed = cue ? MIN_CUED_DIGITS : MIN_BARE_DIGITS;
  if (digits.length < needed) return null;
  if (run.groups.every((group) => group.spoken) ? !isSpelledOut(run) : !cue && isOrdinary(run, digits, near))
    return null;
  if (cue === 'ADDRESS')
    return digits.length >= MIN_BARE_DIGITS ? { ...bounds(run), type: typeOf(digits) } : null;
  return { ...bounds(run), type: cue && digits.length < 13 ? cue : typeOf(digits) };
}

const bounds = ({ start, end }: DigitRun) => ({ start, end });

function typeOf(digits: string): PersonalDataType {
  const { length } = digits;
  if (isLuhnValid(digits) && length >= 13) return 'CARD';
  if (length >= 15) return 'CARD';
  if (length >= 12) return 'ACCOUNT';
  if (length >= 10 || length === 7) return 'PHONE';
  if (length === 9) return 'SSN';
  return length === 5 ? 'ZIP' : 'NUMBER';
}

// The glue around a run: part of an id, a decimal, an amount, a clock time, a web address.
function isPartOfSomethingElse({ left, right }: Neighbourhood): boolean {
  if (
    /[\p{L}_]$|\p{L}[-_#]$/u.test(left) &&
    !/(?:^|[^\p{L}])(?:no|number|ssn|pin|zip|is|x|ext)[-#]?$/iu.test(left)
  )
    return true;
  if (/[\p{Sc}] ?$|\d[.,:]$|[=&?%@:]\d*$|\/\S*$/u.test(left) && !/\s$/.test(left.slice(-1)))
    return /[\p{Sc}\d=&?%@/:]/u.test(left.slice(-2));
  return /^(?:[%\p{Sc}_]|:\d|[.,]\d{1,2}(?!\d)| ?(?:%|\p{Sc})|-?(?:year|day|month|hour|minute)|(?:st|nd|rd|th|s|k|am|pm|h)(?![\p{L}]))/iu.test(
    right,
  );
}

// Three groups that can be a day, a month and a year, or two years: "2018-05-06", "10 31 1974", "2010-2015".
function isDate({ groups }: DigitRun): boolean {
  const numbers = groups.map((group) => group.digits);
  if (numbers.every(isYear) && numbers.length <= 2) return numbers.length === 2;
  if (numbers.length < 3 || numbers.length > 6) return false;
  const [a = '', b = '', c = ''] = numbers;
  const small = (value: string, max: number) =>
    value.length <= 2 && Number(value) >= 1 && Number(value) <= max;
  const yearFirst = isYear(a) && small(b, 12) && small(c, 31);
  const yearLast =
    (isYear(c) || c.length === 2) && small(a, 31) && small(b, 31) && (small(a, 12) || small(b, 12));
  return numbers.length === 3
    ? yearFirst || yearLast
    : yearFirst && numbers.slice(3).every((n) => n.length <= 2);
}

const isYear = (digits: string) => digits.length === 4 && Number(digits) >= 1900 && Number(digits) < 2100;

// At least three single digits in a row; "nineteen eighty five" and "twelve thirty" are years and times.
function isSpelledOut({ groups }: DigitRun): boolean {
  let single = 0;
  let longest = 0;
  for (const group of groups) {
    single = group.digits.length === 1 || /^(\d)\1+$/.test(group.digits) ? single + group.digits.length : 0;
    longest = Math.max(longest, single);
  }
  return longest >= MIN_CUED_DIGITS;
}

// Without a cue: an amount, a count, a year, a time, or the number of something public.
function isOrdinary(run: DigitRun, digits: string, { before, after, left }: Neighbourhood): boolean {
  const [lead = ''] = before;
  const [follow = ''] = after;
  if (digits.length >= WHOLE_GROUP) return false;
  if (UNITS.has(follow)) return true;
  const named = before.slice(0, 4).find((word) => !FILLERS.has(word)) ?? '';
  if (PUBLIC_REFERENCES.has(named)) return true;
  if (digits.length <= 6 && (AMOUNT_LEADS.has(lead) || AMOUNT_LEADS.has(named))) return true;
  if (run.groups.length > 1 && digits.length < 7) return run.groups.some((group) => group.digits.length < 3);
  if (isYear(digits)) return true;
  if (/[#]$/.test(left)) return digits.length < 5;
  return (
    digits.length === 4 && CALENDAR_LEADS.has(lead) && Number(digits.slice(2)) < 60 && Number(digits) < 2400
  );
}

const FILLERS: ReadonlySet<string> = new Set('is number no num the my id it of was are to'.split(' '));

function findCue({ before, after }: Neighbourhood): PersonalDataType | null {
  for (const word of before.slice(0, CUE_WORDS)) {
    if (PUBLIC_REFERENCES.has(word)) return null;
    const cue = CUES.get(word);
    if (cue) return cue;
  }
  const [first = '', second = ''] = after;
  return CUES.get(first) ?? (['is', 'my', 'for', 'in'].includes(first) ? (CUES.get(second) ?? null) : null);
}

function neighbourhood(text: string, { start, end }: DigitRun): Neighbourhood {
  const left = text.slice(Math.max(0, start - WINDOW), start);
  const right = text.slice(end, end + WINDOW);
  return { before: words(left).reverse(), after: words(right), left, right };
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}.]*\p{L}/gu) ?? [];
