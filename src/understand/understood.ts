// What an attempt to understand a caller can come to, so that "not sure" is never mistaken for a value.

/**
 * - `value`: one reading; `sure` when it was said plainly, `likely` when something was repaired on the way.
 * - `ambiguous`: several readings, best first, of which the caller must be asked to pick.
 * - `null`: nothing was given (silence, a refusal, a guess, talk about something else).
 */
export type Understood<T> =
  { readonly value: T; readonly confidence: 'sure' | 'likely' } | { readonly ambiguous: readonly T[] } | null;

/** Longest input that is looked at; no caller says more than this in one turn, and it bounds the work. */
export const MAX_INPUT = 2_000;

export function sure<T>(value: T): Understood<T> {
  return { value, confidence: 'sure' };
}

export function likely<T>(value: T): Understood<T> {
  return { value, confidence: 'likely' };
}

/** One reading is a value, several different ones are ambiguous, none is null. */
export function oneOf<T>(readings: readonly T[], confidence: 'sure' | 'likely' = 'sure'): Understood<T> {
  const distinct = [...new Set(readings)];
  const [only] = distinct;
  if (only === undefined) return null;
  return distinct.length === 1 ? { value: only, confidence } : { ambiguous: distinct };
}

/** The single value understood, or undefined when there is none or more than one. */
export function valueOf<T>(understood: Understood<T>): T | undefined {
  return understood !== null && 'value' in understood ? understood.value : undefined;
}

/**
 * The first hypothesis that gives anything: a lower one is only ever `likely`.
 *
 * @param text the recogniser's best hypothesis, or what was typed
 * @param nbest further hypotheses, best first; may repeat `text`
 */
export function firstUnderstood<T>(
  text: string,
  nbest: readonly string[] | undefined,
  read: (hypothesis: string) => Understood<T>,
): Understood<T> {
  const first = read(text);
  if (first !== null) return first;
  for (const hypothesis of (nbest ?? []).slice(0, 10)) {
    const other = hypothesis === text ? null : read(hypothesis);
    if (other !== null) return 'value' in other ? likely(other.value) : other;
  }
  return null;
}
