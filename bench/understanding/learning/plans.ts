// What is trained, and from what: the two models that calls use.
import { ESCALATION_HEADS, partsOf } from '../../../src/understand/escalation-learned.ts';
import { WISH_HEADS } from '../../../src/understand/intent-learned.ts';
import type { StoredModel } from '../../../src/understand/learned-model.ts';
import { escalationRows, ESCALATIONS, exampleOf, ownExamples, wishRows, WISHES, type Use } from './corpus.ts';
import { fitModel, type Plan } from './fit.ts';

/** Features kept for each head: as many as it takes to tell it from its look-alikes, few enough for the repository. */
const KEPT: Readonly<Record<string, number>> = {
  person: 4_500,
  emergency: 2_500,
  poison: 2_500,
  harm: 2_500,
};
const FEW = 3_000;
const WISHES_KEPT = 3_000;

const ESCALATION_PLAN: Plan = { heads: ESCALATION_HEADS, partsOf, keep: (head) => KEPT[head] ?? FEW };
const WISH_PLAN: Plan = { heads: WISH_HEADS, partsOf: () => [], keep: () => WISHES_KEPT };
const DEBATABLE = 0.5;

/** @param use what may be learned from; all of it for the weights that are shipped */
export function trainEscalation(folder: string, use: Use = () => true): StoredModel {
  const rows = escalationRows(folder).filter(use);
  return fitModel([...ownExamples(ESCALATIONS, use), ...rows.map((row) => exampleOf(row))], ESCALATION_PLAN);
}

export function trainWishes(folder: string, use: Use = () => true): StoredModel {
  const rows = wishRows(folder).filter(use);
  return fitModel(
    [...ownExamples(WISHES, use), ...rows.map((row) => exampleOf(row, row.strict ? 1 : DEBATABLE))],
    WISH_PLAN,
  );
}
