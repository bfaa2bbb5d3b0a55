// Takes personal data out of whatever a call stores: nested data, under any key, in a form that jsonb accepts.
import { hideSecrets } from '../understand/index.ts';

/** Values of these keys are answers to verification or means of payment, whatever they look like. */
const SECRET_KEYS =
  /^(zip|zip_?code|postal_?code|date_?of_?birth|dob|birth_?date|ssn|ssn_?last_?4|social.*|card.*|cvv|cvc|pin|password|street|street_?address)$/i;

/** Keys that a program chose; others may have come from what somebody said. */
const NAME = /^[a-z_][\w.-]{0,60}$/i;

/** A whole text that a program made: "slot_20260305_1000_maria_lopez". Not one that is named after what it would hide. */
const ID =
  /^(?!(?:zip|postal|card|ssn|social|phone|tel|pin|code|number|account|acct|cvv|cvc|dob|birth)(?![a-z]))[a-z]{2,}(?:_[a-z0-9]+)+$/;

const MAX_DEPTH = 12;
/** Longer text than this is not speech; the rest is cut off. */
const MAX_TEXT = 100_000;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What came out of redactDeep. A call's events pass it twice: when they are told, and when they are stored. */
const clean = new WeakSet<object>();

/** Numbers and booleans stay; functions and undefined go; what is nested too deep becomes "[deep]". */
export function redactDeep(value: unknown): Json {
  if (isClean(value)) return value;
  const redacted = redactNested(value, 0);
  if (typeof redacted === 'object' && redacted !== null) clean.add(Object.freeze(redacted));
  return redacted;
}

/** Words of the company's own, which hold nobody's data: a telephone number in them is there to be read. */
export function ownWords<T extends object>(value: T): T {
  clean.add(Object.freeze(value));
  return value;
}

function isClean(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && clean.has(value);
}

function redactNested(value: unknown, depth: number): Json {
  if (depth > MAX_DEPTH) return '[deep]';
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return redactNumber(value);
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return redactText(value.toString());
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Error) return { name: value.name, message: redactText(value.message) };
  if (Array.isArray(value)) return value.map((item) => redactNested(item, depth + 1));
  if (typeof value !== 'object') return null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined && typeof item !== 'function')
      .map(([key, item]) => [
        NAME.test(key) ? key : redactText(key),
        SECRET_KEYS.test(key) && isScalar(item) ? '[redacted]' : redactNested(item, depth + 1),
      ]),
  );
}

/** Callers' names were taken out where they said them; in what agents say and tools answer they are the company's own. */
export function redactText(text: string): string {
  const stored = storable(text.slice(0, MAX_TEXT));
  return ID.test(stored) ? stored : hideSecrets(stored);
}

/** PostgreSQL takes neither NUL nor half a surrogate pair. */
export function storable(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

/** Card numbers come as numbers too; moments in milliseconds have 13 digits and stay. */
function redactNumber(value: number): Json {
  if (!Number.isFinite(value)) return null;
  return Number.isInteger(value) && Math.abs(value) >= 1e14 ? '[number]' : value;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
