// What the readers of spoken numbers share: the utterance as words, and what a stretch of it is rewritten to.
import { readBelowHundred, readNumber } from './numbers.ts';
import { TEENS, TENS, UNITS } from './number-words.ts';
import { tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';

export interface Speech {
  readonly tokens: readonly Token[];
  /** Lower case, one for each token. */
  readonly words: readonly string[];
}

export interface Rewrite {
  readonly text: string;
  /** Index of the first token after the stretch. */
  readonly end: number;
}

export type Rewriter = (speech: Speech, at: number) => Rewrite | null;

export function speechOf(text: string): Speech {
  const tokens = tokenise(text);
  return { tokens, words: tokens.map((token) => token.text) };
}

/** True when the stretch is all that was said, signs aside. */
export function isWholeUtterance(speech: Speech, from: number, to: number): boolean {
  return speech.tokens.every((token, index) => (index >= from && index < to) || token.kind === 'sign');
}

export interface Value {
  readonly value: number;
  readonly end: number;
}

/** 0 to 99 in words or typed, no ordinal. */
export function smallNumber(words: readonly string[], at: number): Value | null {
  const word = words[at] ?? '';
  if (/^\d{1,2}$/.test(word)) return { value: Number(word), end: at + 1 };
  const read = readBelowHundred(words, at);
  return read === null || read.ordinal ? null : { value: Number(read.value), end: read.end };
}

const isZero = (word: string | undefined): boolean => /^(?:oh|o|zero)$/.test(word ?? '');

/** "oh five" or 10 to 99: how the second half of a year, a time or a house number is said. */
export function twoDigits(words: readonly string[], at: number): Value | null {
  if (isZero(words[at])) {
    const unit = UNITS.get(words[at + 1] ?? '') ?? 0;
    return unit > 0 ? { value: unit, end: at + 2 } : null;
  }
  const word = words[at] ?? '';
  return TEENS.has(word) || TENS.has(word) || /^\d{2}$/.test(word) ? smallNumber(words, at) : null;
}

/** "nineteen seventy six", "twenty twelve", "fifteen o six", "two thousand eight", "1985". */
export function readYear(words: readonly string[], at: number): Value | null {
  const word = words[at] ?? '';
  if (/^\d{4}$/.test(word)) return { value: Number(word), end: at + 1 };
  const century = smallNumber(words, at);
  if (century === null) return null;
  const rest = century.value >= 10 && century.value <= 21 ? twoDigits(words, century.end) : null;
  if (rest !== null) return { value: century.value * 100 + rest.value, end: rest.end };
  if (!/^(?:hundred|thousand)$/.test(words[century.end] ?? '')) return null;
  const whole = readNumber(words, at);
  const year = whole === null || whole.ordinal ? 0 : Number(whole.value);
  return whole !== null && year >= 1000 && year <= 2999 ? { value: year, end: whole.end } : null;
}

export const pad = (value: number): string => String(value).padStart(2, '0');
