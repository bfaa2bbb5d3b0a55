// The queue at the desk: what is in it, as it changes, who is there, and who saw what.
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/start-server.ts';
import type { PeoplePort } from '../../../src/services/people/people.port.ts';
import { QueueFeed } from '../../../src/server/desk/queue-feed.ts';
import { closeTestDatabase, HandTimers, testDatabase } from '../../support/scripted-call.ts';
import { NOW } from './chat-rig.ts';
import {
  codeOf,
  endCall,
  Listener,
  openDesk,
  QUICK,
  waitingCall,
  type Cookie,
  type DeskRig,
} from './desk-rig.ts';

const open: RunningServer[] = [];
const listeners: Listener[] = [];

afterEach(() => listeners.splice(0).forEach((listener) => listener.close()));
beforeAll(async () => {
  await testDatabase();
});
afterAll(async () => {
  await Promise.all(open.map((server) => server.close()));
  await closeTestDatabase();
});

const desk: typeof openDesk = async (options) => {
  const made = await openDesk(options);
  open.push(made.server);
  return made;
};

function listen({ base }: DeskRig, path: string, cookie: Cookie): Listener {
  const listener = new Listener(base + path, cookie);
  listeners.push(listener);
  return listener;
}

const queueOf = async ({ get }: DeskRig, cookie: Cookie) =>
  (await (await get('/queue', cookie)).json()) as { tickets: Record<string, unknown>[]; staffing: unknown };

describe('the queue', () => {
  it('shows what people need to choose, neither the brief nor the number', async () => {
    const made = await desk();
    const id = await waitingCall(made);
    const attempt = { via: 'telephone' as const, person: 'Lee', now: NOW - 9000 };
    await made.services.tickets.beginAttempt(id, attempt);
    const answer = await made.get('/queue', await made.signIn('sam'));
    const text = await answer.text();
    expect(text).not.toMatch(/refund|0123|call-1/);
    expect(JSON.parse(text)).toEqual({
      now: NOW,
      staffing: { free: 0, busy: 0 },
      tickets: [
        {
          ...{ id, kind: 'handoff', priority: 'high', reason: 'asked for a person', callId: 'call_1' },
          ...{ openedAt: NOW - 30_000, dueAt: null, channel: 'phone', joinable: true, customer: 'Dana' },
          ...{ takenBy: null, takenAt: null, handledAt: null, closedAs: null, disposition: null },
          attempts: [
            {
              ...{ number: 1, via: 'telephone', person: 'Lee', startedAt: NOW - 9000 },
              ...{ endedAt: null, outcome: null },
            },
          ],
        },
      ],
    });
  });

  it('knows who cannot be joined: whose call has ended, who has no room, who is unknown', async () => {
    const made = await desk();
    await waitingCall(made);
    await endCall(made);
    await waitingCall(made, { callId: 'call_2', room: null, kind: 'callback', customerId: null });
    const { id } = await made.services.tickets.open({
      ...{ key: 'lost', callId: 'call_lost', customerId: 'cust_gone', kind: 'handoff', priority: 'low' },
      ...{ reason: 'r', message: 'm', callbackNumber: null, room: 'call-lost', now: NOW },
    });
    const { tickets } = await queueOf(made, await made.signIn('sam'));
    expect(tickets.map(({ joinable }) => joinable)).toEqual([false, false, false]);
    expect(tickets.find((ticket) => ticket['id'] === id)).toMatchObject({ channel: null, customer: null });
  });

  it('keeps what was handled within twelve hours, and names who had it though they have left', async () => {
    const made = await desk();
    const lately = await waitingCall(made, { key: 'lately' });
    const before = await waitingCall(made, { key: 'before' });
    const cookie = await made.signIn('kim');
    for (const id of [lately, before]) await made.services.tickets.take(id, { personId: 'sam', now: NOW });
    const closing = { as: 'served' as const, note: null, disposition: 'resolved' as const };
    await made.services.tickets.close(lately, { ...closing, now: NOW - 11 * 3_600_000 });
    await made.services.tickets.close(before, { ...closing, now: NOW - 13 * 3_600_000 });
    const shown = await queueOf(made, cookie);
    expect(shown.tickets).toMatchObject([
      { id: lately, closedAs: 'served', disposition: 'resolved', takenBy: { id: 'sam', name: 'Sam' } },
    ]);
    await made.services.people.remove('sam@example.com');
    expect((await queueOf(made, cookie)).tickets).toMatchObject([
      { takenBy: { id: 'sam', name: 'Somebody who has left' } },
    ]);
  });

  it('says who is free and who is busy, by what their pages tell', async () => {
    const made = await desk();
    const [sam, kim] = [await made.signIn('sam'), await made.signIn('kim')];
    expect((await made.put('/presence', sam, { availability: 'available' })).status).toBe(204);
    await made.put('/presence', kim, { availability: 'available' });
    expect(await queueOf(made, sam)).toMatchObject({ staffing: { free: 2, busy: 0 } });
    await made.post(`/tickets/${await waitingCall(made)}/take`, kim);
    await made.put('/presence', sam, { availability: 'away' });
    expect(await queueOf(made, sam)).toMatchObject({ staffing: { free: 0, busy: 1 } });
    const overview: unknown = await (await made.get('', kim)).json();
    expect(overview).toMatchObject({ person: { availability: 'available' } });
  });
});

describe('the queue as it changes', () => {
  it('is told at once, and to everybody whenever it changes', async () => {
    const made = await desk();
    const [sam, kim] = [await made.signIn('sam'), await made.signIn('kim')];
    const pages = [listen(made, '/stream', sam), listen(made, '/stream', kim)];
    for (const page of pages)
      expect(await page.next('queue')).toMatchObject({ data: { now: NOW, tickets: [] } });
    const id = await waitingCall(made);
    const isTaken = (data: unknown) => JSON.stringify(data).includes('"takenBy":{"id":"sam"');
    const isThere = (data: unknown) => JSON.stringify(data).includes(id);
    await Promise.all(pages.map((page) => page.next('queue', isThere)));
    await made.services.tickets.take(id, { personId: 'sam', now: NOW });
    await Promise.all(pages.map((page) => page.next('queue', isTaken)));
    expect(pages.map(({ heard }) => heard.length)).toEqual([3, 3]);
    const late = listen(made, '/stream', sam);
    expect(isTaken((await late.next('queue')).data)).toBe(true);
  });

  it('is looked for once for all who listen, and not at all when nobody does', async () => {
    const timers = new HandTimers();
    const queue = { now: NOW, staffing: { free: 0, busy: 0 }, tickets: [] };
    let looks = 0;
    let told = 0;
    const look = () => {
      looks += 1;
      return Promise.resolve({ ...queue, staffing: { free: looks < 3 ? 0 : 1, busy: 0 } });
    };
    const logger = pino({ level: 'silent' });
    const feed = new QueueFeed({ look, clock: () => NOW, pollMs: 1000, timers, logger });
    const pass = async (): Promise<number> => {
      const due = timers.fire(1000);
      await new Promise((resolve) => setImmediate(resolve));
      return due;
    };
    const stops = Array.from({ length: 8 }, () => feed.listen(() => (told += 1)));
    await pass();
    expect([looks, told]).toEqual([1, 8]);
    expect(await pass()).toBe(1);
    expect([looks, told]).toEqual([2, 8]);
    expect(await pass()).toBe(1);
    expect([looks, told]).toEqual([3, 16]);
    stops.forEach((stop) => stop());
    expect(await pass()).toBe(0);
    expect(looks).toBe(3);
    feed.listen(() => (told += 1));
    await pass();
    expect([looks, told]).toEqual([4, 17]);
  });

  it('shows signs of life, and ends when the session is over', async () => {
    const made = await desk();
    const page = listen(made, '/stream', await made.signIn('sam'));
    await page.next('queue');
    while (page.comments < 2) await page.changed();
    await made.services.people.setPassword('sam@example.com', 'another password');
    await page.ended;
  });

  it('ends for nobody while the database is away', async () => {
    let away = false;
    const failing = <P extends object>(port: P): P =>
      new Proxy(port, {
        get: (target, key) =>
          away ? () => Promise.reject(new Error('away')) : (Reflect.get(target, key) as unknown),
      });
    const base = await desk();
    const made = await desk({
      company: { people: failing<PeoplePort>(base.services.people), tickets: failing(base.services.tickets) },
    });
    const page = listen(made, '/stream', await made.signIn('sam'));
    await page.next('queue');
    away = true;
    const before = page.comments;
    while (page.comments < before + 2) await page.changed();
    away = false;
    const id = await waitingCall(base);
    await page.next('queue', (data) => JSON.stringify(data).includes(id));
  });

  it('is told to so many pages of one person, and no more', async () => {
    const made = await desk({ limits: { desk: { ...QUICK, streamsPerPerson: 2 } } });
    const sam = await made.signIn('sam');
    const pages = [listen(made, '/stream', sam), listen(made, '/stream', sam)];
    await Promise.all(pages.map((page) => page.next('queue')));
    expect(await codeOf(await made.get('/stream', sam))).toBe('429 too_many_streams');
    await listen(made, '/stream', await made.signIn('kim')).next('queue');
    pages[0]?.close();
    await expect
      .poll(async () => {
        const again = listen(made, '/stream', sam);
        return again.next('queue').then(
          () => 'in',
          () => 'out',
        );
      })
      .toBe('in');
  });
});

describe('who saw and did what', () => {
  it('is for supervisors', async () => {
    const made = await desk();
    expect(await codeOf(await made.get('/audit', await made.signIn('sam')))).toBe('403 not_allowed');
  });

  it('can be looked up by call and by time, with names', async () => {
    let now = NOW;
    const made = await desk({ clock: () => now++ });
    const [sam, kim] = [await made.signIn('sam'), await made.signIn('kim')];
    const id = await waitingCall(made);
    await made.get(`/tickets/${id}`, sam);
    await made.get('/queue', sam);
    const audit = async (query: string) => {
      const answer = await made.get(`/audit${query}`, kim);
      return ((await answer.json()) as { entries: Record<string, unknown>[] }).entries;
    };
    expect(await audit('?callId=call_1')).toEqual([
      {
        ...{ at: expect.any(Number) as number, personId: 'sam', person: 'Sam' },
        ...{ action: 'viewed_ticket', ticketId: id, callId: 'call_1' },
      },
    ]);
    const all = await audit('');
    expect(all.map(({ action }) => action)).toEqual([
      'listed_queue',
      'viewed_ticket',
      'signed_in',
      'signed_in',
    ]);
    const page = await audit(`?limit=2&before=${String(all[1]?.['at'])}`);
    expect(page).toEqual(all.slice(2));
    expect(await codeOf(await made.get('/audit?limit=0', kim))).toBe('400 invalid_argument');
    expect(await codeOf(await made.get('/audit?before=yesterday', kim))).toBe('400 invalid_argument');
  });
});
