// Compares one turn with what the file expects of it.
import { mismatches } from './compare.ts';
import type { Path, Report } from './difference.ts';
import { checkToolList } from './check-tools.ts';
import type { Edge, Expectation } from './transcript-format.ts';
import type { TurnRecord } from './turn-record.ts';
import { matchesWords } from './words.ts';

export interface Checked {
  expect: Expectation;
  /** Of the expectation in the file. */
  path: Path;
  /** For people: "turn 2". */
  label: string;
}

export function checkTurn({ expect, path, label }: Checked, turn: TurnRecord, report: Report): void {
  const differ = (
    type: Parameters<Report>[0]['type'],
    key: string,
    expected: unknown,
    actual: unknown,
    what = key,
  ) => report({ type, path: [...path, key], what: `${label}: ${what}`, expected, actual });

  if (expect.agent !== undefined && expect.agent !== turn.agent)
    differ('state', 'agent', expect.agent, turn.agent);
  for (const pattern of expect.says ?? [])
    if (!matchesWords(pattern, turn.words)) differ('words', 'says', pattern, turn.words);
  for (const pattern of expect.never_says ?? [])
    if (matchesWords(pattern, turn.words)) differ('words', 'never_says', `never ${pattern}`, turn.words);
  if (expect.lines && !same(expect.lines, turn.lines)) differ('words', 'lines', expect.lines, turn.lines);
  if (expect.tools)
    checkToolList({ expected: expect.tools, actual: turn.tools, path: [...path, 'tools'], label }, report);
  const handoffs = { expected: expect.handoff?.map(arrow), actual: turn.handoffs.map(arrow) };
  if (handoffs.expected && !same(handoffs.expected, handoffs.actual))
    differ('handoff', 'handoff', handoffs.expected, handoffs.actual);
  if (expect.queued && !same(expect.queued, turn.queued))
    differ('handoff', 'queued', expect.queued, turn.queued);
  if (expect.refused && !sameKeys(expect.refused, turn.refused))
    differ('handoff', 'refused', expect.refused, turn.refused);
  if (expect.unreached && !same(expect.unreached, turn.unreached))
    differ('handoff', 'unreached', expect.unreached, turn.unreached);
  if (expect.state !== undefined && expect.state !== turn.state)
    differ('state', 'state', expect.state, turn.state);
  if (expect.ended !== undefined && expect.ended !== turn.ended)
    differ('state', 'ended', expect.ended, turn.ended);
  for (const { at, expected, actual } of mismatches(expect.context ?? {}, turn.context))
    differ('context', 'context', expected, actual, `context.${at}`);
}

export function arrow({ from, to }: Edge): string {
  return `${from} -> ${to}`;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function sameKeys(a: Record<string, string>, b: Record<string, string>): boolean {
  return mismatches(a, b).length === 0 && mismatches(b, a).length === 0;
}
