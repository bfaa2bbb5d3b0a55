// One ticket at the desk: looked at, taken, given back, and finished; and the way into the caller's room.
import { Hono, type Context } from 'hono';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { TICKET_DISPOSITIONS } from '../../domain/people.ts';
import type { Closing, Ticket } from '../../services/tickets/tickets.port.ts';
import { json } from '../json-body.ts';
import { refuse, type Problem } from '../problem.ts';
import { browserUrl } from '../test-room/livekit-url.ts';
import { roomExists } from '../test-room/room-directory.ts';
import { note } from './desk-audit.ts';
import type { AtDesk, DeskDeps } from './desk-deps.ts';
import { HANDLED, refusalToAct, ticketOf } from './desk-guards.ts';
import { personToken } from './person-token.ts';
import { answerTicket } from './ticket-view.ts';
import { tellTicket } from './ticket-stream.ts';

const noteSchema = z.string().trim().max(4000);
const finishSchema = z.strictObject({ note: noteSchema, disposition: z.enum(TICKET_DISPOSITIONS) });
const handBackSchema = z.strictObject({ note: noteSchema });

const CALL_OVER: Problem = {
  status: 410,
  code: 'call_over',
  message: 'The caller is not on the line any more.',
};

export function ticketRoutes(deps: DeskDeps): Hono<AtDesk> {
  const app = new Hono<AtDesk>();
  app.get('/:id', async (c) => {
    const ticket = await ticketOf(deps, c);
    if (ticket instanceof Response) return ticket;
    await note(deps, c, 'viewed_ticket', ticket);
    return answerTicket(deps, c, ticket);
  });
  app.get('/:id/stream', (c) => tellTicket(deps, c));
  app.post('/:id/take', (c) => take(deps, c));
  app.post('/:id/release', (c) => release(deps, c));
  app.post('/:id/join', (c) => join(deps, c));
  app.post('/:id/finish', json(finishSchema), (c) => {
    const { note: text, disposition } = c.req.valid('json');
    const as = disposition === 'not_for_us' ? 'dismissed' : 'served';
    return close(deps, c, { as, note: text || null, disposition, now: deps.clock() });
  });
  app.post('/:id/hand-back', json(handBackSchema), (c) =>
    close(deps, c, { as: 'handed_back', note: c.req.valid('json').note || null, now: deps.clock() }),
  );
  return app;
}

async function take(deps: DeskDeps, c: Context<AtDesk>): Promise<Response> {
  const { tickets } = deps.company;
  const ticket = await ticketOf(deps, c);
  if (ticket instanceof Response) return ticket;
  const taken = await tickets.take(ticket.id, { personId: c.get('person').id, now: deps.clock() });
  const current = await ticketOf(deps, c);
  if (current instanceof Response) return current;
  if (!taken) return current.handledAt === null ? refuseTaken(deps, c, current) : refuse(c, HANDLED);
  if (ticket.takenBy === null) await note(deps, c, 'took', current);
  return answerTicket(deps, c, current);
}

async function refuseTaken({ records }: DeskDeps, c: Context<AtDesk>, ticket: Ticket): Promise<Response> {
  const [shown] = await records.shown([ticket]);
  const by = shown?.takenBy ?? null;
  const message = `${by?.name ?? 'Somebody'} was quicker and has it now.`;
  return c.json({ error: { code: 'already_taken', message, by } }, 409);
}

async function release(deps: DeskDeps, c: Context<AtDesk>): Promise<Response> {
  const ticket = await ticketOf(deps, c);
  if (ticket instanceof Response) return ticket;
  const person = c.get('person');
  const problem = refusalToAct(ticket, person);
  const byRank = problem?.code === 'not_yours' && person.role === 'supervisor' && ticket.takenBy !== null;
  if (problem && !byRank) return refuse(c, problem);
  await deps.company.tickets.release(ticket.id, ticket.takenBy ?? person.id);
  await note(deps, c, 'released', ticket);
  return answerCurrent(deps, c);
}

async function join(deps: DeskDeps, c: Context<AtDesk>): Promise<Response> {
  const ticket = await ticketOf(deps, c);
  if (ticket instanceof Response) return ticket;
  const person = c.get('person');
  const problem = refusalToAct(ticket, person);
  if (problem) return refuse(c, problem);
  const room = await roomOf(deps, ticket);
  if (room === null) return refuse(c, CALL_OVER);
  const { livekit, voiceHint } = deps.options.testRoom;
  if (!livekit) {
    const message = `There is no voice here.${voiceHint === null ? '' : ` ${voiceHint}`}`;
    return refuse(c, { status: 503, code: 'voice_unavailable', message });
  }
  if (!(await roomExists(livekit, room))) return refuse(c, CALL_OVER);
  const identity = `person-${person.id}-${randomBytes(6).toString('hex')}`;
  const token = await personToken(livekit, { room, identity, ticketId: ticket.id, name: person.name });
  await note(deps, c, 'joined', ticket);
  return c.json({ room, identity, token, url: browserUrl(livekit, c.req.header('host')) }, 201);
}

/** Where the caller waits; null where nobody does any more. */
async function roomOf({ records }: DeskDeps, ticket: Ticket): Promise<string | null> {
  const call = await records.call(ticket.callId);
  return call?.endedAt === null ? ticket.room : null;
}

async function close(deps: DeskDeps, c: Context<AtDesk>, closing: Closing): Promise<Response> {
  const ticket = await ticketOf(deps, c);
  if (ticket instanceof Response) return ticket;
  const problem = refusalToAct(ticket, c.get('person'));
  if (problem) return refuse(c, problem);
  const back = closing.as === 'handed_back';
  if (back && (await roomOf(deps, ticket)) === null) return refuse(c, CALL_OVER);
  if (!(await deps.company.tickets.close(ticket.id, closing))) return refuse(c, HANDLED);
  await note(deps, c, back ? 'handed_back' : 'finished', ticket);
  return answerCurrent(deps, c);
}

async function answerCurrent(deps: DeskDeps, c: Context<AtDesk>): Promise<Response> {
  const ticket = await ticketOf(deps, c);
  return ticket instanceof Response ? ticket : answerTicket(deps, c, ticket);
}
