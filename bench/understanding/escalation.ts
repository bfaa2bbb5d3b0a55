// Measures escalation: does one utterance alone call for a person (precision and recall, by kind of row), with the
// weights that are shipped, and cross-validated: each row judged by weights that were learned without it. Lines of our own are cross-validated by themselves, each with all its wordings left out.
import { z } from 'zod';
import { ESCALATION_HEADS } from '../../src/understand/escalation-learned.ts';
import { understandEscalation, type Escalation } from '../../src/understand/escalation.ts';
import { readModel } from '../../src/understand/learned-model.ts';
import { ratio } from './figures.ts';
import { ESCALATIONS, NONE } from './learning/corpus.ts';
import { crossValidate } from './learning/folds.ts';
import { trainEscalation } from './learning/plans.ts';
import { readUtterances } from './learning/utterances.ts';

const Row = z
  .object({ id: z.string(), text: z.string(), escalate: z.boolean(), kind: z.string() })
  .transform((row) => ({ ...row, said: [row.text] }));
type Row = z.infer<typeof Row>;

interface OwnLine {
  readonly file: string;
  readonly label: string;
  readonly text: string;
  readonly said: readonly string[];
}
const OF_A_LINE = 4;

const REQUEST = 'explicit_request';
const HARD = /^hard_negative/;

export function measure(
  rows: unknown[],
  folder: string,
): Record<string, unknown> & { rows: number; correct: number } {
  const parsed = rows.map((value) => Row.parse(value));
  const own = ownLines();
  const fitted = figures(parsed, (row) => understandEscalation(row.text).escalate);
  const heldRows = judgeWithout(parsed, folder);
  const heldLines = judgeWithout(own, folder);
  const { wrong, ...crossValidated } = figures(parsed, (row) => heldRows.get(row)?.[0]?.escalate === true);
  return {
    ...fitted,
    crossValidated: {
      ...crossValidated,
      ownLines: ownFigures(own, (line) => heldLines.get(line) ?? []),
    },
    wrong: { fitted: fitted.wrong, crossValidated: wrong },
  };
}

function judgeWithout<Judged extends { readonly text: string; readonly said: readonly string[] }>(
  rows: readonly Judged[],
  folder: string,
): ReadonlyMap<Judged, readonly Escalation[]> {
  return crossValidate(rows, (use) => {
    const model = readModel(trainEscalation(folder, use), ESCALATION_HEADS);
    return ({ said }: Judged) => said.map((text) => understandEscalation(text, { model }));
  });
}

/** A line of our own stands for several utterances; a few of each are judged. */
function ownLines(): readonly OwnLine[] {
  return Object.entries(ESCALATIONS).flatMap(([file, label]) =>
    readUtterances(file, OF_A_LINE).map(({ source, utterances }) => ({
      file,
      label,
      text: source,
      said: utterances,
    })),
  );
}

/** By file, how many utterances there are, and how many of them bring a person, or do not, as they should. */
function ownFigures(
  lines: readonly OwnLine[],
  verdicts: (line: OwnLine) => readonly Escalation[],
): Record<string, { utterances: number; right: number }> {
  return Object.fromEntries(
    Object.keys(ESCALATIONS).map((file) => {
      const judged = lines
        .filter((line) => line.file === file)
        .flatMap((line) => verdicts(line).map(({ escalate }) => escalate === (line.label !== NONE)));
      return [
        file,
        { utterances: judged.length, right: ratio(judged.filter(Boolean).length, judged.length) },
      ];
    }),
  );
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
