// The grammar of English cardinals and ordinals: "two thousand and four", "eleven hundred", "twenty third".
import { SCALES, TEENS, TENS, UNITS, cardinalOfOrdinal } from './number-words.ts';

export interface NumberRead {
  readonly value: bigint;
  /** Index of the first word after the number. */
  readonly end: number;
  /** True when the last word was an ordinal ("twenty third"); an ordinal always ends the number. */
  readonly ordinal: boolean;
}

interface Word {
  readonly cardinal: string;
  readonly ordinal: boolean;
}

function wordAt(words: readonly string[], at: number): Word | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  const stem = cardinalOfOrdinal(word);
  return stem === undefined ? { cardinal: word, ordinal: false } : { cardinal: stem, ordinal: true };
}

/** 0 to 99: "seven", "fourteen", "sixty", "sixty two", "sixty second". */
export function readBelowHundred(words: readonly string[], from: number): NumberRead | null {
  const word = wordAt(words, from);
  if (word === undefined) return null;
  const plain = UNITS.get(word.cardinal) ?? TEENS.get(word.cardinal);
  if (plain !== undefined) return { value: BigInt(plain), end: from + 1, ordinal: word.ordinal };
  const tens = TENS.get(word.cardinal);
  if (tens === undefined) return null;
  const dash = words[from + 1] === '-' ? 1 : 0;
  const next = word.ordinal ? undefined : wordAt(words, from + 1 + dash);
  const unit = next === undefined ? undefined : UNITS.get(next.cardinal);
  if (next === undefined || unit === undefined || unit === 0) {
    return { value: BigInt(tens), end: from + 1, ordinal: word.ordinal };
  }
  return { value: BigInt(tens + unit), end: from + 2 + dash, ordinal: next.ordinal };
}

const isAnd = (word: string | undefined): boolean => word === 'and' || word === '&';

/** Up to 9,999 by hundreds: "three hundred and five", "eleven hundred", "a hundred". */
function readHundreds(words: readonly string[], from: number): NumberRead | null {
  const article = words[from] === 'a' && ['hundred', 'hundredth'].includes(words[from + 1] ?? '');
  const lead = article ? { value: 1n, end: from + 1, ordinal: false } : readBelowHundred(words, from);
  if (lead === null || lead.ordinal || lead.value === 0n) return lead;
  const hundred = wordAt(words, lead.end);
  if (hundred?.cardinal !== 'hundred') return lead;
  const value = lead.value * 100n;
  const end = lead.end + 1;
  if (hundred.ordinal) return { value, end, ordinal: true };
  const rest = readBelowHundred(words, isAnd(words[end]) ? end + 1 : end);
  if (rest === null || rest.value === 0n) return { value, end, ordinal: false };
  return { value: value + rest.value, end: rest.end, ordinal: rest.ordinal };
}

/** The longest number starting at `from`, or null. `words` are lower case; a hyphen may be a word of its own. */
export function readNumber(words: readonly string[], from: number): NumberRead | null {
  let total = 0n;
  let limit: bigint | null = null;
  let at = from;
  let result: NumberRead | null = null;
  for (;;) {
    const start: number = result !== null && isAnd(words[at]) ? at + 1 : at;
    const article: boolean = words[start] === 'a' && SCALES.has(wordAt(words, start + 1)?.cardinal ?? '');
    const group: NumberRead | null = article
      ? { value: 1n, end: start + 1, ordinal: false }
      : readHundreds(words, start);
    if (group === null || (result !== null && group.value === 0n)) return result;
    const scaleWord: Word | undefined = group.ordinal ? undefined : wordAt(words, group.end);
    const scale =
      scaleWord === undefined
        ? undefined
        : SCALES.get(scaleWord.cardinal.replace(/(?<=illion|lakh|crore|thousand)s$/, ''));
    if (scaleWord === undefined || scale === undefined) {
      if (limit !== null && group.value >= limit) return result;
      return { value: total + group.value, end: group.end, ordinal: group.ordinal };
    }
    if (limit !== null && scale >= limit) return result;
    total += group.value * scale;
    limit = scale;
    at = group.end + 1;
    result = { value: total, end: at, ordinal: scaleWord.ordinal };
    if (scaleWord.ordinal) return result;
  }
}
