// Breaks a spoken or typed date of birth into day-or-year numbers and months, in the order they were said.
import { TEENS, TENS, UNITS, cardinalOfOrdinal } from './number-words.ts';
import { readBelowHundred, readNumber } from './numbers.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

interface Placed {
  /** What was said between it and the next element: words only, "" when only inner words stood there. */
  readonly after: string;
  /** Offsets into the plain text. */
  readonly start: number;
  readonly end: number;
}

export type DateElement = Placed &
  (
    | { readonly kind: 'number'; readonly digits: string; readonly ordinal: boolean }
    | { readonly kind: 'month'; readonly month: number }
  );

// prettier-ignore
const MONTHS = [
  'january jan', 'february feb febuary', 'march mar', 'april apr', 'may', 'june jun', 'july jul', 'august aug',
  'september sep sept', 'october oct', 'november nov', 'december dec',
];

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);

/** Words and signs that may stand inside a date. */
const INNER =
  /^(?:of|the|in|on|year|month|day|to|too|and|slash|dash|dot|stroke|point|uh|um|er|erm|a|it's|was|nineteen|[-/.,'(){}])$/;

function numberAt(
  tokens: readonly Token[],
  words: readonly string[],
  at: number,
): { digits: string; ordinal: boolean; end: number } | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'digits') {
    const suffix = tokens[at + 1];
    const ordinal = suffix?.glued === true && /^(?:st|nd|rd|th)$/.test(suffix.text);
    const time = suffix?.glued === true && suffix.text === ':';
    return time ? null : { digits: token.text, ordinal, end: at + (ordinal ? 2 : 1) };
  }
  const word = token.text;
  if (word === 'o' || word === 'oh') {
    // A zero only in front of a digit: "oh three oh six eighty five".
    const next = words[at + 1] ?? '';
    return UNITS.has(next) || /^\d$/.test(next) ? { digits: '0', ordinal: false, end: at + 1 } : null;
  }
  if (word === 'double') {
    const unit = UNITS.get(words[at + 1] ?? '') ?? (/^(?:o|oh)$/.test(words[at + 1] ?? '') ? 0 : undefined);
    return unit === undefined ? null : { digits: `${unit}${unit}`, ordinal: false, end: at + 2 };
  }
  if (!UNITS.has(word) && !TEENS.has(word) && !TENS.has(word) && cardinalOfOrdinal(word) === undefined)
    return null;
  const small = readBelowHundred(words, at);
  const large = /^(?:hundred|thousand)$/.test(words[small?.end ?? at] ?? '') ? readNumber(words, at) : null;
  const read = large ?? small;
  return read === null ? null : { digits: String(read.value), ordinal: read.ordinal, end: read.end };
}

/** The elements in order. A caller's "no wait" shows up in `after`. @param plain over-long input is the caller's to cut */
export function dateElements(plain: string): DateElement[] {
  const tokens = tokensOf(plain);
  const words = tokens.map((token) => token.text);
  const elements: { element: DateElement; between: string[] }[] = [];
  for (let at = 0; at < tokens.length;) {
    const month = MONTH_NUMBERS.get(words[at] ?? '');
    const number = month === undefined ? numberAt(tokens, words, at) : null;
    const next = month === undefined ? number?.end : at + 1;
    const place = { after: '', start: tokens[at]?.start ?? 0, end: tokens[(next ?? 1) - 1]?.end ?? 0 };
    if (month !== undefined) elements.push({ element: { kind: 'month', month, ...place }, between: [] });
    else if (number !== null) {
      const { digits, ordinal } = number;
      elements.push({ element: { kind: 'number', digits, ordinal, ...place }, between: [] });
    } else {
      const word = words[at] ?? '';
      if (!INNER.test(word)) elements.at(-1)?.between.push(word);
    }
    at = next ?? at + 1;
  }
  return elements.map(({ element, between }) => ({ ...element, after: between.join(' ') }));
}
