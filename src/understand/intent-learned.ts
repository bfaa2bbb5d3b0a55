// Which specialist a turn is for, as learned from examples.
import { readModel, scoresOf, type LearnedModel } from './learned-model.ts';
import stored from './learned-wishes.json' with { type: 'json' };

export const WISH_HEADS = ['scheduling', 'billing', 'cancellation', 'other'] as const;
export type Wish = (typeof WISH_HEADS)[number];

/** What is shipped; measures put others in its place. */
export const WISH_MODEL: LearnedModel<Wish> = readModel(stored, WISH_HEADS);

/** How likely each wish is, from 0 to 1, together 1. Takes words from `plainWords`. */
export function weighWishes(words: readonly string[], model: LearnedModel<Wish>): ReadonlyMap<Wish, number> {
  const powers = scoresOf(model, words).map((score) => Math.exp(score));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return new Map(WISH_HEADS.map((wish, at) => [wish, (powers[at] ?? 0) / total]));
}
