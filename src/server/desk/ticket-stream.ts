// A ticket's call as it happens: the recorded events from the first on, and the ticket whenever it changes.
import type { Context } from 'hono';
import { note } from './desk-audit.ts';
import type { AtDesk, DeskDeps } from './desk-deps.ts';
import { ticketOf } from './desk-guards.ts';
import type { DeskCall } from './desk-records.ts';
import { streamAtDesk, type DeskStream } from './desk-stream.ts';
import { fullTicket, sealedSights } from './ticket-view.ts';

export async function tellTicket(deps: DeskDeps, c: Context<AtDesk>): Promise<Response> {
  const ticket = await ticketOf(deps, c);
  if (ticket instanceof Response) return ticket;
  // A browser comes back by itself, and says what it has seen.
  const seen = Number(/^\d{1,9}$/.exec(c.req.header('last-event-id') ?? '')?.[0] ?? 0);
  if (seen > 0 && (await hasNoMore(deps, ticket.callId, seen))) return c.body(null, 204);
  if (seen === 0) await note(deps, c, 'viewed_transcript', ticket);
  return streamAtDesk(deps, c, (stream) =>
    tell(deps, c, { id: ticket.id, callId: ticket.callId, seen, stream }),
  );
}

interface Telling {
  id: string;
  callId: string;
  /** The last event that was told. */
  seen: number;
  stream: DeskStream;
}

async function tell(
  deps: DeskDeps,
  c: Context<AtDesk>,
  { id, callId, seen, stream }: Telling,
): Promise<void> {
  const { records } = deps;
  const tellChanges = ticketTeller(deps, c, stream);
  let last = seen;
  while (!stream.isOver) {
    await tellChanges(id);
    // Looked at before its events: what is recorded in between is told with the next look.
    const call = await records.call(callId);
    const events = await records.eventsAfter(callId, last);
    for (const event of events) {
      await stream.send('event', event, event.seq);
      last = event.seq;
    }
    if (events.length > 0) continue;
    if (isLongOver(deps, call)) return;
    await pause(deps, stream);
  }
}

/** Tells the ticket when it is another than before. */
function ticketTeller(deps: DeskDeps, c: Context<AtDesk>, stream: DeskStream) {
  const person = c.get('person');
  let told = '';
  const noted = new Set<string>();
  return async (id: string): Promise<void> => {
    const ticket = await deps.company.tickets.load(id);
    const current = ticket && (await fullTicket(deps, ticket, person));
    const content = JSON.stringify(current);
    if (!ticket || content === told) return;
    for (const sight of sealedSights(ticket, person)) {
      if (!noted.has(sight)) await note(deps, c, sight, ticket);
      noted.add(sight);
    }
    told = content;
    await stream.send('ticket', { ticket: current });
  };
}

async function hasNoMore(deps: DeskDeps, callId: string, seen: number): Promise<boolean> {
  const { records } = deps;
  return (
    isLongOver(deps, await records.call(callId)) && (await records.eventsAfter(callId, seen)).length === 0
  );
}

function isLongOver({ clock, options }: DeskDeps, call: DeskCall | null): boolean {
  if (!call) return true;
  return call.endedAt !== null && clock() - call.endedAt > options.limits.desk.lingerMs;
}

async function pause({ timers, options }: DeskDeps, { over }: DeskStream): Promise<void> {
  let cancel = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    cancel = timers.after(options.limits.desk.pollMs, resolve);
  });
  await Promise.race([passed, over]);
  cancel();
}
