// The events of a stored call that a recording is made from, parsed: the log comes from a database, not from our types.
import { z } from 'zod';
import { ATTEMPT_OUTCOMES } from '../../domain/people.ts';
import type { StoredEvent } from '../../services/calls/calls.port.ts';

const text = z.string();
const via = z.enum(['desk', 'telephone', 'refer']);
const args = z.record(z.string(), z.unknown()).catch({});

const logEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call.started'), data: z.object({ withheld: z.boolean() }) }),
  z.object({ type: z.literal('caller.said'), data: z.object({ text, turn: z.number() }) }),
  z.object({
    type: z.literal('consent.answered'),
    data: z.object({ kind: text, given: z.boolean().nullable(), state: text.nullable() }),
  }),
  z.object({ type: z.literal('caller.silent'), data: z.object({ seconds: z.number() }) }),
  z.object({
    type: z.literal('model.answered'),
    data: z.object({ text, calls: z.array(z.object({ tool: text, args })) }),
  }),
  z.object({ type: z.literal('tool.started'), data: z.object({ tool: text, toolCallId: text, args }) }),
  z.object({
    type: z.literal('tool.succeeded'),
    data: z.object({ tool: text, toolCallId: text, result: z.unknown() }),
  }),
  z.object({ type: z.literal('tool.failed'), data: z.object({ tool: text, toolCallId: text, code: text }) }),
  z.object({ type: z.literal('transfer.requested'), data: z.object({ to: text, reason: text.optional() }) }),
  z.object({ type: z.literal('transfer.queued'), data: z.object({ to: text }) }),
  z.object({ type: z.literal('transfer.refused'), data: z.object({ to: text, why: text }) }),
  z.object({ type: z.literal('transfer.withdrawn'), data: z.object({ to: text }) }),
  z.object({ type: z.literal('handoff.entered'), data: z.object({ from: text, to: text, outcome: text }) }),
  z.object({ type: z.literal('handoff.failed'), data: z.object({ to: text }) }),
  z.object({ type: z.literal('verification.passed'), data: z.object({ customerId: text }) }),
  z.object({ type: z.literal('verification.failed'), data: z.object({ cause: text }) }),
  z.object({ type: z.literal('verification.locked'), data: z.object({}) }),
  z.object({ type: z.literal('human.queued'), data: z.object({ ticketId: text }) }),
  z.object({
    type: z.literal('human.waiting'),
    data: z.object({ ticketId: text, position: z.number().nullable(), free: z.number() }),
  }),
  z.object({
    type: z.literal('human.tried'),
    data: z.object({ number: z.number(), via, person: text }),
  }),
  z.object({
    type: z.literal('human.answered'),
    data: z.object({ number: z.number(), via, person: text, outcome: z.enum(ATTEMPT_OUTCOMES) }),
  }),
  z.object({
    type: z.literal('human.left'),
    data: z.object({ person: text, how: z.enum(['finished', 'handed_back', 'hung_up', 'lost']) }),
  }),
  z.object({
    type: z.literal('human.unreached'),
    data: z.object({ ticketId: text, callback: z.boolean() }),
  }),
  z.object({ type: z.literal('line.said'), data: z.object({ line: text }) }),
  z.object({ type: z.literal('error'), data: z.object({ source: text, message: text }) }),
  z.object({ type: z.literal('call.ended'), data: z.object({ reason: text }) }),
  z.object({
    type: z.literal('call.summarised'),
    data: z.object({ chain: z.array(text), disposition: text }),
  }),
]);

export type LogEvent = z.infer<typeof logEventSchema> & { at?: number };
export type LogEventType = LogEvent['type'];
export type LogData<T extends LogEventType> = Extract<LogEvent, { type: T }>['data'];

/** Other events say nothing that a recording needs; ones of another version are left out too. */
export function parseLog(events: readonly StoredEvent[]): LogEvent[] {
  return events.flatMap(({ type, data, at }) => {
    const known = logEventSchema.safeParse({ type, data });
    return known.success ? [{ ...known.data, at }] : [];
  });
}

export function dataOf<T extends LogEventType>(events: readonly LogEvent[], type: T): LogData<T>[] {
  // TypeScript does not tie the type of an event to that of its data inside a generic.
  return events.flatMap((event) => (event.type === type ? [event.data as LogData<T>] : []));
}
