// Measures escalation: does one utterance alone call for a person (precision and recall, by kind of row).
import { z } from 'zod';
import { understandEscalation } from '../../src/understand/escalation.ts';
import { ratio } from './figures.ts';

const Row = z.object({ id: z.string(), text: z.string(), escalate: z.boolean(), kind: z.string() });

export function measure(rows: unknown[]): Record<string, unknown> & { rows: number; correct: number } {
  const counts = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };
  const kinds = new Map<string, { rows: number; correct: number }>();
  const wrong: string[] = [];
  for (const row of rows.map((value) => Row.parse(value))) {
    const { escalate } = understandEscalation(row.text);
    counts[outcome(row.escalate, escalate)] += 1;
    if (escalate !== row.escalate) wrong.push(row.id);
    const kind = kinds.get(row.kind) ?? { rows: 0, correct: 0 };
    kinds.set(row.kind, { rows: kind.rows + 1, correct: kind.correct + (escalate === row.escalate ? 1 : 0) });
  }
  const correct = counts.truePositive + counts.trueNegative;
  return {
    rows: rows.length,
    correct,
    accuracy: ratio(correct, rows.length),
    precision: ratio(counts.truePositive, counts.truePositive + counts.falsePositive),
    recall: ratio(counts.truePositive, counts.truePositive + counts.falseNegative),
    ...counts,
    kinds: Object.fromEntries(kinds),
    wrong,
  };
}

function outcome(
  expected: boolean,
  understood: boolean,
): 'truePositive' | 'falsePositive' | 'falseNegative' | 'trueNegative' {
  if (understood) return expected ? 'truePositive' : 'falsePositive';
  return expected ? 'falseNegative' : 'trueNegative';
}
