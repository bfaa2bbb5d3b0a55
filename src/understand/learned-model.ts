// Weighs an utterance with weights that were learned from examples (bench/understanding/train.ts): a sum, nothing more.
import { featuresOf } from './learned-features.ts';

/** As it stands in the JSON file: whole numbers of which `unit` make 1. */
export interface StoredModel {
  readonly unit: number;
  readonly heads: readonly string[];
  readonly bias: readonly number[];
  /**
   * In order of their features, each without what it begins with in common with the one before: a digit (to base 36)
   * tells how much that is, then follow the rest of the feature, TAB, and its weights after their heads' letters.
   *
   * @example ['0to talk\ta12d-3', '5ell\tb4'] // 'to talk' and 'to tell'
   */
  readonly weights: readonly string[];
}

export interface LearnedModel<Head extends string> {
  readonly heads: readonly Head[];
  readonly bias: readonly number[];
  /** For each feature the weights of all heads, in their order. */
  readonly weights: ReadonlyMap<string, readonly number[]>;
}

/**
 * @param heads what the stored model must judge, in the order in which scores are wanted
 * @throws when the stored model lacks one of them: train it anew
 */
export function readModel<Head extends string>(
  stored: StoredModel,
  heads: readonly Head[],
): LearnedModel<Head> {
  const letters = heads.map((head) => letterOf(stored.heads.indexOf(head)));
  if (letters.includes(NONE))
    throw new Error(
      `The learned weights know ${stored.heads.join(', ')}, not all of ${heads.join(', ')}: run npm run train:understanding.`,
    );
  const weights = new Map<string, readonly number[]>();
  let before = '';
  for (const line of stored.weights) {
    const [rest = '', packed = ''] = line.split('\t');
    before = before.slice(0, Number.parseInt(rest.charAt(0), MOST_SHARED)) + rest.slice(1);
    const of = new Map([...packed.matchAll(/([a-z])(-?\d+)/g)].map(([, letter, weight]) => [letter, weight]));
    weights.set(
      before,
      letters.map((letter) => Number(of.get(letter) ?? 0) / stored.unit),
    );
  }
  const bias = heads.map((head) => (stored.bias[stored.heads.indexOf(head)] ?? 0) / stored.unit);
  return { heads, weights, bias };
}

const NONE = letterOf(-1);
const MOST_SHARED = 36;

/** The line that stands for a feature, behind the feature before it. */
export function lineOf(feature: string, { before, packed }: { before: string; packed: string }): string {
  let shared = 0;
  while (shared < MOST_SHARED - 1 && shared < before.length && feature[shared] === before[shared])
    shared += 1;
  return `${shared.toString(MOST_SHARED)}${feature.slice(shared)}\t${packed}`;
}

/** The letter that stands for a head in the file. */
export function letterOf(head: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + head);
}

/** One score a head; above 0 the head is more likely than not. Takes words from `plainWords`. */
export function scoresOf<Head extends string>(
  model: LearnedModel<Head>,
  words: readonly string[],
): readonly number[] {
  const features = featuresOf(words);
  const sums = model.bias.map(() => 0);
  for (const feature of features) {
    const row = model.weights.get(feature);
    if (row !== undefined) row.forEach((weight, head) => (sums[head] = (sums[head] ?? 0) + weight));
  }
  // Long utterances have more features; what speaks for a head must not weigh more for it.
  const scale = Math.sqrt(Math.max(1, features.length));
  return sums.map((sum, head) => (model.bias[head] ?? 0) + sum / scale);
}
