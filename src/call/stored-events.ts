// A call's log as it is read back from the database: the events that a brief and a summary are made from.
import { z } from 'zod';
import type { CallEvent } from '../domain/call-event.ts';
import { DISPOSITIONS } from '../domain/customer-context.ts';
import type { StoredEvent } from '../services/calls/calls.port.ts';

const numbered = { seq: z.number(), at: z.number() };

const eventSchema = z.discriminatedUnion('type', [
  z.object({
    ...numbered,
    type: z.literal('caller.said'),
    data: z.object({ text: z.string(), turn: z.number(), masked: z.boolean() }),
  }),
  z.object({
    ...numbered,
    type: z.literal('agent.said'),
    data: z.object({ agent: z.string(), text: z.string(), interrupted: z.boolean() }),
  }),
  z.object({
    ...numbered,
    type: z.literal('tool.succeeded'),
    data: z.object({
      ...{ agent: z.string(), tool: z.string(), toolCallId: z.string() },
      ...{ result: z.unknown(), ms: z.number() },
    }),
  }),
  z.object({
    ...numbered,
    type: z.literal('handoff.entered'),
    data: z.object({
      ...{ from: z.string(), to: z.string(), reason: z.string(), outcome: z.string() },
      ...{ epoch: z.number(), msToEntered: z.number() },
    }),
  }),
  z.object({
    ...numbered,
    type: z.literal('human.queued'),
    data: z.object({ ticketId: z.string(), position: z.number().nullable() }),
  }),
  z.object({
    ...numbered,
    type: z.literal('call.ended'),
    data: z.object({ reason: z.string(), disposition: z.enum(DISPOSITIONS) }),
  }),
]);

/** Of another kind, or from a version that wrote them otherwise: left out. */
export function readBack(stored: readonly StoredEvent[]): CallEvent[] {
  return stored.flatMap((event) => {
    const { data } = eventSchema.safeParse(event);
    return data ? [data] : [];
  });
}
