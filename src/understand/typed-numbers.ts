// Typed digits with what is glued to them: "98109" and "4111-1111" are digits to be read, "3/12", "9:30" and "3rd" are not.
import { US_STATES } from './us-states.ts';
import type { Token } from './tokens.ts';

export interface TypedNumber {
  readonly digits: string;
  /** Token index behind it. */
  readonly end: number;
  /** `amount`: written the way amounts are, "10,000" or "9.5". `other`: a date, a time, a rank, a part of a code. */
  readonly shape: 'digits' | 'amount' | 'other';
}

/** Longer chains are read group by group; it bounds the work on hostile input. */
const LONGEST_CHAIN = 8;
const isYear = (digits: string): boolean => /^(?:19|20)\d\d$/.test(digits);
const within = (digits: string, most: number): boolean =>
  digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= most;

/** Three groups that can be a day, a month and a year, or a year, a month and a day. */
export function isDateShaped([a = '', b = '', c = '', ...rest]: readonly string[]): boolean {
  if (rest.length > 0) return false;
  if (isYear(a)) return within(b, 12) && within(c, 31);
  return (
    (isYear(c) || c.length === 2) && within(a, 31) && within(b, 31) && (Number(a) <= 12 || Number(b) <= 12)
  );
}

/** The groups behind the first that are joined to it, and to each other, by the same sign with no space. */
function chainFrom(tokens: readonly Token[], at: number): { sign: string; groups: string[]; end: number } {
  const groups = [tokens[at]?.text ?? ''];
  const sign = tokens[at + 1]?.glued === true ? (tokens[at + 1]?.text ?? '') : '';
  let end = at + 1;
  while (
    groups.length < LONGEST_CHAIN &&
    /^[-/:.,]$/.test(sign) &&
    tokens[end]?.text === sign &&
    tokens[end]?.glued === true
  ) {
    const next = tokens[end + 1];
    if (next?.kind !== 'digits' || !next.glued) break;
    groups.push(next.text);
    end += 2;
  }
  return { sign, groups, end };
}

function isWhole(sign: string, groups: readonly string[]): boolean {
  const [first = '', second = '', third] = groups;
  switch (sign) {
    case ':':
      return (
        groups.length <= 3 && Number(first) <= 24 && groups.slice(1).every((one) => /^[0-5]\d$/.test(one))
      );
    case '/':
      if (groups.length > 2) return isDateShaped(groups);
      return second.length <= 2 ? within(first, 31) : within(first, 12) && isYear(second);
    case '-':
      return third === undefined ? groups.every(isYear) : isDateShaped(groups);
    case '.':
      return third !== undefined && isDateShaped(groups);
    default:
      return false;
  }
}

const SUFFIX =
  /^(?:st|nd|rd|th|s|am|pm|k|m|h|hr|hrs|min|mins|ft|sq|sqft|km|mi|lb|lbs|kg|in|yr|yrs|years?|days?|hours?|minutes?)$/;
/** Words that a number may be typed against: "zip98109", "is98109", "no.98109". */
const LINK = /^(?:no|number|nr|num|ssn|pin|zip|zipcode|code|is|its|it's|was|x|ext|call|at|to|my|us|usa)$/;

/** "INV-1042", "apt_102", "covid19": the digits are a part of a name. */
function isPartOfName(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.glued !== true) return false;
  const before = tokens[at - 1];
  const joined = before?.kind === 'sign' && /^[-_#]$/.test(before.text) && before.glued;
  const word = joined ? tokens[at - 2] : before;
  if (before?.text === '_' && word?.kind !== 'digits') return true;
  // "A12345678" is a number with its letter, not a name.
  if (word?.kind !== 'word' || (word.text.length === 1 && tokens[at].text.length >= LONG)) return false;
  return !LINK.test(word.text) && !STATE_CODES.has(word.text.toUpperCase());
}

/** Names have fewer digits. */
const LONG = 6;
const STATE_CODES: ReadonlySet<string> = new Set(US_STATES.values());

/** The typed number at a token of digits. */
export function typedNumber(tokens: readonly Token[], at: number): TypedNumber {
  const { sign, groups, end } = chainFrom(tokens, at);
  const [first = ''] = groups;
  const other = (to: number): TypedNumber => ({ digits: first, end: to, shape: 'other' });
  if (groups.length > 1 && isWhole(sign, groups)) return other(end);
  if (isPartOfName(tokens, at)) return other(groups.length > 1 && sign === '-' ? end : at + 1);
  const thousands =
    sign === ',' && /^[1-9]\d{0,2}$/.test(first) && groups.slice(1).every((one) => one.length === 3);
  const amount = groups.length > 1 && (thousands || (sign === '.' && groups.length === 2));
  const last = amount ? end : at + 1;
  const suffix = tokens[last];
  if (suffix?.glued === true && (SUFFIX.test(suffix.text) || /^[%£€$₹¥]$/.test(suffix.text)))
    return other(last + 1);
  return amount
    ? { digits: groups.join(''), end, shape: 'amount' }
    : { digits: first, end: last, shape: 'digits' };
}
