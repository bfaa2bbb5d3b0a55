// Every tool that ran in a stored call, with what came of it, in the order in which they began.
import { isDeepStrictEqual } from 'node:util';
import { dataOf, type LogEvent } from './log-events.ts';

export interface ToolRun {
  tool: string;
  args: Readonly<Record<string, unknown>>;
  /** What the tool answered; undefined when it failed. */
  result: unknown;
  /** The code of its failure. */
  failed: string | null;
}

export function toolRuns(events: readonly LogEvent[]): ToolRun[] {
  const same = (a: { tool: string; toolCallId: string }) => (b: typeof a) =>
    a.tool === b.tool && a.toolCallId === b.toolCallId;
  return dataOf(events, 'tool.started').flatMap((started): ToolRun[] => {
    const { tool, args } = started;
    const answer = dataOf(events, 'tool.succeeded').find(same(started));
    if (answer) return [{ tool, args, result: answer.result, failed: null }];
    const failure = dataOf(events, 'tool.failed').find(same(started));
    return failure ? [{ tool, args, result: undefined, failed: failure.code }] : [];
  });
}

/** A field of a tool's answer. */
export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}

export interface BookedVisit {
  id: string;
  service: unknown;
  /** The caller's turn in which it was proposed. */
  proposedIn: number;
}

/** Visits that were booked in this call: their ids follow from the call's id, and so differ in a replay. */
export function bookedVisits(turns: readonly { turn: number; runs: readonly ToolRun[] }[]): BookedVisit[] {
  const runs = turns.flatMap(({ turn, runs }) => runs.map((run) => ({ ...run, turn })));
  return runs.flatMap((run, index): BookedVisit[] => {
    const id = field(run.result, 'appointment_id');
    if (run.tool !== 'book_appointment' || field(run.result, 'status') !== 'done' || typeof id !== 'string')
      return [];
    const proposal = runs
      .slice(0, index)
      .findLast(
        ({ tool, args, result }) =>
          tool === run.tool && field(result, 'status') === 'proposed' && isDeepStrictEqual(args, run.args),
      );
    return proposal ? [{ id, service: field(run.result, 'service'), proposedIn: proposal.turn }] : [];
  });
}
