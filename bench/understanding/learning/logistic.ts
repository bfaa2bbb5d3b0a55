// Logistic regression with L2 by AdaGrad: small, and the same result on every run.
import { sequence } from './sequence.ts';

export interface Sample {
  /** Numbers of the features that it has. */
  readonly features: Int32Array;
  /** What the sum of weights is divided by. */
  readonly scale: number;
  readonly positive: boolean;
  readonly weight: number;
}

export interface Fitted {
  readonly bias: number;
  readonly weights: Float64Array;
}

const RATE = 0.3;
const L2 = 1e-4;

/** @param rounds over all samples: a few tell which features matter, more tell how much */
export function fitLogistic(
  samples: readonly Sample[],
  { features, rounds }: { features: number; rounds: number },
): Fitted {
  const weights = new Float64Array(features);
  const seen = new Float64Array(features).fill(1e-6);
  let bias = 0;
  let biasSeen = 1e-6;
  // The mean of the later rounds: a single one depends too much on which samples came last.
  const mean = new Float64Array(features);
  let meanBias = 0;
  const settled = Math.floor(rounds / 2);
  const random = sequence(1);
  const order = samples.map((_, at) => at);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    for (const at of order) {
      const sample = samples[at];
      if (sample === undefined) continue;
      const error = (probability(sumOf(sample, weights, bias)) - Number(sample.positive)) * sample.weight;
      const { features: present, scale } = sample;
      for (let place = 0; place < present.length; place += 1) {
        const feature = present[place] ?? 0;
        const weight = weights[feature] ?? 0;
        const slope = error / scale + L2 * weight;
        const known = (seen[feature] ?? 0) + slope * slope;
        seen[feature] = known;
        weights[feature] = weight - (RATE * slope) / Math.sqrt(known);
      }
      biasSeen += error * error;
      bias -= (RATE * error) / Math.sqrt(biasSeen);
    }
    if (round < settled) continue;
    meanBias += bias / (rounds - settled);
    for (let at = 0; at < features; at += 1)
      mean[at] = (mean[at] ?? 0) + (weights[at] ?? 0) / (rounds - settled);
  }
  return { bias: meanBias, weights: mean };
}

export function sumOf(
  { features, scale }: Pick<Sample, 'features' | 'scale'>,
  weights: Float64Array,
  bias: number,
): number {
  let sum = 0;
  for (let place = 0; place < features.length; place += 1) sum += weights[features[place] ?? 0] ?? 0;
  return bias + sum / scale;
}

function probability(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

function shuffle(order: number[], random: (below: number) => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = random(at + 1);
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}
