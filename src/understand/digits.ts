// Digit strings as callers give them: any run, or one of a known kind (PIN, account, card, social security).
import type { NumberLabel } from './number-labels.ts';
import { statedNumbers } from './stated-numbers.ts';
import type { StatedNumber } from './stated-numbers.ts';
import type { DigitPiece } from './digit-runs.ts';
import { firstUnderstood, likely, oneOf, sure } from './understood.ts';
import type { Understood } from './understood.ts';

export interface DigitsOptions {
  /** How many digits there must be; several lengths in order of preference. */
  readonly length?: number | readonly number[];
  readonly nbest?: readonly string[];
}

/** How one kind of number is recognised among others. */
export interface NumberKind {
  readonly label: NumberLabel | null;
  /** Lengths it has, in order of preference. */
  readonly lengths: readonly number[];
  /** Lengths taken as `likely` when no number has one of `lengths`. */
  readonly tolerated?: readonly number[];
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** The strings a stated number can be read as, best first: whole, said twice, and piece by piece. */
export function readingsOf({ pieces }: { readonly pieces: readonly DigitPiece[] }): string[] {
  const whole = pieces.map((piece) => piece.digits).join('');
  const parts = pieces.map((piece) => piece.digits);
  const others = pieces.map((piece) => piece.alternatives[0] ?? piece.digits).join('');
  const half = whole.slice(0, whole.length / 2);
  const twice = half + half === whole ? [half] : [];
  const later = whole.startsWith('0') ? [whole.slice(1)] : [];
  // Two long numbers with a comma between them are two numbers, unless only together they have the right length.
  const listed = pieces.length > 1 && parts.every((part) => part.length >= 4);
  return listed ? [...parts, whole] : [whole, others, ...twice, ...parts, ...later];
}

function fitting(stated: StatedNumber, lengths: readonly number[]): string | undefined {
  const readings = readingsOf(stated);
  for (const length of lengths) {
    const fit = readings.find((reading) => reading.length === length);
    if (fit !== undefined) return fit;
  }
  return undefined;
}

/** Picks the value of one kind from what was stated; choices offered with "or" are a guess and give nothing. */
function pick(
  stated: readonly StatedNumber[],
  lengths: readonly number[],
  trying: boolean,
): Understood<string> {
  const fits = stated.flatMap((number) => {
    const value = fitting(number, lengths);
    return value === undefined ? [] : [{ number, value }];
  });
  const [first] = fits;
  if (first === undefined) return null;
  const distinct = new Set(fits.map((fit) => fit.value));
  if (distinct.size > 1 && (trying || fits.some((fit) => fit.number.alternative))) return null;
  return first.number.corrected ? likely(first.value) : sure(first.value);
}

export function understandKind(text: string, kind: NumberKind): Understood<string> {
  const all = statedNumbers(text, kind.lengths);
  const own = all.filter((number) => number.label === kind.label && kind.label !== null);
  const unlabelled = all.filter((number) => number.label === null);
  const trying = TRYING.test(text);
  for (const group of [own, unlabelled]) {
    const fit = pick(group, kind.lengths, trying);
    if (fit !== null) return fit;
    const near = kind.tolerated === undefined ? null : pick(group, kind.tolerated, trying);
    if (near !== null) return 'value' in near ? likely(near.value) : near;
  }
  return null;
}

const GUESS = /\b(?:either|one of (?:those|them|these))\b/i;
/** Several numbers of the kind beside one of these words are tries, of which none was given as the answer. */
const TRYING =
  /\b(?:one of|between|both|maybe|perhaps|possibly|could|might|guess(?:ing)?|try|then|if (?:that|it|this|not)|if it isn't)\b/i;

/**
 * The digits said or typed, as a string that keeps leading zeros.
 *
 * @example understandDigits('nine eight one oh nine', { length: 5 }) // { value: '98109', confidence: 'sure' }
 */
export function understandDigits(text: string, options: DigitsOptions = {}): Understood<string> {
  const { length } = options;
  const lengths = length === undefined ? undefined : typeof length === 'number' ? [length] : length;
  return firstUnderstood(text, options.nbest, (hypothesis) => {
    const stated = statedNumbers(hypothesis, lengths);
    const fits = stated.flatMap((number) => {
      const value = lengths === undefined ? readingsOf(number)[0] : fitting(number, lengths);
      return value === undefined ? [] : [value];
    });
    const changed = stated.some((number) => number.corrected) ? 'likely' : 'sure';
    return oneOf(fits, changed);
  });
}

const KINDS = {
  card: { label: 'card', lengths: [16, 15, 14, 13, 17, 18, 19], tolerated: [4, ...range(5, 12)] },
  ssn: { label: 'ssn', lengths: [9, 4], tolerated: range(5, 10) },
} as const satisfies Record<string, NumberKind>;

function understandKindIn(kind: NumberKind) {
  return (text: string, options: { readonly nbest?: readonly string[] } = {}): Understood<string> =>
    firstUnderstood(text, options.nbest, (hypothesis) =>
      GUESS.test(hypothesis) ? null : understandKind(hypothesis, kind),
    );
}

/** A card number, whole or its last four digits. */
export const understandCardNumber = understandKindIn(KINDS.card);
/** A United States social security number, whole or its last four digits. */
export const understandSocialSecurity = understandKindIn(KINDS.ssn);

/** The last four digits of something: a longer number that was given in full is cut to them. */
export function understandLast4(
  text: string,
  options: { readonly nbest?: readonly string[] } = {},
): Understood<string> {
  const four = understandDigits(text, { ...options, length: 4 });
  if (four !== null) return four;
  const longer = understandDigits(text, { ...options, length: range(9, 19) });
  return longer !== null && 'value' in longer ? likely(longer.value.slice(-4)) : null;
}
