// Measures escalation: does one utterance alone call for a person (precision and recall, by kind of row), with the
// weights that are shipped, and cross-validated: each row judged by weights that were learned without it.
import { z } from 'zod';
import { ESCALATION_HEADS } from '../../src/understand/escalation-learned.ts';
import { understandEscalation } from '../../src/understand/escalation.ts';
import { readModel } from '../../src/understand/learned-model.ts';
import { ratio } from './figures.ts';
import { crossValidate } from './learning/folds.ts';
import { trainEscalation } from './learning/plans.ts';

const Row = z.object({ id: z.string(), text: z.string(), escalate: z.boolean(), kind: z.string() });
type Row = z.infer<typeof Row>;

const REQUEST = 'explicit_request';
const HARD = /^hard_negative/;

export function measure(
  rows: unknown[],
  folder: string,
): Record<string, unknown> & { rows: number; correct: number } {
  const parsed = rows.map((value) => Row.parse(value));
  const fitted = figures(parsed, (row) => understandEscalation(row.text).escalate);
  const held = crossValidate(parsed, (use) => {
    const model = readModel(trainEscalation(folder, use), ESCALATION_HEADS);
    return (text) => understandEscalation(text, { model }).escalate;
  });
  return {
    ...fitted,
    crossValidated: { ...figures(parsed, (row) => held.get(row) === true), wrong: undefined },
  };
}

function figures(
  rows: readonly Row[],
  escalates: (row: Row) => boolean,
): Record<string, unknown> & { rows: number; correct: number; wrong: string[] } {
  const judged = rows.map((row) => ({ ...row, right: escalates(row) === row.escalate }));
  const share = (some: readonly { right: boolean }[]): number =>
    ratio(some.filter(({ right }) => right).length, some.length);
  const positives = judged.filter(({ escalate }) => escalate);
  const found = positives.filter(({ right }) => right).length;
  const falseAlarms = judged.filter(({ escalate, right }) => !escalate && !right).length;
  const kinds = [...new Set(judged.map(({ kind }) => kind))].map((kind) =>
    judged.filter((row) => row.kind === kind),
  );
  return {
    rows: rows.length,
    correct: judged.filter(({ right }) => right).length,
    precision: ratio(found, found + falseAlarms),
    recall: share(positives),
    requests: {
      recall: share(judged.filter(({ kind }) => kind === REQUEST)),
      precision: ratio(
        judged.filter(({ kind, right }) => kind === REQUEST && right).length,
        judged.filter(({ kind, right }) => kind === REQUEST && right).length + falseAlarms,
      ),
    },
    hardNegatives: share(judged.filter(({ kind }) => HARD.test(kind))),
    falseAlarms,
    kinds: Object.fromEntries(
      kinds.map((some) => [some[0]?.kind, { rows: some.length, right: share(some) }]),
    ),
    wrong: judged.filter(({ right }) => !right).map(({ id }) => id),
  };
}
