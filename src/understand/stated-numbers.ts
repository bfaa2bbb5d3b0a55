// The numbers by which a caller identifies something, each with its label, after self-corrections: the last thing said
// is what counts.
import type { DigitPiece } from './digit-runs.ts';
import type { NumberLabel } from './number-labels.ts';
import { numbersSaid } from './numbers-said.ts';
import { clip, tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

export interface StatedNumber {
  readonly pieces: readonly DigitPiece[];
  readonly label: NumberLabel | null;
  /** Replaces something said before. */
  readonly corrected: boolean;
  /** Offered as one of several: "7402 or 3941". */
  readonly alternative: boolean;
}

export const CORRECTION =
  /\b(?:sorry|wait|no|nope|actually|(?:i|i'd) (?:mean|meant)|correction|rather|oops|scratch|mistake|apologi[sz]e|instead|strike|make (?:it|that)|start(?:ing)? (?:over|again)|hang on|hold on|let me (?:correct|try))\b/;
const GAP_WORDS =
  /^(?:sorry|wait|no|nope|actually|i|i'm|i'd|i've|do|mean|meant|correction|rather|oops|scratch|mistake|apologi[sz]e|instead|strike|make|start|starting|over|again|it|it's|its|is|that|that's|thats|this|the|my|a|an|was|should|be|been|uh|um|er|erm|ah|oh|well|hold|hang|on|second|sec|let|me|try|say|said|says|to|right|correct|wrong|number|code|digits?|last|first|one|ends?|ending|with|in|gave|you|excuse|pardon|yeah|yes|okay|ok|so|please|got|have|had|for|of|at|and|but|or|zip|pin|card|account|phone|what)$/;

function isCorrection(gap: readonly Token[]): boolean {
  const said = gap.map((token) => token.text).join(' ');
  return CORRECTION.test(said) && gap.every((token) => token.kind === 'sign' || GAP_WORDS.test(token.text));
}

const digitsOf = ({ pieces }: { pieces: readonly DigitPiece[] }): string =>
  pieces.map((piece) => piece.digits).join('');

/**
 * What stands after a correction. A shorter correction replaces the tail: "nine eight one oh eight, no, nine".
 *
 * @param lengths the lengths the number may have, if known
 */
export function applyCorrection(before: string, after: string, lengths?: readonly number[]): string {
  const target =
    lengths?.includes(before.length) === true
      ? before.length
      : (lengths?.find((length) => length >= before.length && length >= after.length) ?? before.length);
  if (after.length >= target || lengths?.includes(after.length) === true) return after;
  return before.slice(0, target - after.length) + after;
}

/** Every number stated, in order. */
export function statedNumbers(said: string, lengths?: readonly number[]): StatedNumber[] {
  const plain = clip(said);
  const tokens = tokensOf(plain);
  const stated: StatedNumber[] = [];
  let previousEnd = 0;
  for (const number of numbersSaid(plain, tokens)) {
    if (!number.identifies) continue;
    const { label } = number;
    const gap = tokens.slice(previousEnd, number.from);
    const from = tokens[previousEnd - 1]?.end ?? 0;
    const before = plain.slice(from, tokens[number.from]?.start ?? plain.length).toLowerCase();
    const last = stated.at(-1);
    previousEnd = number.to;
    if (last !== undefined && /\bnot\W*$/.test(before) && !CORRECTION.test(before)) continue;
    if (
      last !== undefined &&
      isCorrection(gap) &&
      (label === null || label === last.label || last.label === null)
    ) {
      const digits = applyCorrection(digitsOf(last), digitsOf(number), lengths);
      const pieces = [{ digits, alternatives: [] }];
      stated[stated.length - 1] = { ...last, pieces, label: last.label ?? label, corrected: true };
      continue;
    }
    const alternative =
      last !== undefined && /^[\s,?.]*(?:(?:wait|no|maybe)[\s,]*)?(?:or|and\/or)\b/.test(before);
    stated.push({
      pieces: number.pieces,
      label: alternative ? (label ?? last.label) : label,
      corrected: stated.length === 0 && /\b(?:sorry|i meant|correction)\b/.test(before),
      alternative,
    });
  }
  return stated;
}
