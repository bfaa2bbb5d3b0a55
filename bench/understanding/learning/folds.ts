// Five-fold cross-validation: each row is judged by what was learned without it, and without its like.
import { hashOf } from './sequence.ts';

const FOLDS = 5;

/** Rows that differ in case and marks only are alike, whichever set they stand in. */
function likeOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function foldOf(text: string): number {
  return hashOf(likeOf(text)) % FOLDS;
}

/**
 * Judges each row with a model that was trained on the other folds.
 *
 * @param train gives the judge that was learned from the rows that may be used
 */
export function crossValidate<Row extends { readonly text: string }, Verdict>(
  rows: readonly Row[],
  train: (use: (row: { readonly text: string }) => boolean) => (row: Row) => Verdict,
): ReadonlyMap<Row, Verdict> {
  const verdicts = new Map<Row, Verdict>();
  const known = new Set(rows.map(({ text }) => likeOf(text)));
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const judge = train(({ text }) => foldOf(text) !== fold || !known.has(likeOf(text)));
    for (const row of rows) if (foldOf(row.text) === fold) verdicts.set(row, judge(row));
  }
  return verdicts;
}
