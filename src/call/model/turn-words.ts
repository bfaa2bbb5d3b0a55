// What a model has said and called since the caller spoke last: the same sentence is said once, and calls are counted.

/** Shorter ones ("One moment.") may come again. */
const WORTH_NOTICING = 25;

export class TurnWords {
  /** Tool calls so far. */
  calls = 0;
  readonly #said = new Set<string>();

  /** Whether it has not been said in this turn; from now on it has. */
  isNew(sentence: string): boolean {
    const key = sentence
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (key.length < WORTH_NOTICING) return true;
    if (this.#said.has(key)) return false;
    this.#said.add(key);
    return true;
  }
}
