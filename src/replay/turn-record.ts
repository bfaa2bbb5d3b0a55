// What happened in one turn, gathered from the call's log: the side of the comparison that is not in the file.
import type { Call } from '../call/create-call.ts';
import type { CoordinatorState } from '../coordinator/index.ts';
import type { CallEvent, CallEventData, CallEventType } from '../domain/call-event.ts';
import type { CustomerContext } from '../domain/customer-context.ts';
import type { Edge } from './transcript-format.ts';

/** One tool call as it came out; a failure's result is `{ error, message }`. */
export interface ToolRecord {
  tool: string;
  args: unknown;
  result: unknown;
  failed: boolean;
}

export interface TurnRecord {
  agent: string;
  /** What the caller heard, one utterance a line, as it was said. */
  words: string;
  lines: string[];
  tools: ToolRecord[];
  handoffs: Edge[];
  queued: string[];
  refused: Record<string, string>;
  unreached: string[];
  errors: { source: string; message: string }[];
  state: CoordinatorState;
  context: CustomerContext;
  ended: boolean;
}

/** A turn as it was, of its events and of the words that the caller heard in it. */
export function recordTurn(call: Call, events: readonly CallEvent[], words: readonly string[]): TurnRecord {
  const { context, state } = call.coordinator;
  return {
    agent: context.active,
    words: words.join('\n'),
    lines: dataOf(events, 'line.said').map(({ line }) => line),
    tools: toolRecords(events),
    handoffs: handoffsOf(events),
    queued: dataOf(events, 'transfer.queued').map(({ to }) => to),
    refused: Object.fromEntries(dataOf(events, 'transfer.refused').map(({ to, why }) => [to, why])),
    unreached: dataOf(events, 'handoff.failed').map(({ to }) => to),
    errors: dataOf(events, 'error'),
    state,
    context,
    ended: state === 'ended',
  };
}

/** All data of events of one type. */
export function dataOf<T extends CallEventType>(events: readonly CallEvent[], type: T): CallEventData[T][] {
  // TypeScript does not tie the type of an event to that of its data inside a generic.
  return events.flatMap((event) => (event.type === type ? [event.data as CallEventData[T]] : []));
}

export function toolRecords(events: readonly CallEvent[]): ToolRecord[] {
  return dataOf(events, 'tool.started').flatMap(({ tool, toolCallId, args }): ToolRecord[] => {
    const result = dataOf(events, 'tool.succeeded').find(
      (event) => event.toolCallId === toolCallId && event.tool === tool,
    );
    if (result) return [{ tool, args, result: result.result, failed: false }];
    const failure = dataOf(events, 'tool.failed').find(
      (event) => event.toolCallId === toolCallId && event.tool === tool,
    );
    if (!failure) return [];
    return [{ tool, args, result: { error: failure.code, message: failure.message }, failed: true }];
  });
}

/** Handoffs that arrived; a recovery to the agent from before is none. */
export function handoffsOf(events: readonly CallEvent[]): Edge[] {
  return dataOf(events, 'handoff.entered')
    .filter(({ outcome }) => outcome !== 'recovered')
    .map(({ from, to }) => ({ from, to }));
}
