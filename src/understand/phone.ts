// Telephone numbers, spoken or typed, to E.164.
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { CountryCode } from 'libphonenumber-js';
import { statedNumbers } from './stated-numbers.ts';
import type { StatedNumber } from './stated-numbers.ts';
import { clip } from './tokens.ts';
import { firstUnderstood, likely, sure } from './understood.ts';
import type { Understood } from './understood.ts';

export interface PhoneOptions {
  /** The country whose national numbers are meant when no country code is said; ISO 3166, "US" by default. */
  readonly defaultCountry?: CountryCode;
  readonly nbest?: readonly string[];
}

const SHORTEST = 7;
const LONGEST = 15;

function digitsOf(number: StatedNumber, other: boolean): string {
  return number.pieces
    .map((piece) => (other ? (piece.alternatives[0] ?? piece.digits) : piece.digits))
    .join('');
}

function toE164(digits: string, international: boolean, country: CountryCode): Understood<string> {
  if (digits.length < SHORTEST || digits.length > LONGEST) return null;
  const parsed = parsePhoneNumberFromString(international ? `+${digits}` : digits, country);
  if (parsed?.isValid() === true) return sure(parsed.number);
  if (parsed?.isPossible() === true) return likely(parsed.number);
  // Callers from abroad leave the plus out; only a number in use there is believed.
  const abroad = international ? undefined : parsePhoneNumberFromString(`+${digits}`);
  return abroad?.isValid() === true ? likely(abroad.number) : null;
}

function readPhone(text: string, country: CountryCode): Understood<string> {
  const international = /(?:\+|\bplus\b)\s*(?:\d|[a-z])/i.test(clip(text));
  // "plus" starts a number; as a word it would only break the run.
  const stated = statedNumbers(text.replace(/\bplus\b/gi, '+'));
  const own = stated.filter((number) => number.label === 'phone');
  let best: Understood<string> = null;
  for (const number of own.length > 0 ? own : stated.filter((one) => one.label === null)) {
    for (const other of [false, true]) {
      const understood = toE164(digitsOf(number, other), international, country);
      if (understood === null || !('value' in understood)) continue;
      if (understood.confidence === 'sure') return number.corrected ? likely(understood.value) : understood;
      best ??= understood;
    }
  }
  return best;
}

/**
 * A telephone number in E.164 form; `likely` when its length is right for the country but no such range is in use.
 *
 * @example understandPhone('four one five, five five five, two six seven one') // +14155552671
 */
export function understandPhone(text: string, options: PhoneOptions = {}): Understood<string> {
  const country = options.defaultCountry ?? 'US';
  return firstUnderstood(text, options.nbest, (hypothesis) => readPhone(hypothesis, country));
}
