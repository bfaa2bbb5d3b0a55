// Measures personal data found in pii.jsonl: recall by type and precision, by span and by character.
//
// A gold span counts as found when at least half of its characters are covered. A span of ours counts as right
// when it overlaps any gold span, whatever its type: the mask is what protects. Names, user names and street
// addresses are free text that no pattern holds; the headline leaves them out and `everything` counts them. `heldOut`
// are the same figures for rows that nobody looked at.
// Rows whose note says that one type only was annotated do not judge spans of ours of another type.
import { z } from 'zod';
import { findPersonalData } from '../../src/understand/index.ts';
import { isHeldOut } from './held-out.ts';

const Row = z.object({
  id: z.string(),
  text: z.string(),
  spans: z.array(z.object({ start: z.number(), end: z.number(), type: z.string() })),
  style: z.string(),
  note: z.string().optional(),
});
type Span = z.infer<typeof Row>['spans'][number];

const FREE_TEXT = new Set(['PERSON', 'USERNAME', 'ADDRESS']);

export interface PiiRowResult {
  readonly row: z.infer<typeof Row>;
  readonly missed: readonly Span[];
  readonly wrong: readonly Span[];
}

interface Tally {
  gold: number;
  found: number;
}

const ratio = (part: number, whole: number) => (whole === 0 ? 1 : Math.round((part / whole) * 1e4) / 1e4);
const within = (span: Span, position: number) => position >= span.start && position < span.end;

function coveredCharacters(span: Span, by: readonly Span[]): number {
  let covered = 0;
  for (let i = span.start; i < span.end; i += 1) if (by.some((other) => within(other, i))) covered += 1;
  return covered;
}

export function judge(input: unknown): PiiRowResult {
  const row = Row.parse(input);
  const ours: Span[] = findPersonalData(row.text).map((span) => ({ ...span }));
  const only = /^([A-Z_]+) only;/.exec(row.note ?? '')?.[1];
  return {
    row,
    missed: row.spans.filter((span) => coveredCharacters(span, ours) * 2 < span.end - span.start),
    wrong: ours.filter((span) => {
      if (row.spans.some((gold) => gold.start < span.end && span.start < gold.end)) return false;
      return only === undefined || span.type === only;
    }),
  };
}

export function measure(rows: unknown[]): Record<string, unknown> & { rows: number; correct: number } {
  const judged = rows.map(judge);
  return { ...figuresOf(judged), heldOut: figuresOf(judged.filter(({ row }) => isHeldOut(row.id))) };
}

function figuresOf(
  judged: readonly PiiRowResult[],
): Record<string, unknown> & { rows: number; correct: number } {
  const byType: Record<string, Tally> = {};
  const characters = { gold: 0, covered: 0, ours: 0, right: 0 };
  let correct = 0;
  let predicted = 0;
  let wrong = 0;
  for (const result of judged) {
    const { row } = result;
    const ours: Span[] = findPersonalData(row.text).map((span) => ({ ...span }));
    for (const span of row.spans) {
      const tally = (byType[span.type] ??= { gold: 0, found: 0 });
      tally.gold += 1;
      if (!result.missed.includes(span)) tally.found += 1;
      if (FREE_TEXT.has(span.type)) continue;
      characters.gold += span.end - span.start;
      characters.covered += coveredCharacters(span, ours);
    }
    for (const span of ours) {
      characters.ours += span.end - span.start;
      characters.right += coveredCharacters(span, row.spans);
    }
    predicted += ours.length;
    wrong += result.wrong.length;
    if (result.wrong.length === 0 && result.missed.every((span) => FREE_TEXT.has(span.type))) correct += 1;
  }
  const identifiers = sum(Object.entries(byType).filter(([type]) => !FREE_TEXT.has(type)));
  const everything = sum(Object.entries(byType));
  return {
    rows: judged.length,
    correct,
    recall: ratio(identifiers.found, identifiers.gold),
    precision: ratio(predicted - wrong, predicted),
    matching: 'span, half covered; identifiers without names and addresses',
    recallByCharacter: ratio(characters.covered, characters.gold),
    precisionByCharacter: ratio(characters.right, characters.ours),
    everything: { spans: everything.gold, recall: ratio(everything.found, everything.gold) },
    recallByType: Object.fromEntries(
      Object.entries(byType).map(([type, { gold, found }]) => [
        type,
        `${found}/${gold} ${ratio(found, gold)}`,
      ]),
    ),
  };
}

function sum(types: readonly [string, Tally][]): Tally {
  return types.reduce(
    (total, [, tally]) => ({ gold: total.gold + tally.gold, found: total.found + tally.found }),
    { gold: 0, found: 0 },
  );
}
