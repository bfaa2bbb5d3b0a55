// How a recorded call ended: its chain of agents, its disposition, and what its writes left in the database.
import { z } from 'zod';
import { DISPOSITIONS } from '../../domain/customer-context.ts';
import type { TranscriptInput } from '../transcript-format.ts';
import { dataOf, type LogEvent } from './log-events.ts';
import type { SeenRows } from './seen-rows.ts';
import { field, type BookedVisit, type ToolRun } from './tool-runs.ts';

export interface EndOptions {
  log: readonly LogEvent[];
  runs: readonly ToolRun[];
  rows: SeenRows;
  booked: readonly BookedVisit[];
}

/** Undefined for a call whose record was not finished. */
export function expectedEnd({ log, runs, rows, booked }: EndOptions): TranscriptInput['end'] {
  const [summary] = dataOf(log, 'call.summarised');
  if (!summary) return undefined;
  const disposition = z.enum(DISPOSITIONS).safeParse(summary.disposition).data;
  const appointments = visitsAfterwards(runs, rows, booked);
  return {
    chain: summary.chain,
    ...(disposition ? { disposition } : {}),
    context: { verification: { level: levelAfterwards(log) } },
    database: {
      ...(Object.keys(appointments).length > 0 ? { appointments } : {}),
      tickets: tickets(log, runs),
    },
  };
}

function levelAfterwards(log: readonly LogEvent[]): string {
  const locked =
    dataOf(log, 'line.said').some(({ line }) => line.startsWith('greeting_locked')) ||
    dataOf(log, 'verification.locked').length > 0;
  if (locked) return 'locked';
  return dataOf(log, 'verification.passed').length > 0 ? 'verified' : 'none';
}

function visitsAfterwards(runs: readonly ToolRun[], rows: SeenRows, booked: readonly BookedVisit[]) {
  const visits: Record<string, Record<string, unknown>> = {
    ...Object.fromEntries(rows.visits.map((row) => [row.appointment_id, { status: 'scheduled' }])),
    ...Object.fromEntries(booked.map(({ id, service }) => [id, { status: 'scheduled', service }])),
  };
  for (const { tool, args, result } of runs) {
    const id = args['appointment_id'];
    if (field(result, 'status') !== 'done' || typeof id !== 'string') continue;
    if (tool === 'cancel_appointment') visits[id] = { ...visits[id], status: 'cancelled' };
    if (tool === 'reschedule_appointment') visits[id] = { ...visits[id], slotId: args['slot_id'] };
  }
  return visits;
}

/** Handed-over calls and messages, in any order. */
function tickets(log: readonly LogEvent[], runs: readonly ToolRun[]): { kind: string }[] {
  const left = dataOf(log, 'human.unreached');
  // A caller whose person was lost is at their old place in the queue, with the ticket they had.
  const queued = [...new Set(dataOf(log, 'human.queued').map(({ ticketId }) => ticketId))];
  const handoffs = queued.map((ticketId) => {
    const unreached = left.find((one) => one.ticketId === ticketId);
    return { kind: unreached ? (unreached.callback ? 'callback' : 'message') : 'handoff' };
  });
  // What was not passed on at once was later, where somebody said so.
  const toldLater = dataOf(log, 'line.said').some(({ line }) => line === 'people_told');
  const messages = runs.filter(
    ({ tool, failed, result }) =>
      tool === 'leave_message' && failed === null && (toldLater || field(result, 'status') === 'done'),
  );
  return [...handoffs, ...messages.map((run) => ({ kind: isCallback(run) ? 'callback' : 'message' }))];
}

/** Without a number to call, what was asked for is a message. */
function isCallback({ args, result }: ToolRun): boolean {
  return args['callback'] === true && field(result, 'next_step') === undefined;
}
