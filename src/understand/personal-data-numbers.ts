// Decides which numbers are personal where nobody is being verified: by their length and grouping, and by the words
// around them. What only counts, measures or dates something was left out before (numbers-said.ts).
import type { DigitElement } from './digit-runs.ts';
import { isLuhnValid } from './personal-data-checks.ts';
import type { PersonalDataSpan, PersonalDataType, Said } from './personal-data-types.ts';
import { AMOUNT_LEADS, CALENDAR_LEADS, CUES, PUBLIC_REFERENCES } from './personal-data-words.ts';
import type { NumberLabel } from './number-labels.ts';
import type { NumberSaid } from './numbers-said.ts';
import { isDateShaped } from './typed-numbers.ts';

/** How far around a number words are read; a fixed window keeps the whole linear. */
const WINDOW = 64;
const CUE_WORDS = 7;
/** Shorter than this and without a cue, a number is more likely a count than an identifier. */
const MIN_BARE_DIGITS = 4;
const MIN_CUED_DIGITS = 3;
/** Fewer numbers in words are an amount, a year or a time. */
const DICTATED = 4;
/** A group this long stands for itself: nobody writes half a card number in one block. */
const WHOLE_GROUP = 9;
/** No card has more digits (ISO/IEC 7812). */
const LONGEST_NUMBER = 19;

/** A number, or a part of one, with its words around. */
interface Candidate {
  readonly elements: readonly DigitElement[];
  readonly digits: string;
  readonly label: NumberLabel | null;
  readonly start: number;
  readonly end: number;
  /** Nearest word first. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly left: string;
}

/** Numbers that identify someone or something of theirs. */
export function findNumbers(said: Said): PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  for (const number of said.numbers) {
    if (!number.identifies) continue;
    for (const elements of split(number)) {
      const candidate = candidateOf(said, number, elements);
      const type = typeOf(candidate);
      if (type !== null) spans.push({ ...opened(said.plain, candidate), type });
    }
  }
  return spans;
}

function candidateOf(
  { plain, tokens }: Said,
  number: NumberSaid,
  elements: readonly DigitElement[],
): Candidate {
  const start = tokens[elements[0]?.from ?? 0]?.start ?? 0;
  const end = tokens[(elements.at(-1)?.end ?? 1) - 1]?.end ?? start;
  const left = plain.slice(Math.max(0, start - WINDOW), start);
  return {
    ...{ elements, start, end, left, label: number.label },
    digits: elements.map(({ digits }) => digits).join(''),
    before: wordsIn(left).reverse(),
    after: wordsIn(plain.slice(end, end + WINDOW)),
  };
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}.]*\p{L}/gu) ?? [];

/** With the bracket or plus sign that a telephone number opens with. */
function opened(plain: string, { start, end }: Candidate): { start: number; end: number } {
  const opening = /[+(]+$/.exec(plain.slice(Math.max(0, start - 2), start))?.[0] ?? '';
  const whole = opening.startsWith('+') || plain.slice(start, end).includes(')');
  return { start: whole ? start - opening.length : start, end };
}

/** "4561 4569645854126321548" is two numbers; "4111 1111 1111 1111" is one. */
function split({ elements, digits }: NumberSaid): DigitElement[][] {
  if (digits.length <= LONGEST_NUMBER) return [[...elements]];
  const parts: DigitElement[][] = [[]];
  let last: DigitElement | undefined;
  for (const element of elements) {
    const alone = element.digits.length >= WHOLE_GROUP || (last && last.digits.length >= WHOLE_GROUP);
    if (last && alone) parts.push([]);
    parts.at(-1)?.push(element);
    last = element;
  }
  return parts;
}

const NAMED_BY: Partial<Record<NumberLabel, PersonalDataType>> = {
  ...{
    zip: 'ZIP',
    pin: 'PASSWORD',
    entry: 'PASSWORD',
    ssn: 'SSN',
    card: 'CARD',
    cvv: 'CARD',
    account: 'ACCOUNT',
    policy: 'ACCOUNT',
  },
  ...{ phone: 'PHONE', birth: 'DATE' },
};

function typeOf(candidate: Candidate): PersonalDataType | null {
  const { elements, digits, label } = candidate;
  const named = label === null ? null : (NAMED_BY[label] ?? null);
  const cue = findCue(candidate) ?? named;
  if (named === null && digits.length < (cue ? MIN_CUED_DIGITS : MIN_BARE_DIGITS)) return null;
  if (isDateShaped(elements.map((element) => element.digits))) return null;
  const counted = elements.length < DICTATED && elements.every(({ form }) => form === 'number');
  if (counted && cue === null && label === null && digits.length !== 5) return null;
  if (cue === null && isOrdinary(candidate)) return null;
  if (cue === 'ADDRESS') return digits.length >= MIN_BARE_DIGITS ? kindOf(digits) : null;
  return cue && digits.length < 13 ? cue : kindOf(digits);
}

function kindOf(digits: string): PersonalDataType {
  const { length } = digits;
  if (isLuhnValid(digits) && length >= 13) return 'CARD';
  if (length >= 15) return 'CARD';
  if (length >= 12) return 'ACCOUNT';
  if (length >= 10 || length === 7) return 'PHONE';
  if (length === 9) return 'SSN';
  return length === 5 ? 'ZIP' : 'NUMBER';
}

const isYear = (digits: string) => digits.length === 4 && Number(digits) >= 1900 && Number(digits) < 2100;

/** Without a cue: an amount, a year, a time, or the number of something public. */
function isOrdinary({ elements, digits, before, left }: Candidate): boolean {
  const [lead = ''] = before;
  if (digits.length >= WHOLE_GROUP) return false;
  const named = before.slice(0, 4).find((word) => !FILLERS.has(word)) ?? '';
  if (PUBLIC_REFERENCES.has(named)) return true;
  if (digits.length <= 6 && (AMOUNT_LEADS.has(lead) || AMOUNT_LEADS.has(named))) return true;
  const typed = elements.every(({ form }) => form === 'typed');
  if (typed && elements.length > 1 && digits.length < 7)
    return elements.some((element) => element.digits.length < 3);
  if (isYear(digits)) return true;
  if (/[#]$/.test(left)) return digits.length < 5;
  return (
    digits.length === 4 && CALENDAR_LEADS.has(lead) && Number(digits.slice(2)) < 60 && Number(digits) < 2400
  );
}

const FILLERS: ReadonlySet<string> = new Set('is number no num the my id it of was are to'.split(' '));

function findCue({ before, after }: Candidate): PersonalDataType | null {
  for (const word of before.slice(0, CUE_WORDS)) {
    if (PUBLIC_REFERENCES.has(word)) return null;
    const cue = CUES.get(word);
    if (cue) return cue;
  }
  const [first = '', second = ''] = after;
  return CUES.get(first) ?? (['is', 'my', 'for', 'in'].includes(first) ? (CUES.get(second) ?? null) : null);
}
