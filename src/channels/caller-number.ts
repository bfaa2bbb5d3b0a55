// A caller's number as a person types it, in the one form that the rest of the system knows.
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { CodedError } from '../domain/errors.ts';

/** Longer than any number with its punctuation. */
const LONGEST = 40;

/**
 * E.164. Numbers that are possible but not in service, like the 555 ones of a demo, are taken.
 * @param country ISO code, for numbers without a country code.
 * @throws CodedError invalid_argument with an example, never with what was typed.
 */
export function parseCallerNumber(typed: string, country: string): string {
  const region = isSupportedCountry(country) ? country : 'US';
  const parsed = typed.length > LONGEST ? undefined : parsePhoneNumberFromString(typed, region);
  if (parsed?.isPossible() === true) return parsed.number;
  throw new CodedError(
    'invalid_argument',
    'The caller number is not a telephone number. Write it with its country code, e.g. +14155551234.',
  );
}
