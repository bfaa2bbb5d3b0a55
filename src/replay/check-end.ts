// Compares how a call ended, and what it left in the database, with the end that the file gives.
import type { CallSummary } from '../call/create-call.ts';
import type { Db } from '../database/connection.ts';
import type { CallEvent } from '../domain/call-event.ts';
import { checkDatabase } from './check-database.ts';
import { checkToolSequence } from './check-tools.ts';
import { mismatches } from './compare.ts';
import type { Report } from './difference.ts';
import type { LoadedTranscript } from './load-transcript.ts';
import type { Stage } from './stage.ts';
import { toolRecords, type TurnRecord } from './turn-record.ts';

export interface CheckedEnd {
  source: LoadedTranscript;
  stage: Stage;
  db: Db;
  summary: CallSummary;
  events: readonly CallEvent[];
  /** After the last turn, before the line closed. */
  last: TurnRecord | null;
}

export async function checkEnd(
  { source, stage, db, summary, events, last }: CheckedEnd,
  report: Report,
): Promise<void> {
  const { end } = source.transcript;
  const differ = (
    type: Parameters<Report>[0]['type'],
    key: string,
    expected: unknown,
    actual: unknown,
    what = key,
  ) => report({ type, path: ['end', key], what: `end: ${what}`, expected, actual });

  if (end.chain && end.chain.join() !== summary.chain.join())
    differ('handoff', 'chain', end.chain, summary.chain);
  if (end.disposition && end.disposition !== summary.disposition)
    differ('state', 'disposition', end.disposition, summary.disposition);
  if (end.state !== undefined && end.state !== last?.state) differ('state', 'state', end.state, last?.state);
  for (const { at, expected, actual } of mismatches(end.context ?? {}, last?.context))
    differ('context', 'context', expected, actual, `context.${at}`);
  const ran = toolRecords(events);
  if (end.tools)
    checkToolSequence({ expected: end.tools, actual: ran, path: ['end', 'tools'], label: 'end' }, report);
  for (const name of end.never_tools ?? [])
    if (ran.some(({ tool, failed }) => tool === name && !failed))
      differ(
        'tool',
        'never_tools',
        `never ${name}`,
        ran.map(({ tool }) => tool),
      );
  if (end.database)
    await checkDatabase(
      { db, company: stage.slug, expected: end.database, path: ['end', 'database'] },
      report,
    );
}
