// Takes personal data out of text before it reaches a log, a record or another agent.
import { findPersonalData, type PersonalDataSpan } from './personal-data.ts';
import { digitRuns } from './personal-data-digits.ts';
import { PLACEHOLDERS } from './personal-data-types.ts';

/** A placeholder changes what its neighbours stand beside, which can bring a new find to light; it settles at once or nearly. */
const MAX_PASSES = 6;
const MIN_MASKED_DIGITS = 3;

/**
 * The text with each piece of personal data replaced by its kind, such as `[phone]` or `[card]`.
 * Redacting twice changes nothing more. Amounts, dates, times and public references stay.
 */
export function redact(text: string): string {
  let current = text;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const spans = findPersonalData(current);
    if (spans.length === 0) return current;
    current = replace(current, spans, (span) => PLACEHOLDERS[span.type]);
  }
  // Text made to unsettle the passes keeps none of its digits.
  return redactDigits(current);
}

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const ORDINALS =
  'first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twentie|thirtie)th';
const NUMBER_WORDS =
  'oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand';
const PART = `(?:\\d{1,4}(?:st|nd|rd|th)?|${ORDINALS}|${NUMBER_WORDS})`;
const SEPARATOR = '[ ,./-]{1,2}(?:(?:of|the|and|in) ){0,2}';

/** "june third eighty five", "3 June 1985", "the third of june": a month with numbers on either side of it. */
const SPOKEN_DATE = new RegExp(
  `(?<![\\p{L}\\d])(?:${PART}${SEPARATOR}){0,3}(?:${MONTHS})(?:${SEPARATOR}${PART}){0,7}(?![\\p{L}\\d])`,
  'giu',
);
const WRITTEN_DATE = /(?<!\d)\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)/g;
const NUMBER_RUN = new RegExp(
  `(?<![\\p{L}\\d])${PART}(?:[ ,-]{1,2}(?:and )?${PART}){1,12}(?![\\p{L}\\d])`,
  'giu',
);

/**
 * The text without any digits worth stealing: every run of three or more digits, typed or spoken, and every
 * date. Meant for turns in which a caller answers verification questions, where nothing of it may be kept.
 */
export function redactDigits(text: string): string {
  const spans: { start: number; end: number; placeholder: string }[] = [];
  for (const pattern of [SPOKEN_DATE, WRITTEN_DATE]) {
    for (const match of text.matchAll(pattern)) {
      // "may" alone is a verb, "march" alone a walk.
      if (!/[\d ]/.test(match[0].trim())) continue;
      spans.push({ start: match.index, end: match.index + match[0].length, placeholder: '[date]' });
    }
  }
  for (const match of text.matchAll(NUMBER_RUN)) {
    spans.push({ start: match.index, end: match.index + match[0].length, placeholder: '[digits]' });
  }
  for (const run of digitRuns(text)) {
    const digits = run.groups.reduce((count, group) => count + group.digits.length, 0);
    if (digits >= MIN_MASKED_DIGITS) spans.push({ start: run.start, end: run.end, placeholder: '[digits]' });
  }
  return replace(text, merge(spans), (span) => span.placeholder);
}

function merge<T extends { start: number; end: number }>(spans: readonly T[]): T[] {
  const kept: T[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept[kept.length - 1];
    if (last && span.start < last.end) kept[kept.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else kept.push(span);
  }
  return kept;
}

function replace<T extends Pick<PersonalDataSpan, 'start' | 'end'>>(
  text: string,
  spans: readonly T[],
  placeholder: (span: T) => string,
): string {
  const pieces: string[] = [];
  let at = 0;
  for (const span of spans) {
    pieces.push(text.slice(at, span.start), placeholder(span));
    at = span.end;
  }
  return pieces.join('') + text.slice(at);
}
