// What people see and do at the desk is written down before they are answered: without the trace there is no sight.
import type { Context } from 'hono';
import type { Ticket } from '../../services/tickets/tickets.port.ts';
import type { AtDesk, DeskDeps } from './desk-deps.ts';

export type DeskAction =
  | 'signed_in'
  | 'signed_out'
  | 'listed_queue'
  | 'viewed_ticket'
  | 'viewed_number'
  | 'viewed_words'
  | 'viewed_transcript'
  | 'took'
  | 'released'
  | 'joined'
  | 'finished'
  | 'handed_back';

type NoteDeps = Pick<DeskDeps, 'company' | 'clock'>;

/** By the person whose request it is. */
export function note(
  deps: NoteDeps,
  c: Context<AtDesk>,
  action: DeskAction,
  ticket?: Pick<Ticket, 'id' | 'callId'>,
): Promise<void> {
  return noteOf(deps, { personId: c.get('person').id, action, ticket });
}

export function noteOf(
  { company, clock }: NoteDeps,
  {
    personId,
    action,
    ticket,
  }: { personId: string; action: DeskAction; ticket?: Pick<Ticket, 'id' | 'callId'> | undefined },
): Promise<void> {
  const where = { ticketId: ticket?.id ?? null, callId: ticket?.callId ?? null };
  return company.people.audit({ at: clock(), personId, action, ...where });
}
