// Measures sentiment on the rows of escalation: how many of each kind sound unhappy, below which two running bring a
// person. There is no set with a mood for each row: who is frustrated should be below, others not.
import { z } from 'zod';
import { understandSentiment } from '../../src/understand/sentiment.ts';
import { ratio } from './figures.ts';

const Row = z.object({ id: z.string(), text: z.string(), kind: z.string() });
/** The default of `escalation.sentimentBelow`. */
const UNHAPPY = -0.5;
const FRUSTRATED = 'implicit_frustration_or_complaint';

export function measure(rows: unknown[]): Record<string, unknown> & { rows: number; correct: number } {
  const kinds = new Map<string, { rows: number; below: number; sum: number }>();
  const wrong: string[] = [];
  for (const { id, text, kind } of rows.map((value) => Row.parse(value))) {
    const mood = understandSentiment(text);
    const known = kinds.get(kind) ?? { rows: 0, below: 0, sum: 0 };
    const below = mood < UNHAPPY;
    kinds.set(kind, {
      rows: known.rows + 1,
      below: known.below + (below ? 1 : 0),
      sum: known.sum + mood,
    });
    if (below !== (kind === FRUSTRATED)) wrong.push(id);
  }
  return {
    rows: rows.length,
    correct: rows.length - wrong.length,
    kinds: Object.fromEntries(
      [...kinds].map(([kind, { rows: count, below, sum }]) => [
        kind,
        { rows: count, below, share: ratio(below, count), mean: ratio(sum, count) },
      ]),
    ),
    wrong,
  };
}
