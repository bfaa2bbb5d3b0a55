// Personal data that its written shape alone gives away: e-mail, IP and bank addresses, postcodes, passports.
import { ibanLength } from './personal-data-checks.ts';
import type { PersonalDataSpan, PersonalDataType } from './personal-data-types.ts';

interface Shape {
  readonly type: PersonalDataType;
  /** Every quantifier is bounded, so a search over a megabyte stays linear. */
  readonly pattern: RegExp;
  readonly accept?: (found: string) => boolean;
  /** How much of what was found belongs to it; 0 for nothing. */
  readonly length?: (found: string) => number;
}

const OPEN = '[(\\[{<]';
const CLOSE = '[)\\]}>]';
/** Letters one by one, or a word. */
const SPELLED = '(?:(?:[\\p{L}\\d] ){1,24}[\\p{L}\\d]|[\\p{L}\\d]{1,64})';
const JOINED = '(?: (?:dot|underscore|dash|hyphen|period|plus) |[._%+-])';
const AT = `(?: ?@ ?| ?${OPEN} ?(?:at|@) ?${CLOSE} ?| at )`;
const DOT = `(?: ?\\. ?| ?${OPEN} ?(?:dot|\\.) ?${CLOSE} ?| (?:dot|period|point) )`;
/** Before "at" these are the sentence that the address, or the web site, stands in. */
const NO_MAILBOX =
  '(?:it|me|you|us|them|him|her|look|looking|found|saw|see|site|website|online|page|is|are|was|or|and|that|this)';
const TOP = '(?:com|net|org|edu|gov|io|info|biz|me|us|co|uk|ca|de|fr|in|au|eu)';
const SPOKEN_EMAIL = new RegExp(
  `(?<![\\p{L}\\d])(?!${NO_MAILBOX} )${SPELLED}(?:${JOINED}${SPELLED}){0,4}${AT}${SPELLED}(?:(?:${JOINED}| )[\\p{L}\\d-]{1,63}){0,3}?${DOT}${TOP}(?: dot uk)?(?![\\p{L}\\d])`,
  'giu',
);

const SHAPES: readonly Shape[] = [
  // RFC 5321 allows 64 characters before the @ and 63 in each label after it.
  {
    type: 'EMAIL',
    pattern: /(?<![\p{L}\d._%+-])[\p{L}\d._%+'-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\d])/gu,
    accept: (found) => !/@[^@]*_|\.\.|^\./.test(found),
  },
  // "dana at example dot com", "d a n a at a o l dot com", "dana (at) gmail.com"
  { type: 'EMAIL', pattern: SPOKEN_EMAIL },
  {
    type: 'IP',
    pattern:
      /(?<![\p{L}\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\p{L}\d]|\.\d)/gu,
  },
  {
    type: 'IP',
    pattern:
      /(?<![\p{L}\d:.])(?:[\da-f]{1,4}|:)(?::[\da-f]{0,4}){1,7}(?:(?:\d{1,3}\.){3}\d{1,3})?(?![\p{L}\d:])/giu,
    accept: isIpv6,
  },
  {
    type: 'BANK_ACCOUNT',
    pattern: /(?<![\p{L}\d])[a-z]{2}\d{2}(?:[ -]?[a-z\d]){11,30}/giu,
    length: ibanLength,
  },
  // Royal Mail's shapes of a postcode, with the letters that each place allows.
  {
    type: 'ZIP',
    pattern:
      /(?<![\p{L}\d])(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]) ?\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\d])/giu,
  },
  { type: 'PASSPORT', pattern: /(?<![\p{L}\d])[A-Z]\d{8}(?![\p{L}\d])/gu },
];

/** What shape gives away, in no particular order and possibly overlapping. */
export function findByShape(text: string): PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  for (const { type, pattern, accept, length } of SHAPES) {
    for (const match of text.matchAll(pattern)) {
      const [found] = match;
      const size = length?.(found) ?? (accept?.(found) === false ? 0 : found.length);
      if (size > 0) spans.push({ start: match.index, end: match.index + size, type });
    }
  }
  return spans;
}

function isIpv6(found: string): boolean {
  const compressed = found.split('::').length - 1;
  if (compressed > 1 || found.includes(':::') || /[^:]:$/.test(found) || /^:[^:]/.test(found)) return false;
  const parts = found.split(':').filter((part) => part !== '').length + (found.includes('.') ? 1 : 0);
  // "12:30:45" is a time: without compression all eight groups must be there.
  return compressed === 1 ? parts >= 1 && parts <= 7 : parts === 8;
}
