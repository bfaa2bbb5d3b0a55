// One ticket in full, as one person may see it: the number to call is whole for whoever has the ticket, and only then.
import type { Context } from 'hono';
import type { Person } from '../../services/people/people.port.ts';
import type { Ticket } from '../../services/tickets/tickets.port.ts';
import { note } from './desk-audit.ts';
import type { AtDesk, DeskDeps } from './desk-deps.ts';
import type { DeskTicket } from './desk-records.ts';

export interface FullTicket extends DeskTicket {
  /** What the person is told, or the message that was left. */
  brief: string;
  note: string | null;
  /** Whole, or "…0123". */
  callbackNumber: string | null;
}

export async function fullTicket({ records }: DeskDeps, ticket: Ticket, person: Person): Promise<FullTicket> {
  const [shown] = await records.shown([ticket]);
  if (!shown) throw new Error('A ticket is shown as one.');
  const { callbackNumber: number } = ticket;
  return {
    ...shown,
    brief: ticket.message,
    note: ticket.note,
    callbackNumber: number === null || seesNumber(ticket, person) ? number : `…${number.slice(-4)}`,
  };
}

export function seesNumber({ takenBy, handledAt, callbackNumber }: Ticket, { id }: Person): boolean {
  return callbackNumber !== null && takenBy === id && handledAt === null;
}

/** The ticket as it is now, for an answer. */
export async function answerTicket(deps: DeskDeps, c: Context<AtDesk>, ticket: Ticket): Promise<Response> {
  const person = c.get('person');
  if (seesNumber(ticket, person)) await note(deps, c, 'viewed_number', ticket);
  const [shown, call] = await Promise.all([
    fullTicket(deps, ticket, person),
    deps.records.call(ticket.callId),
  ]);
  return c.json({ ticket: shown, call });
}
