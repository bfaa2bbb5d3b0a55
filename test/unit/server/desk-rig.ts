// A real server with people at its desk and tickets in its queue, and a page that hears its streams.
import { expect } from 'vitest';
import type { SeedInput } from '../../../src/database/seed/seed-format.ts';
import { seedCompany } from '../../../src/database/seed/seed-company.ts';
import type { NewTicket } from '../../../src/services/tickets/tickets.port.ts';
import { testDatabase } from '../../support/scripted-call.ts';
import { SETTINGS } from '../../support/settings.ts';
import { SERVER_LIMITS } from '../../../src/server/server-options.ts';
import { NOW, openRig, type RigOptions } from './chat-rig.ts';

export const PEOPLE: NonNullable<SeedInput['people']> = [
  { id: 'sam', name: 'Sam', email: 'sam@example.com', password: 'the desk of sam' },
  { id: 'kim', name: 'Kim', email: 'kim@example.com', password: 'the desk of kim', role: 'supervisor' },
];

export const DANA = { id: 'cust_dana', firstName: 'Dana', phone: '+14155550123', zip: '98109' };

/** Streams are looked after often, so that nobody waits long. */
export const QUICK = { ...SERVER_LIMITS.desk, pollMs: 20, heartbeatMs: 40 };

export type DeskRig = Awaited<ReturnType<typeof openDesk>>;
export type Cookie = Record<string, string>;

export async function openDesk(options: RigOptions & { given?: SeedInput } = {}) {
  const { given = { people: PEOPLE, customers: [DANA] }, ...rest } = options;
  const { db } = await testDatabase();
  const made = await openRig(() => ({ say: 'Hello.' }), {
    seed: (company) =>
      seedCompany({ db, company, data: given, now: NOW, timeZone: SETTINGS.timeZone, source: 'given' }),
    ...rest,
    limits: { desk: QUICK, ...rest.limits },
  });
  const base = `http://${made.url}/api/desk`;
  const ask = (method: string, path: string, headers: Cookie, body?: unknown) =>
    fetch(base + path, {
      method,
      redirect: 'manual',
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const get = (path: string, headers: Cookie = {}) => ask('GET', path, headers);
  const post = (path: string, headers: Cookie = {}, body?: unknown) => ask('POST', path, headers, body);
  const put = (path: string, headers: Cookie, body: unknown) => ask('PUT', path, headers, body);
  const signIn = async (name: 'sam' | 'kim'): Promise<Cookie> => {
    const body = { email: `${name}@example.com`, password: `the desk of ${name}` };
    const answer = await post('/sign-in', {}, body);
    expect(answer.status).toBe(204);
    return { cookie: cookieOf(answer) };
  };
  return { ...made, base, get, post, put, signIn };
}

export function cookieOf(answer: Response): string {
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

export async function codeOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json();
  return `${answer.status} ${(body as { error: { code: string } }).error.code}`;
}

/** A call that waits for a person in a room, with its ticket. */
export async function waitingCall({ services }: DeskRig, ticket: Partial<NewTicket> = {}): Promise<string> {
  const callId = ticket.callId ?? 'call_1';
  const room = ticket.room === undefined ? 'call-1' : ticket.room;
  await services.calls.start({
    id: callId,
    channel: 'phone',
    callerNumber: '+14155550123',
    room,
    startedAt: NOW - 60_000,
  });
  const { id } = await services.tickets.open({
    ...{ key: `${callId}:1`, callId, customerId: 'cust_dana', kind: 'handoff', priority: 'high' },
    ...{ reason: 'asked for a person', message: 'wants now: a refund', callbackNumber: '+14155550123' },
    ...{ room, now: NOW - 30_000 },
    ...ticket,
  });
  return id;
}

export async function endCall({ services }: DeskRig, id = 'call_1', endedAt = NOW): Promise<void> {
  await services.calls.finish({
    ...{ id, endedAt, disposition: 'resolved', summary: 'Wanted a refund.', usage: {} },
    ...{ costMicros: 0, customerId: 'cust_dana' },
  });
}

export interface Heard {
  event: string;
  id: string | null;
  data: unknown;
}

/** What an EventSource would hear; comments are counted. */
export class Listener {
  readonly heard: Heard[] = [];
  comments = 0;
  readonly ended: Promise<void>;
  readonly #abort = new AbortController();
  #changed: () => void = () => undefined;
  #isOver = false;

  constructor(url: string, headers: Cookie) {
    this.ended = this.#read(url, headers).finally(() => {
      this.#isOver = true;
      this.#changed();
    });
    this.ended.catch(() => undefined);
  }

  /** The first of these, past or to come, that fits. */
  async next(event: string, fits: (data: unknown) => boolean = () => true): Promise<Heard> {
    for (;;) {
      const found = this.heard.find((message) => message.event === event && fits(message.data));
      if (found) return found;
      if (this.#isOver) throw new Error(`Ended before ${event}: ${JSON.stringify(this.heard)}`);
      await this.changed();
    }
  }

  changed(): Promise<void> {
    return new Promise((resolve) => (this.#changed = resolve));
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(url: string, headers: Cookie): Promise<void> {
    const answer = await fetch(url, { headers, signal: this.#abort.signal });
    if (answer.status !== 200 || !answer.body) throw new Error(`Status ${answer.status}`);
    let rest = '';
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      const parts = (rest + chunk).split('\n\n');
      rest = parts.pop() ?? '';
      parts.forEach((part) => this.#hear(part));
      this.#changed();
    }
  }

  #hear(part: string): void {
    const lines = part.split('\n').map((line) => /^(\w*): ?(.*)$/.exec(line));
    const value = (name: string) => lines.find((line) => line?.[1] === name)?.[2] ?? null;
    const event = value('event');
    if (event === null) this.comments += 1;
    else this.heard.push({ event, id: value('id'), data: JSON.parse(value('data') ?? 'null') as unknown });
  }
}
