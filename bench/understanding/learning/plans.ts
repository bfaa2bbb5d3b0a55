// What is trained, and from what: the two models that calls use.
import { ESCALATION_HEADS, partsOf } from '../../../src/understand/escalation-learned.ts';
import { WISH_HEADS } from '../../../src/understand/intent-learned.ts';
import type { StoredModel } from '../../../src/understand/learned-model.ts';
import {
  escalationRows,
  ESCALATIONS,
  exampleOf,
  ownExamples,
  wishRows,
  WISHES,
  type Spoken,
} from './corpus.ts';
import { fitModel, type Plan } from './fit.ts';

/** Features kept for each head: as many as it takes to tell it from its look-alikes. */
const KEPT: Readonly<Record<string, number>> = {
  person: 9_000,
  distress: 5_000,
  emergency: 5_000,
  poison: 5_000,
  harm: 5_000,
};
const FEW = 3_000;

const ESCALATION_PLAN: Plan = { heads: ESCALATION_HEADS, partsOf, keep: (head) => KEPT[head] ?? FEW };
const WISH_PLAN: Plan = { heads: WISH_HEADS, partsOf: () => [], keep: () => FEW };
/** The rows are of banks, insurers and shops; the wording of our own is of those who call services. */
const OWN_WISH = 1;
const DEBATABLE = 0.5;

/** @param use which rows of the cases may be learned from; all of them for the weights that are shipped */
export function trainEscalation(folder: string, use: (row: Spoken) => boolean = () => true): StoredModel {
  const rows = escalationRows(folder).filter(use);
  return fitModel([...ownExamples(ESCALATIONS), ...rows.map((row) => exampleOf(row))], ESCALATION_PLAN);
}

export function trainWishes(folder: string, use: (row: Spoken) => boolean = () => true): StoredModel {
  const rows = wishRows(folder).filter(use);
  return fitModel(
    [
      ...ownExamples(WISHES).map((example) => ({ ...example, weight: example.weight * OWN_WISH })),
      ...rows.map((row) => exampleOf(row, row.strict ? 1 : DEBATABLE)),
    ],
    WISH_PLAN,
  );
}
