// Says where personal data stands in what was said or typed, so that logs, records and exports can leave it out.
import { findAddresses } from './personal-data-addresses.ts';
import { findExpiries } from './personal-data-cards.ts';
import { findSpelledCodes } from './personal-data-codes.ts';
import { findBirthDates } from './personal-data-dates.ts';
import { findNames } from './personal-data-names.ts';
import { findNumbers } from './personal-data-numbers.ts';
import { findPasswords } from './personal-data-passwords.ts';
import { findByShape } from './personal-data-shapes.ts';
import { PLACEHOLDER, type PersonalDataSpan, type Said } from './personal-data-types.ts';
import { isLuhnValid } from './personal-data-checks.ts';
import { numbersSaid, type NumberSaid } from './numbers-said.ts';
import { plainText } from './plain-text.ts';
import { tokensOf } from './tokens.ts';

export type { PersonalDataSpan, PersonalDataType } from './personal-data-types.ts';

/** `verifying`: whatever may be an answer to verification is personal, said whole or in part. */
export interface Situation {
  readonly verifying?: boolean;
}

/**
 * Spans of personal data in order, without overlaps.
 * Takes text of any length in linear time and never throws.
 */
export function findPersonalData(
  text: string,
  { verifying = false }: Situation = {},
): readonly PersonalDataSpan[] {
  const { text: read, originOf } = plainText(text);
  const plain = read.replace(PLACEHOLDER, (hidden) => '¦'.repeat(hidden.length));
  const tokens = tokensOf(plain);
  const said: Said = { plain, tokens, numbers: numbersSaid(plain, tokens) };
  const found = [
    ...(verifying ? findAnswers(said) : []),
    ...findByShape(plain),
    ...findAddresses(said),
    ...findPasswords(said),
    ...findExpiries(said),
    ...findBirthDates(said),
    ...findNames(said),
    ...findNumbers(said),
    ...(verifying ? [...findCalledOtherwise(said), ...findSpelledCodes(said)] : []),
  ];
  return withoutOverlaps(found).map((span) => ({
    ...span,
    start: originOf(span.start),
    end: originOf(span.end),
  }));
}

/** What verification may read, down to a single digit. */
function findAnswers(said: Said): PersonalDataSpan[] {
  return said.numbers.flatMap((number) => (isCalledOtherwise(number) ? [] : spanOf(said, number)));
}

/** Numbers that go by a name of their own: the name stands in their place, where they are long enough for it. */
function findCalledOtherwise(said: Said): PersonalDataSpan[] {
  return said.numbers.flatMap((number) => (isCalledOtherwise(number) ? spanOf(said, number) : []));
}

function isCalledOtherwise({ label, digits }: NumberSaid): boolean {
  return (label !== null && label !== 'zip' && label !== 'address') || isLuhnValid(digits);
}

function spanOf({ tokens }: Said, { identifies, from, to, digits }: NumberSaid): PersonalDataSpan[] {
  if (!identifies) return [];
  const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
  return [{ start, end, type: 'NUMBER', digits: digits.length }];
}

// The earlier span wins, then the longer one; what is left of the other is inside it or beside it.
function withoutOverlaps(spans: readonly PersonalDataSpan[]): PersonalDataSpan[] {
  const kept: PersonalDataSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept[kept.length - 1];
    if (!last || span.start >= last.end) kept.push(span);
    else if (span.end > last.end) kept[kept.length - 1] = { ...last, end: span.end };
  }
  return kept;
}
