// Measures spoken numbers to their written form, on what a phone line meets (core) and on everything.
import { z } from 'zod';
import { spokenToWritten } from '../../src/understand/index.ts';
import { isHeldOut } from './held-out.ts';

const Row = z.object({
  id: z.string(),
  text: z.string(),
  expected: z.string(),
  expected_norm: z.string(),
  acceptable: z.array(z.string()),
  type: z.string(),
  core: z.boolean(),
});
type Row = z.infer<typeof Row>;

const normal = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Digit groups of a text, with the signs inside numbers taken out. */
const numbersIn = (text: string): string[] =>
  (text.match(/\d(?:[\d,.-]*\d)?/g) ?? []).map((group) => group.replace(/\D/g, ''));

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Day, month and year of a written date in any usual order, or null: "10/06/2005", "25 sept.", "august 5 2006". */
function dateParts(text: string): string | null {
  const month = MONTHS.findIndex((name) => text.toLowerCase().includes(name)) + 1;
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  const years = numbers.filter((number) => number > 31);
  const [year] = years.length > 0 ? years : numbers.slice(month > 0 ? 1 : 2);
  const rest = numbers.filter((number) => number !== year || years.length === 0).slice(0, month > 0 ? 1 : 2);
  const [first, second] = rest;
  if (first === undefined) return null;
  return month > 0
    ? [year, month, first].join(' ')
    : second === undefined
      ? null
      : [year, first, second].join(' ');
}

/**
 * Right when the written forms are the same but for spaces and signs. Beyond that: a date may be written another
 * way round; where the set gives only the value of one number in the sentence (dictated digits, ordinals), that
 * number must stand in the written form as a whole.
 */
function isCorrect(row: Row): { exact: boolean; correct: boolean } {
  const written = spokenToWritten(row.text);
  const exact = normal(written) === row.expected_norm;
  const listed = row.acceptable.some((form) => normal(form) === normal(written));
  if (exact || listed) return { exact, correct: true };
  const ordinal = written.replace(/(\d)(?:st|nd|rd|th)\b/g, '$1');
  switch (row.type) {
    case 'digits':
    case 'ordinal':
      return { exact, correct: numbersIn(ordinal).includes(row.expected_norm) };
    case 'date': {
      const parts = dateParts(written);
      return { exact, correct: parts !== null && parts === dateParts(row.expected) };
    }
    case 'money': {
      // "13.45 Dollar": sets that give amount and currency apart.
      const [, amount] = /^([\d.]+) [A-Za-z ]+$/.exec(row.expected) ?? [];
      return { exact, correct: amount !== undefined && numbersIn(written).includes(normal(amount)) };
    }
    default:
      return { exact, correct: false };
  }
}

export function measure(rows: unknown[]): Record<string, unknown> & { rows: number; correct: number } {
  const judged = rows.map((row) => Row.parse(row)).map((row) => ({ row, ...isCorrect(row) }));
  const core = judged.filter(({ row }) => row.core);
  const correct = core.filter((one) => one.correct).length;
  const heldOut = core.filter(({ row }) => isHeldOut(row.id));
  const byType: Record<string, string> = {};
  for (const type of [
    ...new Set(judged.map(({ row }) => `${row.core ? 'core' : 'rare'} ${row.type}`)),
  ].sort()) {
    const of = judged.filter(({ row }) => `${row.core ? 'core' : 'rare'} ${row.type}` === type);
    byType[type] = `${of.filter((one) => one.correct).length}/${of.length}`;
  }
  return {
    rows: core.length,
    correct,
    exact: core.filter((one) => one.exact).length,
    heldOut: `${heldOut.filter((one) => one.correct).length}/${heldOut.length}`,
    byType,
    allRows: judged.length,
    allCorrect: judged.filter((one) => one.correct).length,
    wrong: judged.filter((one) => !one.correct).map(({ row }) => row.id),
  };
}
