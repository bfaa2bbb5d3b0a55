// Measures spoken numbers to their written form, on what a phone line meets (core) and on everything.
import { z } from 'zod';
import { spokenToWritten } from '../../src/understand/index.ts';

const Row = z.object({ id: z.string(), text: z.string(), expected_norm: z.string(), type: z.string(), core: z.boolean() });

const normal = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

export function measure(rows: unknown[]): Record<string, unknown> & { rows: number; correct: number } {
  const parsed = rows.map((row) => Row.parse(row)).filter((row) => row.core);
  const wrong = parsed.filter((row) => normal(spokenToWritten(row.text)) !== row.expected_norm).map((row) => row.id);
  return { rows: parsed.length, correct: parsed.length - wrong.length, wrong };
}
