// What the desk shows of tickets: with whose they are, who called, and whether the caller can be joined.
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../database/connection.ts';
import { callEvents, calls, customers } from '../../database/schema.ts';
import type { PeoplePort, Staffing } from '../../services/people/people.port.ts';
import type { StoredEvent } from '../../services/calls/calls.port.ts';
import type { Ticket, TicketsPort } from '../../services/tickets/tickets.port.ts';

export interface DeskTicket extends Omit<
  Ticket,
  'customerId' | 'message' | 'words' | 'callbackNumber' | 'room' | 'takenBy' | 'note'
> {
  channel: string | null;
  /** The caller is still there, in a room that a person can enter. */
  joinable: boolean;
  /** First name of a verified customer. */
  customer: string | null;
  takenBy: { id: string; name: string } | null;
}

export interface DeskQueue {
  now: number;
  staffing: Staffing;
  tickets: DeskTicket[];
}

export interface DeskCall {
  id: string;
  channel: string;
  startedAt: number;
  endedAt: number | null;
  summary: string | null;
}

export interface DeskRecordsDeps {
  db: Db;
  company: string;
  tickets: TicketsPort;
  people: PeoplePort;
}

const HANDLED_SHOWN_FOR = 12 * 3_600_000;
/** More than anybody reads. */
const MOST_TICKETS = 300;
/** Events of a call that are fetched at once. */
const MOST_EVENTS = 500;

export class DeskRecords {
  readonly #deps: DeskRecordsDeps;

  constructor(deps: DeskRecordsDeps) {
    this.#deps = deps;
  }

  async queue(now: number): Promise<DeskQueue> {
    const { tickets, people } = this.#deps;
    const limit = MOST_TICKETS;
    let found = await tickets.list({ limit, handledSince: now - HANDLED_SHOWN_FOR });
    // What waits must not be crowded out by what is done.
    if (found.length === limit) found = await tickets.list({ limit });
    const [shown, staffing] = await Promise.all([this.shown(found), people.staffing(now)]);
    return { now, staffing, tickets: shown };
  }

  async shown(tickets: readonly Ticket[]): Promise<DeskTicket[]> {
    if (tickets.length === 0) return [];
    const [staff, firstNames, callsById] = await Promise.all([
      this.#deps.people.list(),
      this.#firstNames(tickets.flatMap(({ customerId }) => (customerId === null ? [] : [customerId]))),
      this.#calls(tickets.map(({ callId }) => callId)),
    ]);
    const names = new Map(staff.map(({ id, name }) => [id, name]));
    return tickets.map((ticket) => {
      const { customerId, message: _m, words: _w, callbackNumber: _n, note: _o, ...open } = ticket;
      const { room, takenBy, ...rest } = open;
      const call = callsById.get(ticket.callId);
      return {
        ...rest,
        channel: call?.channel ?? null,
        joinable: room !== null && ticket.handledAt === null && call?.endedAt === null,
        customer: (customerId !== null && firstNames.get(customerId)) || null,
        takenBy:
          takenBy === null ? null : { id: takenBy, name: names.get(takenBy) ?? 'Somebody who has left' },
      };
    });
  }

  async call(id: string): Promise<DeskCall | null> {
    return (await this.#calls([id])).get(id) ?? null;
  }

  /** A call's events after that one, in order; not all at once where there are very many. */
  async eventsAfter(callId: string, seq: number): Promise<StoredEvent[]> {
    const { db, company } = this.#deps;
    const found = await db
      .select({ seq: callEvents.seq, at: callEvents.at, type: callEvents.type, data: callEvents.data })
      .from(callEvents)
      .where(and(eq(callEvents.company, company), eq(callEvents.callId, callId), gt(callEvents.seq, seq)))
      .orderBy(asc(callEvents.seq))
      .limit(MOST_EVENTS);
    return found.map(({ data, ...event }) => ({ ...event, data: dataSchema.parse(data) }));
  }

  async #firstNames(ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const { db, company } = this.#deps;
    const found = await db
      .select({ id: customers.id, firstName: customers.firstName })
      .from(customers)
      .where(and(eq(customers.company, company), inArray(customers.id, [...new Set(ids)])));
    return new Map(found.map(({ id, firstName }) => [id, firstName]));
  }

  async #calls(ids: string[]): Promise<Map<string, DeskCall>> {
    const { db, company } = this.#deps;
    const { id, channel, startedAt, endedAt, summary } = calls;
    const found = await db
      .select({ id, channel, startedAt, endedAt, summary })
      .from(calls)
      .where(and(eq(calls.company, company), inArray(calls.id, [...new Set(ids)])));
    return new Map(found.map((call) => [call.id, call]));
  }
}

const dataSchema = z.record(z.string(), z.unknown());
