// Finds codes that are spelled out, letters and digits one by one: a postcode, a plate, a member number.
import { alphabetLetter } from './letters.ts';
import { UNITS } from './number-words.ts';
import type { PersonalDataSpan, Said } from './personal-data-types.ts';
import type { Token } from './tokens.ts';

const FEWEST = 5;
const FEWEST_OF_EACH = 2;
const LONGEST_GAP = 3;

function kindOf({ text, kind, glued }: Token): 'letter' | 'digit' | 'gap' | null {
  if (kind === 'sign') return /^[-.,/]$/.test(text) ? 'gap' : null;
  if (kind === 'digits') return text.length <= 2 || glued ? 'digit' : null;
  if (UNITS.has(text) || /^(?:o|oh)$/.test(text)) return 'digit';
  if (/^(?:uh|um|er|then|dash|space)$/.test(text)) return 'gap';
  if (text === 'a' || text === 'i') return 'letter';
  if (glued && /^(?:h|am|pm|st|nd|rd|th|s|k|m)$/.test(text)) return null;
  return text.length === 1 || (text.length <= 2 && glued) || alphabetLetter(text) !== undefined
    ? 'letter'
    : null;
}

export function findSpelledCodes({ tokens }: Said): PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    const count = { letter: 0, digit: 0 };
    let end = from;
    for (let at = from; at <= end + LONGEST_GAP; at += 1) {
      const token = tokens[at];
      const kind = token === undefined || (token.breaks && at > from) ? null : kindOf(token);
      if (kind === null || (kind === 'gap' && at === from)) break;
      if (kind === 'gap') continue;
      count[kind] += 1;
      end = at + 1;
    }
    const isCode =
      count.letter >= FEWEST_OF_EACH && count.digit >= FEWEST_OF_EACH && count.letter + count.digit >= FEWEST;
    if (isCode) spans.push({ start: tokens[from]?.start ?? 0, end: tokens[end - 1]?.end ?? 0, type: 'CODE' });
    from = Math.max(from, end - 1);
  }
  return spans;
}
