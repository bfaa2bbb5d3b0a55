// Measures how well facts used for verification are understood, by slot, and how often nothing is taken for something.
import { z } from 'zod';
import { SLOTS, understandSlot } from '../../src/understand/index.ts';
import { isHeldOut } from './held-out.ts';
import type { Slot, Understood } from '../../src/understand/index.ts';

const Row = z.object({
  id: z.string(),
  slot: z.string(),
  text: z.string(),
  nbest: z.array(z.string()).optional(),
  expected: z.string().nullable(),
  category: z.string(),
  channel: z.string(),
  in_top1: z.boolean().optional(),
});
type Row = z.infer<typeof Row>;

const NO_VALUE = new Set(['no_value', 'guessing']);
const alphanumeric = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const isSlot = (name: string): name is Slot => Object.hasOwn(SLOTS, name);

function understand(row: Row): Understood<string> {
  if (!isSlot(row.slot)) return null;
  // The recorded calls are from a British line, which is a thing a line knows about itself; typed chats say nothing.
  const line = row.channel === 'asr' ? { dayFirst: true } : {};
  return understandSlot(row.slot, row.text, {
    ...line,
    ...(row.nbest === undefined ? {} : { nbest: row.nbest }),
  });
}

function equals(slot: string, value: string, expected: string): boolean {
  if (slot === 'phone') return value.replace(/\D/g, '').endsWith(expected.replace(/\D/g, ''));
  return alphanumeric(value) === alphanumeric(expected);
}

/** Whether the outcome is right for the row; asking back is right where day and month are open. */
export function isCorrect(row: Row, understood: Understood<string>): boolean {
  const { expected } = row;
  if (expected === null || NO_VALUE.has(row.category)) return understood === null;
  if (understood === null) return false;
  if ('value' in understood) return equals(row.slot, understood.value, expected);
  return (
    row.category === 'ambiguous_day_month' &&
    understood.ambiguous.some((one) => equals(row.slot, one, expected))
  );
}

const rate = (part: number, whole: number): number => (whole === 0 ? 1 : Number((part / whole).toFixed(4)));

interface Tally {
  rows: number;
  correct: number;
}

function count(tallies: Map<string, Tally>, key: string, correct: boolean): void {
  const tally = tallies.get(key) ?? { rows: 0, correct: 0 };
  tallies.set(key, { rows: tally.rows + 1, correct: tally.correct + (correct ? 1 : 0) });
}

const table = (tallies: Map<string, Tally>): Record<string, string> =>
  Object.fromEntries(
    [...tallies]
      .sort()
      .map(([key, { rows, correct }]) => [key, `${correct}/${rows} ${rate(correct, rows).toFixed(3)}`]),
  );

interface Count {
  rows: number;
  correct: number;
  noValueRows: number;
  captured: number;
}

const NOTHING: Count = { rows: 0, correct: 0, noValueRows: 0, captured: 0 };

/**
 * `rows`, `correct`, `accuracy`: rows whose answer is in the best hypothesis (typed rows all are) and that hold a value
 * at all; rows without a value are counted apart, as `captured`. `heldOut` are the same figures for rows that nobody
 * looked at. Rows for facts that no company asks for are left out.
 */
export function measure(rows: unknown[]): Record<string, unknown> & { rows: number; correct: number } {
  const parsed = rows.map((row) => Row.parse(row));
  const asked = parsed.filter(({ slot }) => isSlot(slot));
  const bySlot = new Map<string, Tally>();
  const wrong: string[] = [];
  const [all, heldOut] = [{ ...NOTHING }, { ...NOTHING }];
  for (const row of asked) {
    const understood = understand(row);
    const correct = isCorrect(row, understood);
    const empty = NO_VALUE.has(row.category);
    if (!empty && row.in_top1 === false) continue;
    for (const tally of isHeldOut(row.id) ? [all, heldOut] : [all]) add(tally, { empty, correct });
    if (!empty) count(bySlot, row.slot, correct);
    if (!correct && !isHeldOut(row.id)) wrong.push(row.id);
  }
  return {
    ...figuresOf(all),
    heldOut: figuresOf(heldOut),
    bySlot: table(bySlot),
    leftOut: parsed.length - asked.length,
    wrong,
  };
}

function add(tally: Count, { empty, correct }: { empty: boolean; correct: boolean }): void {
  if (empty) {
    tally.noValueRows += 1;
    if (!correct) tally.captured += 1;
  } else {
    tally.rows += 1;
    if (correct) tally.correct += 1;
  }
}

function figuresOf(tally: Count): Count & { accuracy: number; capturedRate: number } {
  const { rows, correct, noValueRows, captured } = tally;
  return {
    ...tally,
    accuracy: rate(correct, rows),
    capturedRate: noValueRows === 0 ? 0 : rate(captured, noValueRows),
  };
}
