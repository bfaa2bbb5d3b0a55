// A call whose process died: its record gets an end from outside, and its caller a callback with the whole brief.
import { Coordinator } from '../../coordinator/index.ts';
import type { CallEventData, CallEventType } from '../../domain/call-event.ts';
import type { Clock } from '../../domain/clock.ts';
import { CHANNELS, type Disposition } from '../../domain/customer-context.ts';
import type { StoredCall, StoredEvent } from '../../services/calls/calls.port.ts';
import type { Services } from '../../services/services.port.ts';
import type { Ticket, TicketsPort } from '../../services/tickets/tickets.port.ts';
import type { CompanyRuntime } from '../company-runtime.ts';
import { totalUsage } from '../cost.ts';
import { readBack } from '../stored-events.ts';
import { summarise } from '../summary.ts';
import { renderBrief } from './brief.ts';

export interface CloseAbandonedDeps {
  services: Pick<Services, 'calls' | 'tickets'>;
  runtime: CompanyRuntime;
  clock: Clock;
}

const REASON = 'the line broke off in the middle of the call';
const WHY = 'The process that held the call ended without a word.';

/**
 * Answers whether it was this that closed the record: false for a call that is unknown or has ended. Again after an
 * interruption it goes on where it was and doubles nothing.
 * @throws CodedError service_unavailable when the database is away.
 */
export async function closeAbandoned(deps: CloseAbandonedDeps, callId: string): Promise<boolean> {
  const call = await deps.services.calls.load(callId);
  if (call === null || call.endedAt !== null) return false;
  const coordinator = takeUp(deps.runtime, call);
  const record = new RecordEnd(call, deps.clock());
  const [ended] = readBack(call.events).flatMap((event) => (event.type === 'call.ended' ? [event] : []));
  // Whoever held the call had come to its end, and died before the last word of it.
  if (ended === undefined) await breakOff(deps, { call, coordinator, record });
  else await leaveNobodyWaiting(deps, call);
  const { at, data } = ended ?? { at: record.at, data: { disposition: 'failed' as const } };
  await finish(deps, { call, coordinator, record, endedAt: at, disposition: data.disposition });
  return true;
}

/** What the call knew, where it is there and fits this version; otherwise only what its row tells. */
function takeUp({ machine, rules, company }: CompanyRuntime, call: StoredCall): Coordinator {
  try {
    if (call.snapshot !== null) return Coordinator.restore(machine, rules, call.snapshot);
  } catch {
    // Written by another version.
  }
  return Coordinator.start(machine, rules, {
    ...{ callId: call.id, company: company.slug, language: company.language, startedAt: call.startedAt },
    ...{ channel: CHANNELS.find((channel) => channel === call.channel) ?? 'phone' },
    ...{ callerNumber: null, lockedUntil: null },
  });
}

/** Events behind the last one that is stored. */
class RecordEnd {
  readonly at: number;
  readonly events: StoredEvent[] = [];
  readonly #before: number;

  constructor({ events }: StoredCall, at: number) {
    this.at = at;
    this.#before = Math.max(0, ...events.map(({ seq }) => seq));
  }

  add<T extends CallEventType>(type: T, data: CallEventData[T]): void {
    const seq = this.#before + this.events.length + 1;
    // Redacted where it is stored.
    this.events.push({ seq, at: this.at, type, data: { ...data } });
  }
}

interface Closing {
  call: StoredCall;
  coordinator: Coordinator;
  record: RecordEnd;
}

interface Ending {
  endedAt: number;
  disposition: Disposition;
}

async function breakOff(deps: CloseAbandonedDeps, closing: Closing): Promise<void> {
  const { call, coordinator, record } = closing;
  record.add('error', { source: 'worker', message: WHY });
  const open = await openTickets(deps, call);
  // Somebody at the desk has the caller on their own list already; a second ticket would be a second call.
  if (!open.some(isAtTheDesk)) await openTicket(deps, closing, open);
  for (const ticket of open.filter((each) => !isAtTheDesk(each)))
    await withdraw(deps.services.tickets, ticket, record.at);
  coordinator.send({ type: 'call.ended', reason: 'error', at: record.at });
  record.add('call.ended', { reason: 'error', disposition: 'failed' });
}

/** Who waited for a person when their call ended is called back: the process died before it could say so. */
async function leaveNobodyWaiting(deps: CloseAbandonedDeps, call: StoredCall): Promise<void> {
  for (const ticket of await openTickets(deps, call))
    if (!isAtTheDesk(ticket)) await deps.services.tickets.turnIntoCallback(ticket.id, ticket.reason);
}

async function withdraw(tickets: TicketsPort, { id, attempts }: Ticket, now: number): Promise<void> {
  for (const { number, outcome } of attempts)
    if (outcome === null) await tickets.endAttempt(id, { number, outcome: 'failed', now });
  const note = 'The line broke off; there is another ticket to call back.';
  await tickets.close(id, { as: 'withdrawn', note, now });
}

/** A telephone that we rang has nobody who could finish the ticket: what it was told ended with the process. */
function isAtTheDesk({ takenBy }: Ticket): boolean {
  return takenBy !== null && !takenBy.startsWith('telephone:');
}

async function openTicket(
  { services }: CloseAbandonedDeps,
  { call, coordinator, record }: Closing,
  before: readonly Ticket[],
): Promise<void> {
  const { context } = coordinator;
  const { number } = context.caller;
  const ticket = await services.tickets.open({
    key: `${call.id}:abandoned`,
    callId: call.id,
    customerId: context.customer?.id ?? null,
    kind: number === null ? 'message' : 'callback',
    priority: before.some(({ priority }) => priority === 'urgent') ? 'urgent' : 'high',
    reason: REASON,
    message: renderBrief({ context, events: readBack(call.events) }),
    callbackNumber: number,
    now: record.at,
  });
  record.add('human.queued', { ticketId: ticket.id, position: ticket.position });
  record.add('human.unreached', { ticketId: ticket.id, callback: number !== null });
}

/** Handed-over calls that nobody has handled. A callback or message that the caller asked for is none. */
async function openTickets({ services }: CloseAbandonedDeps, { events }: StoredCall): Promise<Ticket[]> {
  const ids = new Set(
    readBack(events).flatMap((event) => (event.type === 'human.queued' ? [event.data.ticketId] : [])),
  );
  const tickets = await Promise.all([...ids].map((id) => services.tickets.load(id)));
  return tickets.flatMap((ticket) =>
    ticket !== null && ticket.handledAt === null && ticket.kind === 'handoff' ? [ticket] : [],
  );
}

async function finish(
  { services, runtime }: CloseAbandonedDeps,
  { call, coordinator, record, endedAt, disposition }: Closing & Ending,
): Promise<void> {
  const context = { ...coordinator.context, disposition };
  // What the models had used by then only the process knew that died.
  const usage = totalUsage([]);
  const summary = summarise({
    ...{ context, events: readBack(call.events), usage },
    ...{ prices: runtime.company.prices, endedAt },
  });
  if (!call.events.some(({ type }) => type === 'call.summarised')) record.add('call.summarised', summary);
  await services.calls.append(call.id, record.events, coordinator.persist());
  await services.calls.finish({
    ...{ id: call.id, endedAt, usage, costMicros: summary.costMicros },
    ...{ disposition, summary: summary.summary },
    customerId: context.customer?.id ?? null,
  });
}
