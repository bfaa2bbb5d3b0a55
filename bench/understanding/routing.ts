// Measures routing: which specialist serves an utterance (strict rows first, then with the debatable label accepted, then all).
import { z } from 'zod';
import { routeIntent } from '../../src/understand/intent.ts';
import { ratio } from './figures.ts';

const Label = z.enum(['scheduling', 'billing', 'cancellation', 'human', 'other']);
const Row = z.object({
  id: z.string(),
  text: z.string(),
  label: Label,
  alt: z.array(Label),
  strict: z.boolean(),
});

interface Figures {
  rows: number;
  correct: number;
  accuracy: number;
}

export function measure(rows: unknown[]): Record<string, unknown> & { rows: number; correct: number } {
  const routed = rows.map((value) => {
    const row = Row.parse(value);
    return { ...row, understood: routeIntent(row.text) };
  });
  const exact = (row: (typeof routed)[number]): boolean => row.understood === row.label;
  const accepted = (row: (typeof routed)[number]): boolean => exact(row) || row.alt.includes(row.understood);
  const all = figures(routed, exact);
  return {
    rows: all.rows,
    correct: all.correct,
    strict: figures(
      routed.filter((row) => row.strict),
      exact,
    ),
    withAlternatives: figures(routed, accepted),
    all,
    wrong: routed.filter((row) => !accepted(row)).map((row) => row.id),
    confusion: Object.fromEntries(
      Label.options.map((label) => [
        label,
        Object.fromEntries(
          Label.options.map((understood) => [
            understood,
            routed.filter((row) => row.strict && row.label === label && row.understood === understood).length,
          ]),
        ),
      ]),
    ),
  };
}

function figures<T>(rows: readonly T[], right: (row: T) => boolean): Figures {
  const correct = rows.filter(right).length;
  return { rows: rows.length, correct, accuracy: ratio(correct, rows.length) };
}
