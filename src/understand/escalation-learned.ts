// The judgements on a turn that were learned from examples: does it ask for a person, complain, threaten, tell of harm?
import { isSupposed, withoutHarmless } from './escalation-danger.ts';
import { asksNobody } from './escalation-nobody.ts';
import { clausesIn, sentencesIn } from './learned-clauses.ts';
import { readModel, scoresOf, type LearnedModel } from './learned-model.ts';
import stored from './learned-escalation.json' with { type: 'json' };

export const ESCALATION_HEADS = [
  'person',
  'complaint',
  'distress',
  'damage_claim',
  'legal',
  'regulator',
  'missing_credit',
  'emergency',
  'poison',
  'harm',
] as const;
export type EscalationHead = (typeof ESCALATION_HEADS)[number];

const NOTHING = -Infinity;
/** How much plainer danger must be told where it may only be supposed. */
const DOUBT = 1;
/** Fewer words tell of no danger: "and my dog". The exact rules read them all the same. */
const FEWEST_WORDS = 4;
/** "What about my goldfish": nothing has happened to it. */
const ASKS_ABOUT = /^(?:(?:and|but|so|okay) )?(?:what|how) about (?:\w+ ){0,3}\w+$/;
/** What is shipped; measures put others in its place. */
export const ESCALATION_MODEL: LearnedModel<EscalationHead> = readModel(stored, ESCALATION_HEADS);

/** A part of a turn, and what is looked for in it. */
export interface Part {
  readonly words: readonly string[];
  readonly heads: readonly EscalationHead[];
}

/** How much speaks for each head, in the whole turn or its strongest part; above 0 more than against it. */
export function judgeTurn(
  words: readonly string[],
  model: LearnedModel<EscalationHead>,
): ReadonlyMap<EscalationHead, number> {
  const parts = [{ words, heads: ESCALATION_HEADS }, ...partsOf(words)];
  const judged = parts.map(({ words: said, heads }) => ({
    scores: scoresOf(model, said),
    heads: asksNobody(said) ? heads.filter((head) => head !== 'person') : heads,
    asksAbout: ASKS_ABOUT.test(said.join(' ')),
    doubtful: isSupposed(said) || withoutHarmless(said).length < said.length,
    length: said.length,
  }));
  return new Map(
    ESCALATION_HEADS.map((head, at) => [
      head,
      Math.max(
        ...judged.map(({ heads, scores, asksAbout, doubtful, length }) => {
          if (!heads.includes(head) || (isDanger(head) && (length < FEWEST_WORDS || asksAbout)))
            return NOTHING;
          return (scores[at] ?? 0) - (doubtful && isDanger(head) ? DOUBT : 0);
        }),
      ),
    ]),
  );
}

/**
 * What is looked at beside the whole of a long turn. A request for a person may stand in any clause; danger as well,
 * unless its sentence only supposes; for the others a clause alone says too little.
 */
export function partsOf(words: readonly string[]): readonly Part[] {
  const sentences = sentencesIn(words);
  return sentences.flatMap((sentence): Part[] => {
    const clauses = clausesIn(sentence);
    const parts = clauses.length < 2 ? [] : clauses.map((clause) => ({ words: clause, heads: IN_CLAUSES }));
    const sure = parts.length === 0 || !isSupposed(sentence);
    return [
      ...(sentences.length > 1 ? [{ words: sentence, heads: ESCALATION_HEADS }] : []),
      ...parts.map((part) => (sure ? part : { ...part, heads: ['person'] as const })),
    ];
  });
}

function isDanger(head: EscalationHead): boolean {
  return head === 'emergency' || head === 'poison' || head === 'harm';
}

const IN_CLAUSES = ['person', 'emergency', 'poison', 'harm'] as const;
