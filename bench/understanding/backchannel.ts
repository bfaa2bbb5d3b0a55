// Measures interruptions: does the agent go on or yield (strict rows first; weighted by how often the words were said).
import { z } from 'zod';
import { classifyInterruption } from '../../src/understand/interruption.ts';
import { ratio } from './figures.ts';

const Row = z.object({
  id: z.string(),
  text: z.string(),
  expected_action: z.enum(['continue', 'yield', 'yield_if_agent_asked', 'any']),
  strict: z.boolean(),
  n: z.number(),
});
type Row = z.infer<typeof Row>;

export function measure(rows: unknown[]): Record<string, unknown> & { rows: number; correct: number } {
  const parsed = rows.map((value) => Row.parse(value));
  const strict = figures(parsed.filter((row) => row.strict));
  const all = figures(parsed);
  return {
    rows: parsed.length,
    correct: all.correct,
    strict,
    all,
    wrong: parsed.filter((row) => !isRight(row)).map((row) => row.id),
    actions: Object.fromEntries(
      Row.shape.expected_action.options.map((action) => [
        action,
        figures(parsed.filter((row) => row.expected_action === action)),
      ]),
    ),
  };
}

function figures(rows: readonly Row[]): {
  rows: number;
  correct: number;
  accuracy: number;
  weightedAccuracy: number;
} {
  const right = rows.filter(isRight);
  const weight = (some: readonly Row[]): number => some.reduce((sum, row) => sum + row.n, 0);
  return {
    rows: rows.length,
    correct: right.length,
    accuracy: ratio(right.length, rows.length),
    weightedAccuracy: ratio(weight(right), weight(rows)),
  };
}

/** An answer must be let through when the agent had asked; when it had not, either action is defensible. */
function isRight(row: Row): boolean {
  if (row.expected_action === 'any') return true;
  if (row.expected_action === 'yield_if_agent_asked')
    return classifyInterruption(row.text, { agentAsked: true }) === 'yield';
  return classifyInterruption(row.text) === row.expected_action;
}
