// Figures out of turns: how long each part took, and tables of both contenders side by side.
import { percentile, printTable, type Cell } from '../support/table.ts';
import type { Turn } from './callers-protocol.ts';
import type { Pitch } from './sounds.ts';
import type { Contender } from './stage.ts';
import type { Mark, MarkKind } from './stand-ins/marks.ts';

/** Milliseconds from the caller's last sample to the first sound of this pitch; null when it was never heard. */
export function heardAfter({ said, heard }: Turn, pitch?: Pitch): number | null {
  const first = heard.find(
    (stretch) => stretch.from > said.to && (pitch === undefined || stretch.pitch === pitch),
  );
  return first ? first.from - said.to : null;
}

/** When it first, or last, passed, in milliseconds after `zero`. */
export function markAfter(
  marks: readonly Mark[],
  kind: MarkKind,
  zero: number,
  which: 'first' | 'last' = 'first',
) {
  const all = marks.filter((mark) => mark.kind === kind);
  const found = which === 'first' ? all[0] : all.at(-1);
  return found ? found.at - zero : null;
}

export const known = (samples: readonly (number | null)[]): number[] => samples.filter((one) => one !== null);

export const p50 = (samples: readonly number[]): number => Math.round(percentile(samples, 0.5));
export const p95 = (samples: readonly number[]): number => Math.round(percentile(samples, 0.95));

/** p50 and p95 of each, and what ours has more. */
export function printBeside(title: string, measured: ReadonlyMap<Contender, readonly number[]>): void {
  const bare = measured.get('bare') ?? [];
  const ours = measured.get('ours') ?? [];
  const reflex = measured.get('reflex');
  const row = (name: string, samples: readonly number[]): Cell[] => [
    ...[name, samples.length, p50(samples), p95(samples)],
    ...[Math.round(Math.min(...samples)), Math.round(Math.max(...samples))],
  ];
  printTable(
    [title, 'times', 'p50', 'p95', 'least', 'most'],
    [
      row('bare framework', bare),
      row('ours', ours),
      ...(reflex ? [row('the way there and back alone', reflex)] : []),
      ['added by ours', null, p50(ours) - p50(bare), p95(ours) - p95(bare), null, null],
    ],
  );
}

/** Medians of named parts for both contenders, a row each. */
export function printParts(
  title: string,
  parts: Readonly<Record<string, ReadonlyMap<Contender, readonly (number | null)[]>>>,
): void {
  printTable(
    [title, 'bare', 'ours', 'added'],
    Object.entries(parts).map(([name, samples]) => {
      const [bare, ours] = (['bare', 'ours'] as const).map((who) => p50(known(samples.get(who) ?? [])));
      return [name, bare ?? null, ours ?? null, (ours ?? 0) - (bare ?? 0)];
    }),
  );
}
