// Turns examples into a model as it is stored: fitted, cut down to the features that matter, in whole numbers.
import { letterOf, lineOf, type StoredModel } from '../../../src/understand/learned-model.ts';
import { featuresOf } from '../../../src/understand/learned-features.ts';
import { fitLogistic, sumOf, type Fitted, type Sample } from './logistic.ts';

export interface Example {
  /** What it is an example of; none of the heads otherwise. */
  readonly label: string;
  readonly words: readonly string[];
  readonly weight: number;
}

export interface Part {
  readonly words: readonly string[];
  readonly heads: readonly string[];
}

export interface Plan {
  readonly heads: readonly string[];
  /** The parts of an utterance in which a head is looked for too: in no example of another may one speak for it. */
  readonly partsOf: (words: readonly string[]) => readonly Part[];
  /** Features kept for each head. */
  readonly keep: (head: string) => number;
}

/** A feature of one example alone is an accident. */
const FEWEST = 2;
const UNIT = 4;
/** A part of an utterance says less than the whole. */
const PART = 0.5;
const FIRST_LOOK = 6;
const ROUNDS = 20;

type Encoded = Pick<Sample, 'features' | 'scale'>;

export function fitModel(examples: readonly Example[], plan: Plan): StoredModel {
  const encoder = new Encoder(examples);
  const prepared = examples.map(({ label, words, weight }) => ({
    label,
    weight,
    whole: encoder.encode(words),
    parts: plan.partsOf(words).map((part) => ({ ...encoder.encode(part.words), heads: part.heads })),
  }));
  const fitted = plan.heads.map((head) =>
    fitFew(samplesFor(head, prepared, encoder.size), encoder.size, plan.keep(head)),
  );
  return store(plan.heads, fitted, encoder);
}

class Encoder {
  readonly #numbers = new Map<string, number>();

  constructor(examples: readonly Example[]) {
    const counts = new Map<string, number>();
    for (const { words } of examples)
      for (const feature of featuresOf(words)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    for (const [feature, count] of counts)
      if (count >= FEWEST) this.#numbers.set(feature, this.#numbers.size);
  }

  get size(): number {
    return this.#numbers.size;
  }

  names(): readonly string[] {
    return [...this.#numbers.keys()];
  }

  encode(words: readonly string[]): Encoded {
    const all = featuresOf(words);
    return {
      features: Int32Array.from(all.flatMap((feature) => this.#numbers.get(feature) ?? [])),
      scale: Math.sqrt(Math.max(1, all.length)),
    };
  }
}

interface Prepared {
  readonly label: string;
  readonly weight: number;
  readonly whole: Encoded;
  readonly parts: readonly (Encoded & { readonly heads: readonly string[] })[];
}

/** Wholes, and parts of those without the head; then, of those with it, the part that speaks for it most. */
function samplesFor(head: string, prepared: readonly Prepared[], features: number): readonly Sample[] {
  const looked = prepared.map((one) => ({
    ...one,
    positive: one.label === head,
    parts: one.parts.filter(({ heads }) => heads.includes(head)),
  }));
  const samples = looked.flatMap(({ whole, parts, positive, weight }) => [
    { ...whole, positive, weight },
    ...(positive ? [] : parts).map((part) => ({ ...part, positive, weight: weight * PART })),
  ]);
  const first = fitLogistic(samples, { features, rounds: FIRST_LOOK });
  const speaks = (part: Encoded): number => sumOf(part, first.weights, 0);
  const strongest = looked.flatMap(({ parts, positive, weight }) => {
    const [best] = positive ? parts.toSorted((left, right) => speaks(right) - speaks(left)) : [];
    return best === undefined ? [] : [{ ...best, positive, weight }];
  });
  return strongest.length === 0 ? samples : [...samples, ...strongest];
}

/** Fits with all features, keeps the heaviest, and fits those again, so that they take over what the others said. */
function fitFew(samples: readonly Sample[], features: number, keep: number): Fitted {
  const { weights } = fitLogistic(samples, { features, rounds: FIRST_LOOK });
  const least = [...weights].map(Math.abs).sort((left, right) => right - left)[keep] ?? 0;
  return fitLogistic(
    samples.map((sample) => ({
      ...sample,
      features: sample.features.filter((feature) => Math.abs(weights[feature] ?? 0) > least),
    })),
    { features, rounds: ROUNDS },
  );
}

function store(heads: readonly string[], fitted: readonly Fitted[], encoder: Encoder): StoredModel {
  const packed = encoder.names().flatMap((feature, number) => {
    const entries = fitted.flatMap(({ weights: of }, head) => {
      const weight = Math.round((of[number] ?? 0) * UNIT);
      return weight === 0 ? [] : [`${letterOf(head)}${weight}`];
    });
    return entries.length === 0 ? [] : [{ feature, packed: entries.join('') }];
  });
  packed.sort((left, right) => (left.feature < right.feature ? -1 : 1));
  const weights = packed.map(({ feature, packed: of }, at) =>
    lineOf(feature, { before: packed[at - 1]?.feature ?? '', packed: of }),
  );
  return {
    unit: UNIT,
    heads,
    bias: fitted.map(({ bias }) => Math.round(bias * UNIT)),
    weights,
  };
}
