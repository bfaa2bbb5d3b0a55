// The numbers a caller states, each with its label, after self-corrections: the last thing said is what counts.
import { digitRuns } from './digit-runs.ts';
import type { DigitPiece, DigitRun } from './digit-runs.ts';
import { lastLabel, trailingLabel } from './number-labels.ts';
import type { NumberLabel } from './number-labels.ts';
import { clip, tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';

export interface StatedNumber {
  readonly pieces: readonly DigitPiece[];
  readonly label: NumberLabel | null;
  /** Replaces something said before. */
  readonly corrected: boolean;
  /** Offered as one of several: "7402 or 3941". */
  readonly alternative: boolean;
}

const CORRECTION =
  /\b(?:sorry|wait|no|nope|actually|(?:i|i'd) (?:mean|meant)|correction|rather|oops|scratch|mistake|apologi[sz]e|instead|strike|make (?:it|that)|start(?:ing)? (?:over|again))\b/;
const GAP_WORDS =
  /^(?:sorry|wait|no|nope|actually|i|i'm|i'd|i've|do|mean|meant|correction|rather|oops|scratch|mistake|apologi[sz]e|instead|strike|make|start|starting|over|again|it|it's|its|is|that|that's|thats|this|the|my|a|an|was|should|be|been|uh|um|er|erm|ah|oh|well|hold|hang|on|second|sec|let|me|try|say|said|says|to|right|correct|wrong|number|code|digits?|last|first|one|ends?|ending|with|in|gave|you|excuse|pardon|yeah|yes|okay|ok|so|please|got|have|had|for|of|at|and|but|zip|pin|card|account|phone|what)$/;

function isCorrection(gap: readonly Token[]): boolean {
  const said = gap.map((token) => token.text).join(' ');
  return CORRECTION.test(said) && gap.every((token) => token.kind === 'sign' || GAP_WORDS.test(token.text));
}

const text = (run: DigitRun | StatedNumber): string => run.pieces.map((piece) => piece.digits).join('');

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
  const clipped = clip(said).toLowerCase();
  const tokens = tokenise(said);
  const stated: StatedNumber[] = [];
  let previousEnd = 0;
  const runs = digitRuns(tokens);
  runs.forEach((run, index) => {
    const gap = tokens.slice(previousEnd, run.from);
    const from = tokens[previousEnd - 1]?.end ?? 0;
    const before = clipped.slice(from, tokens[run.from]?.start ?? clipped.length);
    const following = runs[index + 1];
    const next = following === undefined ? clipped.length : (tokens[following.from]?.start ?? clipped.length);
    const after = clipped.slice(tokens[run.to - 1]?.end ?? clipped.length, next);
    const label = lastLabel(before) ?? trailingLabel(after);
    const last = stated.at(-1);
    previousEnd = run.to;
    if (last !== undefined && /\bnot\W*$/.test(before) && !CORRECTION.test(before)) return;
    if (
      last !== undefined &&
      isCorrection(gap) &&
      (label === null || label === last.label || last.label === null)
    ) {
      const digits = applyCorrection(text(last), text(run), lengths);
      stated[stated.length - 1] = {
        ...last,
        pieces: [{ digits, alternatives: [] }],
        label: last.label ?? label,
        corrected: true,
      };
      return;
    }
    const alternative =
      last !== undefined && /^[\s,?.]*(?:(?:wait|no|maybe)[\s,]*)?(?:or|and\/or)\b/.test(before);
    stated.push({
      pieces: run.pieces,
      label: alternative ? (label ?? last.label) : label,
      corrected: index === 0 && /\b(?:sorry|i meant|correction)\b/.test(before),
      alternative,
    });
  });
  return stated;
}
