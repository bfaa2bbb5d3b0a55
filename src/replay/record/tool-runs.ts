// Every tool that ran in a stored call, with what came of it, in the order in which they began.
import { dataOf, type LogEvent } from './log-events.ts';

export interface ToolRun {
  /** LiveKit's id of the model's call, or that of the proposal where code made a change. */
  id: string;
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
    const { tool, args, toolCallId: id } = started;
    const answer = dataOf(events, 'tool.succeeded').find(same(started));
    if (answer) return [{ id, tool, args, result: answer.result, failed: null }];
    const failure = dataOf(events, 'tool.failed').find(same(started));
    return failure ? [{ id, tool, args, result: undefined, failed: failure.code }] : [];
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
  /** The proposal that it was. */
  proposal: string;
}

/** Visits that were booked in this call: their ids follow from the call's id, and so differ in a replay. */
export function bookedVisits(runs: readonly ToolRun[]): BookedVisit[] {
  return runs.flatMap((run): BookedVisit[] => {
    const id = field(run.result, 'appointment_id');
    if (run.tool !== 'book_appointment' || field(run.result, 'status') !== 'done' || typeof id !== 'string')
      return [];
    // A second try has a number behind it.
    return [{ id, service: field(run.result, 'service'), proposal: run.id.replace(/\/\d+$/, '') }];
  });
}
