// Measures what is made of days and times in utterances of our own: callers of a booking line who ask for a day, rule
// one out, tell why, mean a visit that they have, or only say something that sounds like a date.
//
// Rows of the first sets were written before the rules and while they were mended; `heldBack` rows were written last,
// and nothing was mended after they had been read.
import { z } from 'zod';
import { understandDateTimes } from '../../src/understand/index.ts';
import { ratio } from './figures.ts';
import { inShort } from './in-short.ts';

const Row = z.object({
  id: z.string(),
  kind: z.string(),
  said: z.string(),
  now: z.string(),
  /** Readings that are right, as in-short.ts writes them; "aside" stands for any aside. */
  want: z.array(z.string()).min(1),
  heldBack: z.boolean().optional(),
});

const TIME_ZONE = 'America/Los_Angeles';

function judge(input: unknown): z.infer<typeof Row> & { correct: boolean } {
  const row = Row.parse(input);
  const got = inShort(understandDateTimes(row.said, { now: Date.parse(row.now), timeZone: TIME_ZONE }));
  return { ...row, correct: row.want.includes(got.replace(/aside [^;]+/g, 'aside')) };
}

const tally = (some: readonly { correct: boolean }[]) => {
  const correct = some.filter((one) => one.correct).length;
  return { correct, rows: some.length, accuracy: ratio(correct, some.length) };
};

export function measure(rows: unknown[]): Record<string, unknown> & { rows: number; correct: number } {
  const judged = rows.map(judge);
  const kinds = [...new Set(judged.map(({ kind }) => kind))];
  const byKind = (some: typeof judged) =>
    Object.fromEntries(
      kinds.map((kind) => {
        const { correct, rows: of } = tally(some.filter((one) => one.kind === kind));
        return [kind, `${correct}/${of}`];
      }),
    );
  const heldBack = judged.filter((row) => row.heldBack);
  return {
    ...tally(judged),
    byKind: byKind(judged),
    heldBack: { ...tally(heldBack), byKind: byKind(heldBack) },
    wrong: judged.filter(({ correct }) => !correct).map(({ id }) => id),
  };
}
