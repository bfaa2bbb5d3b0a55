// Says where personal data stands in what was said or typed, so that logs, records and exports can leave it out.
import { findAddresses } from './personal-data-addresses.ts';
import { findNumbers } from './personal-data-numbers.ts';
import { findPasswords } from './personal-data-passwords.ts';
import { findByShape } from './personal-data-shapes.ts';
import type { PersonalDataSpan } from './personal-data-types.ts';

export type { PersonalDataSpan, PersonalDataType } from './personal-data-types.ts';

/**
 * Spans of personal data in order, without overlaps.
 * Takes text of any length in linear time and never throws.
 */
export function findPersonalData(text: string): readonly PersonalDataSpan[] {
  return withoutOverlaps([
    ...findByShape(text),
    ...findAddresses(text),
    ...findPasswords(text),
    ...findNumbers(text),
  ]);
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
