// What stands before the desk: strange pages, who has not signed in, who is no supervisor, whose ticket it is not.
import type { Context, MiddlewareHandler } from 'hono';
import type { Person } from '../../services/people/people.port.ts';
import type { Ticket } from '../../services/tickets/tickets.port.ts';
import { refuse, type Problem } from '../problem.ts';
import { incoming } from '../visitor.ts';
import type { AtDesk, DeskDeps } from './desk-deps.ts';

type Guard = MiddlewareHandler<AtDesk>;

/** Pages that may open a chat here may still not sit at the desk. */
export function deskPageOnly({ visitors }: Pick<DeskDeps, 'visitors'>): Guard {
  return async (c, next) => {
    if (visitors.comesFromThisServer(incoming(c))) return next();
    const message = 'The desk answers its own page only.';
    return refuse(c, { status: 403, code: 'origin_not_allowed', message });
  };
}

export function signedInAtDesk({ access }: Pick<DeskDeps, 'access'>): Guard {
  return async (c, next) => {
    const person = await access.personOf(incoming(c).headers);
    if (!person) {
      const message = 'Sign in at the desk first: POST /api/desk/sign-in.';
      return refuse(c, { status: 401, code: 'sign_in_required', message });
    }
    c.set('person', person);
    return next();
  };
}

export const supervisorsOnly: Guard = async (c, next) => {
  if (c.get('person').role === 'supervisor') return next();
  const message = 'This is for supervisors. One of them, or npm run desk -- role, can make you one.';
  return refuse(c, { status: 403, code: 'not_allowed', message });
};

const NO_SUCH_TICKET: Problem = { status: 404, code: 'not_found', message: 'There is no such ticket.' };

/** The ticket of the path; the answer says so where there is none in this company. */
export async function ticketOf({ company }: DeskDeps, c: Context<AtDesk>): Promise<Ticket | Response> {
  return (await company.tickets.load(c.req.param('id') ?? '')) ?? refuse(c, NO_SUCH_TICKET);
}

/** Null when this person may act on it: they have it, and it is not handled. */
export function refusalToAct(ticket: Ticket, person: Person): Problem | null {
  if (ticket.handledAt !== null) return HANDLED;
  if (ticket.takenBy === person.id) return null;
  const message =
    ticket.takenBy === null ? 'Nobody has this ticket: take it first.' : 'Somebody else has this ticket.';
  return { status: 403, code: 'not_yours', message };
}

export const HANDLED: Problem = {
  status: 409,
  code: 'already_handled',
  message: 'This ticket is handled already.',
};
