// The server's answers about the desk. docs/http-api.md has the whole.
import * as z from 'zod/mini';
import { ATTEMPT_OUTCOMES, TICKET_DISPOSITIONS } from '../../../src/domain/people.ts';
import type { Availability, TicketDisposition } from '../../../src/domain/people.ts';
import { ApiError, request, send } from './request.ts';
import type { RoomGrant } from './test-room.ts';

const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['staff', 'supervisor']),
  availability: z.enum(['available', 'away']),
});
export type DeskPerson = z.infer<typeof personSchema>;

const deskSchema = z.object({
  signedIn: z.boolean(),
  person: z.nullable(personSchema),
  company: z.object({ slug: z.string(), name: z.string() }),
  signIn: z.object({
    password: z.boolean(),
    oidc: z.nullable(z.object({ name: z.string() })),
    /** What is missing before anybody can. */
    hint: z.nullish(z.string()),
  }),
  demoPeople: z.array(z.object({ name: z.string(), email: z.string(), password: z.string() })),
  voice: z.object({ available: z.boolean(), hint: z.nullish(z.string()) }),
});
export type Desk = z.infer<typeof deskSchema>;

const holderSchema = z.object({ id: z.string(), name: z.string() });

const ticketShape = {
  id: z.string(),
  kind: z.enum(['handoff', 'callback', 'message']),
  priority: z.enum(['urgent', 'high', 'normal', 'low']),
  reason: z.string(),
  openedAt: z.number(),
  dueAt: z.nullable(z.number()),
  callId: z.string(),
  channel: z.nullable(z.string()),
  joinable: z.boolean(),
  customer: z.nullable(z.string()),
  takenBy: z.nullable(holderSchema),
  takenAt: z.nullable(z.number()),
  handledAt: z.nullable(z.number()),
  closedAs: z.nullable(z.enum(['served', 'handed_back', 'withdrawn', 'dismissed'])),
  disposition: z.nullable(z.enum(TICKET_DISPOSITIONS)),
  attempts: z.array(
    z.object({
      number: z.number(),
      via: z.enum(['desk', 'telephone', 'refer']),
      person: z.string(),
      startedAt: z.number(),
      endedAt: z.nullable(z.number()),
      outcome: z.nullable(z.enum(ATTEMPT_OUTCOMES)),
    }),
  ),
};
const ticketSchema = z.object(ticketShape);
export type DeskTicket = z.infer<typeof ticketSchema>;

const fullTicketSchema = z.object({
  ...ticketShape,
  brief: z.nullable(z.string()),
  note: z.nullable(z.string()),
  /** What the caller said of it themselves: whole for whoever has the ticket. */
  words: z.nullish(z.string()),
  /** Whole for whoever has the ticket, its end for the others. */
  callbackNumber: z.nullable(z.string()),
});
export type FullTicket = z.infer<typeof fullTicketSchema>;

const queueSchema = z.object({
  now: z.number(),
  staffing: z.object({ free: z.number(), busy: z.number() }),
  tickets: z.array(ticketSchema),
});
export type DeskQueue = z.infer<typeof queueSchema>;

const openTicketSchema = z.object({
  ticket: fullTicketSchema,
  call: z.nullable(
    z.object({
      id: z.string(),
      channel: z.string(),
      startedAt: z.number(),
      endedAt: z.nullable(z.number()),
      summary: z.nullable(z.string()),
    }),
  ),
});
export type OpenTicket = z.infer<typeof openTicketSchema>;

const grantSchema = z.object({ room: z.string(), identity: z.string(), token: z.string(), url: z.string() });

const auditSchema = z.object({
  entries: z.array(
    z.object({
      at: z.number(),
      personId: z.string(),
      person: z.nullable(z.string()),
      action: z.string(),
      ticketId: z.nullable(z.string()),
      callId: z.nullable(z.string()),
    }),
  ),
});
export type AuditLine = z.infer<typeof auditSchema>['entries'][number];

export const OIDC_PATH = '/api/desk/oidc';
export const QUEUE_STREAM = '/api/desk/stream';
export const AUDIT_PAGE = 100;

export const fetchDesk = (signal?: AbortSignal): Promise<Desk> =>
  request('/api/desk', deskSchema, signal ? { signal } : {});

export const signIn = (email: string, password: string): Promise<unknown> =>
  send('/api/desk/sign-in', { method: 'POST', body: { email, password } });

export const signOut = (): Promise<unknown> => send('/api/desk/sign-out', { method: 'POST', body: {} });

export const tellPresence = (availability: Availability): Promise<unknown> =>
  send('/api/desk/presence', { method: 'PUT', body: { availability } });

export const fetchTicket = (id: string, signal?: AbortSignal): Promise<OpenTicket> =>
  request(ticketPath(id), openTicketSchema, signal ? { signal } : {});

export const ticketStream = (id: string): string => `${ticketPath(id)}/stream`;

/** @throws ApiError already_taken; see takenByWhom */
export const takeTicket = (id: string): Promise<unknown> => act(id, 'take');
export const releaseTicket = (id: string): Promise<unknown> => act(id, 'release');
export const handBack = (id: string, note: string): Promise<unknown> => act(id, 'hand-back', { note });
export const finishTicket = (
  id: string,
  closing: { note: string; disposition: TicketDisposition },
): Promise<unknown> => act(id, 'finish', closing);

/** What it takes to enter the room where the caller waits. */
export const joinTicket = (id: string): Promise<RoomGrant> =>
  request(`${ticketPath(id)}/join`, grantSchema, { method: 'POST', body: {} });

/** Newest first; `before` is the time of the last line of the page before. */
export async function fetchAudit(before: number | null, signal?: AbortSignal): Promise<AuditLine[]> {
  const from = before === null ? '' : `&before=${before}`;
  const path = `/api/desk/audit?limit=${AUDIT_PAGE}${from}`;
  return (await request(path, auditSchema, signal ? { signal } : {})).entries;
}

/** Undefined for what is no queue. */
export const parseQueue = (value: unknown): DeskQueue | undefined => queueSchema.safeParse(value).data;

/** The stream tells the ticket alone, or as it is asked for. */
export function parseTicket(value: unknown): FullTicket | undefined {
  const wrapped = z.object({ ticket: z.unknown() }).safeParse(value);
  return fullTicketSchema.safeParse(wrapped.success ? wrapped.data.ticket : value).data;
}

/** Who was quicker, when that is why a ticket was not taken. */
export function takenByWhom(error: unknown): string | null {
  if (!(error instanceof ApiError) || error.code !== 'already_taken') return null;
  const told = z
    .object({ by: z.union([z.string(), z.object({ name: z.string() })]) })
    .safeParse(error.details);
  if (!told.success) return 'Somebody else';
  return typeof told.data.by === 'string' ? told.data.by : told.data.by.name;
}

function act(id: string, action: string, body: object = {}): Promise<unknown> {
  return send(`${ticketPath(id)}/${action}`, { method: 'POST', body });
}

function ticketPath(id: string): string {
  return `/api/desk/tickets/${encodeURIComponent(id)}`;
}
