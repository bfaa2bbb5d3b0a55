// The rehearsed desk behind `vite web`: calls come in, a colleague takes some, and one is always quicker than you.
// With LIVEKIT_URL (a livekit-server --dev) calls can be joined too: whoever enters the ticket's room is the caller.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AccessToken } from 'livekit-server-sdk';
import { ALEX, incoming, mockTickets, PEOPLE, type MockTicket } from './mock-desk-tickets.ts';
import { readFixture, type RecordedEvent } from './recorded.ts';

const SERVER = process.env.LIVEKIT_URL;
/** Milliseconds after the desk was opened. */
const COMES_IN = 9000;
const TAKEN_BY_ALEX = 16_000;

type Person = (typeof PEOPLE)[number];

export class MockDesk {
  #person: Person | null = null;
  #availability = 'available';
  #oidc = false;
  /** Nothing comes in by itself, any more. */
  #still = false;
  #tickets: MockTicket[] = [];
  #audit: object[] = [];
  readonly #queues = new Set<ServerResponse>();
  readonly #watchers = new Map<ServerResponse, MockTicket>();
  readonly #events = new Map<MockTicket, RecordedEvent[]>();
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(query: URLSearchParams) {
    this.reset(query);
  }

  reset(query: URLSearchParams): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    this.#person = null;
    this.#availability = 'available';
    this.#oidc = query.get('oidc') === '1';
    this.#audit = [];
    this.#tickets = query.get('empty') === '1' ? [] : mockTickets(Date.now());
    this.#still = query.get('still') === '1' || query.get('empty') === '1';
  }

  /** What is asked for under /api/desk. */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const key = `${request.method ?? 'GET'} ${url.pathname.slice('/api/desk'.length)}`;
    const body = request.method === 'GET' ? {} : await bodyOf(request);
    const [, id, action] = /^\w+ \/tickets\/(\w+)(?:\/([\w-]+))?$/.exec(key) ?? [];
    if (key === 'GET ') reply(response, 200, this.#overview());
    else if (key === 'POST /sign-in') this.#signIn(response, body);
    else if (!this.#person) refuse(response, 401, 'sign_in_required', 'Sign in to the desk first.');
    else if (key === 'POST /sign-out') {
      this.#person = null;
      reply(response, 204);
    } else if (key === 'PUT /presence') {
      this.#availability = String(body.availability);
      reply(response, 204);
      this.#changed();
    } else if (key === 'GET /stream') this.#stream(response);
    else if (key === 'GET /queue') reply(response, 200, this.#queue());
    else if (key.startsWith('GET /audit')) reply(response, 200, { entries: this.#audit });
    else if (id !== undefined) await this.#ticket(response, { id, action, body, person: this.#person });
    else refuse(response, 404, 'not_found', 'There is no such thing at the desk.');
  }

  /** From when the desk is first looked at. */
  #live(): void {
    if (this.#still) return;
    this.#still = true;
    const later = (ms: number, what: () => void) => this.#timers.push(setTimeout(what, ms));
    const [, second] = this.#tickets;
    later(COMES_IN, () => {
      this.#tickets.push(incoming(Date.now()));
      this.#changed();
    });
    later(TAKEN_BY_ALEX, () => {
      if (second?.takenBy === null) this.#take(second, ALEX);
    });
  }

  #overview() {
    const person = this.#person;
    return {
      signedIn: person !== null,
      person: person && {
        ...{ id: person.id, name: person.name, role: person.role },
        availability: this.#availability,
      },
      company: { slug: 'pestcall', name: 'Pestcall Pest Control' },
      signIn: { password: true, oidc: this.#oidc ? { name: 'Pestcall account' } : null },
      demoPeople: PEOPLE.map(({ name, email }) => ({ name, email, password: 'demo' })),
      voice: {
        available: SERVER !== undefined,
        hint: SERVER === undefined ? 'To speak with callers, start everything with: npm start' : null,
      },
    };
  }

  #signIn(response: ServerResponse, { email, password }: Record<string, unknown>): void {
    const person = PEOPLE.find((known) => known.email === email);
    if (!person || password !== 'demo') {
      refuse(response, 401, 'wrong_password', 'The address or the password is wrong.');
      return;
    }
    this.#person = person;
    this.#note('signed_in', null);
    reply(response, 204);
  }

  #queue() {
    const busy = this.#tickets.filter(({ takenBy, handledAt }) => takenBy && handledAt === null).length;
    return {
      now: Date.now(),
      staffing: { free: this.#availability === 'available' ? 2 : 1, busy },
      tickets: this.#tickets.map(listed),
    };
  }

  #stream(response: ServerResponse): void {
    this.#queues.add(beginStream(response));
    response.on('close', () => this.#queues.delete(response));
    tell(response, 'queue', this.#queue());
    this.#live();
  }

  #changed(): void {
    for (const response of this.#queues) tell(response, 'queue', this.#queue());
    for (const [response, ticket] of this.#watchers) tell(response, 'ticket', { ticket: this.#full(ticket) });
  }

  /** The number and the caller's own words are for whoever has the ticket. */
  #full(ticket: MockTicket) {
    const own = ticket.takenBy?.id === this.#person?.id;
    const { callbackNumber: number, words } = ticket;
    const masked = own ? words : (words?.replace(/\d{4,}/g, '[number]') ?? null);
    return {
      ...ticket,
      words: masked,
      callbackNumber: own || number === null ? number : `…${number.slice(-4)}`,
    };
  }

  async #ticket(
    response: ServerResponse,
    asked: { id: string; action: string | undefined; body: Record<string, unknown>; person: Person },
  ): Promise<void> {
    const { action, body, person } = asked;
    const ticket = this.#tickets.find(({ id }) => id === asked.id);
    if (!ticket) {
      refuse(response, 404, 'not_found', 'There is no such ticket.');
      return;
    }
    const me = { id: person.id, name: person.name };
    switch (action) {
      case undefined:
        this.#note('viewed_ticket', ticket);
        reply(response, 200, { ticket: this.#full(ticket), call: callOf(ticket) });
        return;
      case 'stream':
        this.#follow(response, ticket);
        return;
      case 'take':
        // Somebody who is always quicker, so that losing can be looked at.
        if (ticket.kind === 'callback' && ticket.priority === 'normal') this.#take(ticket, ALEX);
        if (ticket.takenBy && ticket.takenBy.id !== me.id) {
          const by = ticket.takenBy;
          refuse(response, 409, 'already_taken', `${by.name} has this ticket already.`, { by });
          return;
        }
        this.#take(ticket, me);
        this.#note('took', ticket);
        reply(response, 200, { ticket: this.#full(ticket) });
        return;
      case 'release':
        Object.assign(ticket, { takenBy: null, takenAt: null });
        this.#note('released', ticket);
        break;
      case 'join':
        await this.#join(response, ticket, person);
        return;
      case 'finish':
        this.#event(ticket, 'human.left', { person: person.name, how: 'finished' });
        close(ticket, { closedAs: 'served', ...body });
        this.#note('finished', ticket);
        break;
      case 'hand-back':
        this.#event(ticket, 'human.left', { person: person.name, how: 'handed_back' });
        close(ticket, { closedAs: 'handed_back', ...body });
        this.#note('handed_back', ticket);
        break;
      default:
        refuse(response, 404, 'not_found', 'There is no such thing at the desk.');
        return;
    }
    reply(response, 204);
    this.#changed();
  }

  #take(ticket: MockTicket, by: { id: string; name: string }): void {
    Object.assign(ticket, { takenBy: by, takenAt: Date.now() });
    this.#changed();
  }

  async #join(response: ServerResponse, ticket: MockTicket, person: Person): Promise<void> {
    if (SERVER === undefined) {
      refuse(response, 503, 'voice_unavailable', 'There is no voice server.');
      return;
    }
    const identity = `person-${person.id}`;
    const token = new AccessToken('devkey', 'secret', {
      identity,
      attributes: { 'switchboard.ticket': ticket.id, 'switchboard.person': person.name },
    });
    token.addGrant({ roomJoin: true, room: ticket.id });
    this.#event(ticket, 'human.joined', { via: 'desk', person: person.name });
    this.#note('joined', ticket);
    reply(response, 201, { room: ticket.id, identity, token: await token.toJwt(), url: SERVER });
  }

  #follow(response: ServerResponse, ticket: MockTicket): void {
    beginStream(response);
    for (const event of this.#eventsOf(ticket)) tell(response, 'event', event);
    this.#watchers.set(response, ticket);
    this.#note('viewed_transcript', ticket);
    const words = setInterval(() => {
      if (ticket.takenBy === null && isLive(ticket)) this.#event(ticket, 'human.waiting', waiting());
    }, 20_000);
    response.on('close', () => {
      clearInterval(words);
      this.#watchers.delete(response);
    });
  }

  #eventsOf(ticket: MockTicket): RecordedEvent[] {
    const events = this.#events.get(ticket) ?? eventsOf(ticket);
    this.#events.set(ticket, events);
    return events;
  }

  #event(ticket: MockTicket, type: string, data: object): void {
    const events = this.#eventsOf(ticket);
    const event = { seq: events.length + 1, at: Date.now(), type, data: { ticketId: ticket.id, ...data } };
    events.push(event);
    for (const [response, watched] of this.#watchers) if (watched === ticket) tell(response, 'event', event);
  }

  #note(action: string, ticket: MockTicket | null): void {
    const { id, name } = this.#person ?? { id: '', name: '' };
    this.#audit.unshift({
      ...{ at: Date.now(), personId: id, person: name, action },
      ...{ ticketId: ticket?.id ?? null, callId: ticket?.callId ?? null },
    });
  }
}

/** Until the caller waits, where they wait still. */
function eventsOf(ticket: MockTicket): RecordedEvent[] {
  const events = readFixture('angry').events;
  const queued = events.findIndex(({ type }) => type === 'human.queued');
  const until = isLive(ticket) ? events.slice(0, queued + 4) : events;
  const shift = ticket.openedAt - (events[queued]?.at ?? 0);
  const ids = { ticketId: ticket.id };
  return [
    ...until.map((event) => ({
      ...event,
      at: event.at + shift,
      data: event.type === 'human.queued' ? { ...ids, position: 2 } : event.data,
    })),
    ...(isLive(ticket)
      ? [
          { type: 'human.tried', data: { ...ids, number: 1, via: 'telephone', person: 'On-call phone' } },
          {
            type: 'human.answered',
            data: { ...ids, number: 1, via: 'telephone', person: 'On-call phone', outcome: 'no_answer' },
          },
          { type: 'human.waiting', data: { ...ids, ...waiting() } },
        ]
      : []
    ).map((event, index) => ({
      ...event,
      seq: until.length + 1 + index,
      at: ticket.openedAt + 20_000 * (index + 1),
    })),
  ];
}

function waiting() {
  return { position: 1, free: 1, estimateMs: 120_000 };
}

function isLive({ kind, handledAt }: MockTicket): boolean {
  return kind === 'handoff' && handledAt === null;
}

function callOf(ticket: MockTicket) {
  const { callId, channel, openedAt, handledAt } = ticket;
  const endedAt = isLive(ticket) ? null : (handledAt ?? openedAt + 60_000);
  return { id: callId, channel, startedAt: openedAt - 90_000, endedAt, summary: null };
}

function listed({ brief: _b, note: _n, words: _w, callbackNumber: _number, ...ticket }: MockTicket) {
  return ticket;
}

function close(ticket: MockTicket, how: object): void {
  Object.assign(ticket, { handledAt: Date.now(), ...how });
}

function beginStream(response: ServerResponse): ServerResponse {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  return response;
}

function tell(response: ServerResponse, name: string, value: object): void {
  response.write(`event: ${name}\ndata: ${JSON.stringify(value)}\n\n`);
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function refuse(response: ServerResponse, status: number, code: string, message: string, more = {}): void {
  reply(response, status, { error: { code, message, ...more } });
}

function reply(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
