// One ticket in full, as one person may see it: the number to call and the caller's own words are whole for whoever has
// the ticket, and only then.
import type { Context } from 'hono';
import type { Person } from '../../services/people/people.port.ts';
import type { Ticket } from '../../services/tickets/tickets.port.ts';
import { redact } from '../../understand/index.ts';
import { note } from './desk-audit.ts';
import type { AtDesk, DeskDeps } from './desk-deps.ts';
import type { DeskTicket } from './desk-records.ts';

export interface FullTicket extends DeskTicket {
  /** What the person is told, or the message that was left. */
  brief: string;
  note: string | null;
  /** What the caller said of it themselves: whole, or as it may lie open. */
  words: string | null;
  /** Whole, or "…0123". */
  callbackNumber: string | null;
}

export async function fullTicket({ records }: DeskDeps, ticket: Ticket, person: Person): Promise<FullTicket> {
  const [shown] = await records.shown([ticket]);
  if (!shown) throw new Error('A ticket is shown as one.');
  const { callbackNumber: number, words } = ticket;
  const whole = seesWhole(ticket, person);
  return {
    ...shown,
    brief: ticket.message,
    note: ticket.note,
    words: words === null || whole ? words : redact(words),
    callbackNumber: number === null || whole ? number : `…${number.slice(-4)}`,
  };
}

function seesWhole({ takenBy, handledAt }: Ticket, { id }: Person): boolean {
  return takenBy === id && handledAt === null;
}

/** What of a ticket this person sees that others do not; each sight of it is written down. */
export function sealedSights(ticket: Ticket, person: Person): ('viewed_number' | 'viewed_words')[] {
  if (!seesWhole(ticket, person)) return [];
  return [
    ...(ticket.callbackNumber === null ? [] : (['viewed_number'] as const)),
    ...(ticket.words === null ? [] : (['viewed_words'] as const)),
  ];
}

/** The ticket as it is now, for an answer. */
export async function answerTicket(deps: DeskDeps, c: Context<AtDesk>, ticket: Ticket): Promise<Response> {
  const person = c.get('person');
  for (const sight of sealedSights(ticket, person)) await note(deps, c, sight, ticket);
  const [shown, call] = await Promise.all([
    fullTicket(deps, ticket, person),
    deps.records.call(ticket.callId),
  ]);
  return c.json({ ticket: shown, call });
}
