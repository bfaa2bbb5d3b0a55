// Reads what comes over the wire: JSON that is no observed message is dropped, an event of a new type keeps its place.
import * as z from 'zod/mini';
import type { CallEvent } from '../../../src/domain/call-event.ts';
import type { LogEvent } from './call-view.ts';
import type { ViewMessage } from './observe.ts';

const text = z.string();
const number = z.number();
const flag = z.boolean();
const texts = z.array(text);
const disposition = z.enum(['resolved', 'escalated', 'abandoned', 'locked_out', 'failed']);
const tool = { agent: text, tool: text, toolCallId: text };
const via = z.enum(['desk', 'telephone', 'refer']);
const parties = { from: text, to: text, reason: text };

/** One row of the table of events; kept like CallEventData in src/domain/call-event.ts, which the compiler checks. */
function event<T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) {
  return z.object({ seq: number, at: number, type: z.literal(type), data: z.object(shape) });
}

const knownEvent = z.discriminatedUnion('type', [
  event('call.started', { company: text, channel: text, withheld: flag }),
  event('call.rehearsed', { components: z.array(z.enum(['stt', 'llm', 'tts'])) }),
  event('caller.said', { text, turn: number, masked: flag }),
  event('caller.silent', { seconds: number }),
  event('agent.said', { agent: text, text, interrupted: flag }),
  event('model.answered', {
    agent: text,
    step: number,
    text,
    calls: z.array(z.object({ tool: text, args: z.unknown() })),
  }),
  event('tool.started', { ...tool, args: z.unknown() }),
  event('tool.succeeded', { ...tool, result: z.unknown(), ms: number }),
  event('tool.failed', { ...tool, code: text, message: text, ms: number }),
  event('transfer.requested', { ...parties, epoch: number }),
  event('transfer.queued', parties),
  event('transfer.refused', { ...parties, why: text }),
  event('transfer.withdrawn', { ...parties, epoch: number }),
  event('handoff.entered', { ...parties, epoch: number, outcome: text, msToEntered: number }),
  event('handoff.spoke', {
    epoch: number,
    agent: text,
    msToFirstToken: number,
    msToFirstAudio: z.nullable(number),
  }),
  event('handoff.failed', { from: text, to: text, epoch: number, why: text }),
  event('verification.passed', { customerId: text }),
  event('verification.failed', { attempts: number, cause: z.enum(['mismatch', 'silence']) }),
  event('verification.locked', { until: number }),
  event('state.changed', { from: text, to: text, cause: text }),
  // Calls of earlier versions are kept without a reason.
  event('escalation.signalled', { trigger: text, topic: z.optional(text), reason: z._default(text, '') }),
  event('human.queued', { ticketId: text, position: z._default(z.nullable(number), null) }),
  event('human.waiting', {
    ticketId: text,
    position: z.nullable(number),
    free: number,
    estimateMs: z.nullable(number),
  }),
  event('human.tried', { ticketId: text, number, via, person: text }),
  event('human.answered', {
    ...{ ticketId: text, number, via, person: text },
    outcome: z.enum([
      'answered',
      'declined',
      'no_answer',
      'busy',
      'failed',
      'caller_hung_up',
      'caller_withdrew',
    ]),
  }),
  event('human.joined', { ticketId: text, via, person: text }),
  event('human.unreached', { ticketId: text, callback: flag }),
  event('human.left', {
    ticketId: text,
    person: text,
    how: z.enum(['finished', 'handed_back', 'hung_up', 'lost']),
  }),
  event('caller.keyed', { keys: number, ended: z.enum(['hash', 'pause', 'cleared']) }),
  event('consent.answered', { kind: text, given: z.nullable(flag), state: z.nullable(text) }),
  event('recording.changed', { on: flag, why: text }),
  event('line.said', { line: text, text }),
  event('filler.said', { agent: text, line: text, text, waitedMs: number }),
  event('caller.unheard', { speechMs: number }),
  event('caller.interrupted', { agent: text, kind: text, stopped: flag, text }),
  event('turn.spoken', {
    turn: number,
    agent: text,
    msToFirstAudio: number,
    msToFiller: z.nullable(number),
    msToTurnEnd: z.optional(number),
    msToFirstWords: z.optional(number),
  }),
  event('speech.changed', {
    component: z.enum(['stt', 'llm', 'tts']),
    state: z.enum(['ok', 'fallback', 'down']),
    provider: text,
    mode: z.enum(['full', 'reduced', 'minimal', 'human']),
  }),
  event('connection.poor', {}),
  event('caller.left', { waitSeconds: number }),
  event('caller.returned', { awayMs: number }),
  event('error', { source: text, message: text }),
  event('call.ended', { reason: text, disposition }),
  event('call.summarised', {
    summary: text,
    title: z.optional(text),
    chain: texts,
    tools: texts,
    turns: number,
    durationMs: number,
    usage: z.record(text, number),
    costMicros: number,
    disposition,
  }),
]);

const envelope = z.object({ seq: number, at: number, type: text, data: z.unknown() });

const otherMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('call'),
    callId: text,
    company: z.object({ slug: text, name: text }),
    channel: text,
    startedAt: number,
    voice: flag,
    roster: z.object({
      entry: text,
      agents: z.array(
        z.object({ name: text, transfersTo: texts, requires: z.enum(['nothing', 'verified']) }),
      ),
    }),
  }),
  z.object({ type: z.literal('words'), agent: text, text }),
  z.object({ type: z.literal('hearing'), text, final: flag }),
  z.object({
    type: z.literal('context'),
    context: z.object({
      state: text,
      active: text,
      turn: number,
      customer: z.nullable(text),
      callerLast4: z.nullable(text),
      verification: z.object({ level: z.enum(['none', 'verified', 'locked']), attempts: number }),
      intents: z.array(
        z.object({ agent: text, wish: text, status: z.enum(['stated', 'active', 'resolved']) }),
      ),
      facts: z.record(text, text),
      done: texts,
      proposals: texts,
      escalations: texts,
      disposition: z.nullable(disposition),
    }),
  }),
  z.object({ type: z.literal('usage'), costUsd: number, units: z.record(text, number) }),
]);

/** Undefined for what is no event at all. */
export function parseEvent(value: unknown): LogEvent | undefined {
  const known = knownEvent.safeParse(value);
  if (known.success) return known.data satisfies CallEvent;
  const numbered = envelope.safeParse(value);
  if (!numbered.success) return undefined;
  const { type: name, ...rest } = numbered.data;
  return { ...rest, type: 'unknown', name };
}

/** Undefined for what is no observed message. */
export function parseMessage(value: unknown): ViewMessage | undefined {
  const other = otherMessage.safeParse(value);
  if (other.success) return other.data;
  const wrapped = z.object({ type: z.literal('event'), event: z.unknown() }).safeParse(value);
  const found = wrapped.success ? parseEvent(wrapped.data.event) : undefined;
  return found && { type: 'event', event: found };
}
