// Takes personal data out of text before it reaches a log, a record, a model or another agent.
import { findPersonalData, type Situation } from './personal-data.ts';
import { placeholderOf, type PersonalDataSpan } from './personal-data-types.ts';

/** A placeholder changes what its neighbours stand beside, which can bring a new find to light; it settles at once or nearly. */
const MAX_PASSES = 6;

/**
 * The text with each piece of personal data replaced by its kind, such as `[phone]` or `[card]`.
 * Redacting twice changes nothing more. Amounts, dates, times and public references stay.
 */
export function redact(text: string): string {
  return hide(text, {}, () => true);
}

/**
 * The same for turns in which a caller may be answering a verification question: nothing of an answer is kept, not a
 * digit of it. How many digits there were stays: `(said 5 digits)`.
 */
export function redactAnswers(text: string): string {
  return hide(text, { verifying: true }, () => true);
}

/** What a language model may see of a caller's words: all but what they could be robbed with. Names stay. */
export function hideSecrets(text: string, situation: Situation = {}): string {
  return hide(text, situation, ({ type }) => type !== 'PERSON');
}

function hide(text: string, situation: Situation, isHidden: (span: PersonalDataSpan) => boolean): string {
  let current = text;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const spans = findPersonalData(current, situation).filter(isHidden);
    if (spans.length === 0) return current;
    current = replace(current, spans);
  }
  // Text made to unsettle the passes keeps none of its digits.
  return current.replace(/\p{N}/gu, '*');
}

function replace(text: string, spans: readonly PersonalDataSpan[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const span of spans) {
    pieces.push(text.slice(at, span.start), placeholderOf(span));
    at = span.end;
  }
  return pieces.join('') + text.slice(at);
}
