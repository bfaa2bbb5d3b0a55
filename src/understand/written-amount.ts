// Spoken amounts in writing: cardinals, ordinals, decimals, money, percentages.
import { SCALES, UNITS } from './number-words.ts';
import { readNumber } from './numbers.ts';
import type { Rewrite, Speech } from './written-speech.ts';
import { smallNumber } from './written-speech.ts';

export interface Amount {
  /** As written: "18", "18.56", "1.69 billion". */
  readonly text: string;
  readonly end: number;
  readonly ordinal: boolean;
}

const SIGNS: Readonly<Record<string, string>> = { minus: '-', negative: '-', positive: '+' };

/** The digits behind "point", said one by one. */
function decimals(words: readonly string[], at: number): { digits: string; end: number } {
  let digits = '';
  let end = at;
  for (; end < words.length; end++) {
    const word = words[end] ?? '';
    const unit = /^(?:o|oh)$/.test(word)
      ? 0
      : (UNITS.get(word) ?? (/^\d$/.test(word) ? Number(word) : undefined));
    if (unit === undefined) break;
    digits += String(unit);
  }
  if (digits !== '') return { digits, end };
  const small = smallNumber(words, at);
  return small === null ? { digits, end: at } : { digits: String(small.value), end: small.end };
}

/** Millions and more stay words where nothing finer was said: "fifteen billion" is "15 billion". */
function rounded(value: bigint, words: readonly string[], from: number, end: number): string | null {
  const scale = words[end - 1] ?? '';
  const size = SCALES.get(scale);
  if (size === undefined || size < 1_000_000n || value % size !== 0n || value / size >= 1000n) return null;
  const named = words.slice(from, end).filter((word) => SCALES.has(word));
  return named.length === 1 && /illion$/.test(scale) ? `${value / size} ${scale}` : null;
}

export function readAmount(words: readonly string[], at: number): Amount | null {
  const sign = SIGNS[words[at] ?? ''] ?? '';
  const from = sign === '' ? at : at + 1;
  const leading = words[from] === 'point' ? null : readNumber(words, from);
  if (leading === null && words[from] !== 'point') return null;
  const end = leading?.end ?? from;
  if (leading?.ordinal === true) return { text: ordinal(leading.value), end, ordinal: true };
  if (words[end] === 'point') {
    const after = decimals(words, end + 1);
    if (after.digits !== '') {
      const scale = words[after.end] ?? '';
      const named = SCALES.has(scale) ? ` ${scale}` : '';
      const text = `${sign}${leading === null ? '' : String(leading.value)}.${after.digits}${named}`;
      return { text, end: after.end + (named === '' ? 0 : 1), ordinal: false };
    }
  }
  if (leading === null) return null;
  const text = rounded(leading.value, words, from, end) ?? String(leading.value);
  return { text: sign + text, end, ordinal: false };
}

/** "21st", "112th". */
export function ordinal(value: bigint): string {
  const last = Number(value % 10n);
  const teen = (value / 10n) % 10n === 1n;
  return `${value}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][last] ?? 'th')}`;
}

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/^(?:dollars?|bucks?)$/, '$'],
  [/^(?:pounds?|quid)$/, '£'],
  [/^euros?$/, '€'],
  [/^won$/, '₩'],
  [/^rupees?$/, '₹'],
];
const CENTS = /^(?:cents?|pence|penny|pennies|p)$/;

function currency(words: readonly string[], at: number): { symbol: string; end: number } | null {
  const spaced = words[at] === 'u' && words[at + 1] === 's';
  const from = spaced ? at + 2 : /^(?:us|american)$/.test(words[at] ?? '') ? at + 1 : at;
  const found = CURRENCIES.find(([pattern]) => pattern.test(words[from] ?? ''));
  return found === undefined ? null : { symbol: found[1], end: from + 1 };
}

function cents(words: readonly string[], at: number): { value: number; end: number; named: boolean } | null {
  const from = words[at] === 'and' ? at + 1 : at;
  const amount = smallNumber(words, from);
  if (amount === null) return null;
  const named = CENTS.test(words[amount.end] ?? '');
  return { value: amount.value, end: amount.end + (named ? 1 : 0), named };
}

/** "twenty nine dollars fifty cents" is "$29.50". */
export function writtenMoney({ words }: Speech, at: number): Rewrite | null {
  const amount = readAmount(words, at);
  if (amount === null || amount.ordinal) return null;
  const unit = currency(words, amount.end);
  if (unit === null) {
    const small = /^(?:cents?|pence|penny)$/.test(words[amount.end] ?? '') && /^\d{1,2}$/.test(amount.text);
    const symbol = /^cents?$/.test(words[amount.end] ?? '') ? '$' : '£';
    return small ? { text: `${symbol}0.${amount.text.padStart(2, '0')}`, end: amount.end + 1 } : null;
  }
  const rest = /\D/.test(amount.text) ? null : cents(words, unit.end);
  // "thirteen dollars forty five" has its cents unnamed; "five dollars and two" has not.
  const taken =
    rest !== null && (rest.named || (words[unit.end] !== 'and' && rest.value >= 10)) ? rest : null;
  const text = `${unit.symbol}${amount.text}`;
  if (taken === null) return { text, end: unit.end };
  return { text: `${text}.${String(taken.value).padStart(2, '0')}`, end: taken.end };
}

export function writtenPercent({ words }: Speech, at: number): Rewrite | null {
  const amount = readAmount(words, at);
  if (amount === null || amount.ordinal) return null;
  if (words[amount.end] === 'percent') return { text: `${amount.text}%`, end: amount.end + 1 };
  const spaced = words[amount.end] === 'per' && words[amount.end + 1] === 'cent';
  return spaced ? { text: `${amount.text}%`, end: amount.end + 2 } : null;
}
