// A caller's number as a person types it, in the one form that the rest of the system knows.
import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js';
import { CodedError } from '../domain/errors.ts';

/** Longer than any number with its punctuation. */
const LONGEST = 40;

/** What networks write: digits, a plus before them, and punctuation. */
const DIALLABLE = /^\+?[\d\s().-]+$/;

/** E.164, or null for what is no telephone number. Numbers that are possible but not in service are taken. */
export function toE164(text: string, country: string): string | null {
  const parsed = DIALLABLE.test(text) ? parse(text, country) : undefined;
  return parsed?.isPossible() === true ? parsed.number : null;
}

/**
 * E.164. Numbers that are possible but not in service, like the 555 ones of a demo, are taken.
 * @param country ISO code, for numbers without a country code.
 * @throws CodedError invalid_argument with an example, never with what was typed.
 */
export function parseCallerNumber(typed: string, country: string): string {
  const parsed = parse(typed, country);
  if (parsed?.isPossible() === true) return parsed.number;
  throw new CodedError(
    'invalid_argument',
    'The caller number is not a telephone number. Write it with its country code, e.g. +14155551234.',
  );
}

function parse(text: string, country: string): PhoneNumber | undefined {
  return text.length > LONGEST
    ? undefined
    : parsePhoneNumberFromString(text, isSupportedCountry(country) ? country : 'US');
}
