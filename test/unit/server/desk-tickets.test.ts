// One ticket at the desk: who sees what of it, who has it, what becomes of it, and its call as it happens.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/start-server.ts';
import { closeTestDatabase } from '../../support/scripted-call.ts';
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
let now = NOW;
let made: DeskRig;
let sam: Cookie;
let kim: Cookie;
let callId = '';
let id: string;
let count = 0;

beforeAll(async () => {
  made = await openDesk({ clock: () => now });
  open.push(made.server);
  [sam, kim] = [await made.signIn('sam'), await made.signIn('kim')];
});
beforeEach(async () => {
  now = NOW;
  callId = `call_${++count}`;
  id = await waitingCall(made, { callId });
});
afterEach(() => listeners.splice(0).forEach((listener) => listener.close()));
afterAll(async () => {
  await Promise.all(open.map((server) => server.close()));
  await closeTestDatabase();
});

const load = () => made.services.tickets.load(id);
const act = (action: string, by: Cookie, body?: unknown) => made.post(`/tickets/${id}/${action}`, by, body);
const look = async (by: Cookie) => (await (await made.get(`/tickets/${id}`, by)).json()) as Looked;
const actions = async () => {
  const entries = await made.services.people.listAudit({ limit: 99, callId });
  return entries.map(({ personId, action }) => `${personId} ${action}`).reverse();
};

interface Looked {
  ticket: Record<string, unknown>;
  call: unknown;
}

describe('a ticket that is looked at', () => {
  it('brings the brief and the call, and of the number the last four digits', async () => {
    expect(await look(sam)).toEqual({
      ticket: {
        ...{ id, kind: 'handoff', priority: 'high', reason: 'asked for a person', callId },
        ...{ openedAt: NOW - 30_000, dueAt: null, channel: 'phone', joinable: true, customer: 'Dana' },
        ...{ takenBy: null, takenAt: null, handledAt: null, closedAs: null, disposition: null, attempts: [] },
        ...{ brief: 'wants now: a refund', note: null, words: null, callbackNumber: '…0123' },
      },
      call: { id: callId, channel: 'phone', startedAt: NOW - 60_000, endedAt: null, summary: null },
    });
    expect(await actions()).toEqual(['sam viewed_ticket']);
  });

  it('shows the whole number to whoever has it while they have it, and writes that down', async () => {
    await act('take', sam);
    expect((await look(sam)).ticket).toMatchObject({ callbackNumber: '+14155550123' });
    expect((await look(kim)).ticket).toMatchObject({ callbackNumber: '…0123' });
    expect(await actions()).toEqual([
      ...['sam took', 'sam viewed_number', 'sam viewed_ticket', 'sam viewed_number', 'kim viewed_ticket'],
    ]);
    await act('finish', sam, { note: 'Done.', disposition: 'resolved' });
    expect((await look(sam)).ticket).toMatchObject({ callbackNumber: '…0123' });
  });

  it("shows the caller's own words whole to whoever has it, and writes that down", async () => {
    const message = { kind: 'message' as const, callbackNumber: null, words: 'the gate code is 4711' };
    const words = {
      key: `words ${callId}`,
      callId,
      customerId: null,
      priority: 'normal' as const,
      ...message,
    };
    const opened = await made.services.tickets.open({ ...words, reason: 'r', message: 'm', now: NOW });
    id = opened.id;
    expect((await look(sam)).ticket).toMatchObject({ words: 'the gate code is [password]' });
    await act('take', sam);
    expect((await look(sam)).ticket).toMatchObject({ words: 'the gate code is 4711' });
    expect((await look(kim)).ticket).toMatchObject({ words: 'the gate code is [password]' });
    expect(await actions()).toEqual([
      ...['sam viewed_ticket', 'sam took', 'sam viewed_words', 'sam viewed_ticket', 'sam viewed_words'],
      'kim viewed_ticket',
    ]);
    await act('finish', sam, { note: 'Told the technician.', disposition: 'resolved' });
    expect((await look(sam)).ticket).toMatchObject({ words: 'the gate code is [password]' });
  });

  it('is out of reach where nothing can be written down: nobody signs in', async () => {
    const people = new Proxy(made.services.people, {
      get: (target, key) =>
        key === 'audit' ? () => Promise.reject(new Error('away')) : (Reflect.get(target, key) as unknown),
    });
    const deaf = await openDesk({ given: {}, company: { people, tickets: made.services.tickets } });
    open.push(deaf.server);
    const answer = await deaf.post('/sign-in', {}, { email: 'sam@example.com', password: 'the desk of sam' });
    expect(answer.status).toBe(500);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});

describe('taking a ticket', () => {
  it('gives it to one of two, and tells the other who was quicker', async () => {
    const both = await Promise.all([act('take', sam), act('take', kim)]);
    const [won, lost] = both[0].status === 200 ? both : both.toReversed();
    const winner = both[0].status === 200 ? 'Sam' : 'Kim';
    expect(await won?.json()).toMatchObject({
      ticket: { id, takenBy: { name: winner }, takenAt: NOW, callbackNumber: '+14155550123' },
    });
    expect(lost?.status).toBe(409);
    expect(await lost?.json()).toEqual({
      error: {
        code: 'already_taken',
        message: `${winner} was quicker and has it now.`,
        by: { id: winner.toLowerCase(), name: winner },
      },
    });
    expect((await actions()).filter((line) => line.endsWith('took'))).toHaveLength(1);
  });

  it('again is no mistake, and what is handled is not taken', async () => {
    await act('take', sam);
    now += 5000;
    expect(await (await act('take', sam)).json()).toMatchObject({ ticket: { takenAt: NOW } });
    await act('finish', sam, { note: '', disposition: 'follow_up' });
    expect(await codeOf(await act('take', kim))).toBe('409 already_handled');
    expect((await actions()).filter((line) => line === 'sam took')).toHaveLength(1);
  });
});

describe('giving a ticket back', () => {
  it('is for whoever has it, and for supervisors', async () => {
    await act('take', kim);
    expect(await codeOf(await act('release', sam))).toBe('403 not_yours');
    expect(await (await act('release', kim)).json()).toMatchObject({ ticket: { takenBy: null } });
    await act('take', sam);
    expect(await (await act('release', kim)).json()).toMatchObject({
      ticket: { takenBy: null, callbackNumber: '…0123' },
    });
    expect(await load()).toMatchObject({ takenAt: null });
    expect(await codeOf(await act('release', kim))).toBe('403 not_yours');
    expect((await actions()).filter((line) => line === 'kim released')).toHaveLength(2);
  });
});

describe('finishing a ticket', () => {
  it('keeps what was done, without personal data, and what came of it', async () => {
    await act('take', sam);
    const note = ' Refunded card 4111 1111 1111 1111. ';
    const answer = await act('finish', sam, { note, disposition: 'resolved' });
    expect(await answer.json()).toMatchObject({
      ticket: { closedAs: 'served', disposition: 'resolved', handledAt: NOW, takenBy: { id: 'sam' } },
    });
    const kept = await load();
    expect(kept?.note).toMatch(/^Refunded card/);
    expect(kept?.note).not.toContain('4111');
    expect(await codeOf(await act('finish', sam, { note, disposition: 'resolved' }))).toBe(
      '409 already_handled',
    );
    expect(await codeOf(await act('release', sam))).toBe('409 already_handled');
    expect((await actions()).filter((line) => line === 'sam finished')).toHaveLength(1);
  });

  it('as none of ours dismisses it; without a note there is none', async () => {
    await act('take', sam);
    await act('finish', sam, { note: '  ', disposition: 'not_for_us' });
    expect(await load()).toMatchObject({ closedAs: 'dismissed', disposition: 'not_for_us', note: null });
  });

  it('is for whoever has it, supervisor or not', async () => {
    const finish = { note: '', disposition: 'resolved' };
    expect(await codeOf(await act('finish', sam, finish))).toBe('403 not_yours');
    await act('take', sam);
    expect(await codeOf(await act('finish', kim, finish))).toBe('403 not_yours');
    expect(await load()).toMatchObject({ handledAt: null });
  });

  it('takes no nonsense', async () => {
    await act('take', sam);
    for (const body of [
      {},
      { note: 'x' },
      { note: 'x', disposition: 'done' },
      { note: 'x'.repeat(4001), disposition: 'resolved' },
      { note: 'x', disposition: 'resolved', closedAs: 'withdrawn' },
      'garbage',
    ])
      expect(await codeOf(await act('finish', sam, body))).toBe('400 invalid_argument');
    expect(await codeOf(await act('hand-back', sam, { note: 1 }))).toBe('400 invalid_argument');
    expect(await load()).toMatchObject({ handledAt: null });
  });

  it('comes last for a callback too, which stays until then', async () => {
    await endCall(made, callId);
    await made.services.tickets.turnIntoCallback(id, 'hung up while waiting');
    expect(await (await act('take', sam)).json()).toMatchObject({
      ticket: { kind: 'callback', joinable: false, callbackNumber: '+14155550123' },
    });
    expect(await codeOf(await act('join', sam))).toBe('410 call_over');
    await act('finish', sam, { note: 'Nobody picked up.', disposition: 'not_reached' });
    expect(await load()).toMatchObject({ closedAs: 'served', disposition: 'not_reached' });
  });
});

describe('handing a call back to the agents', () => {
  it('leaves them what was agreed', async () => {
    await act('take', sam);
    expect(await codeOf(await act('hand-back', kim, { note: 'x' }))).toBe('403 not_yours');
    const answer = await act('hand-back', sam, { note: 'The fee is waived.' });
    expect(await answer.json()).toMatchObject({
      ticket: { closedAs: 'handed_back', disposition: null, note: 'The fee is waived.', joinable: false },
    });
    expect((await actions()).at(-1)).toBe('sam handed_back');
  });

  it('needs a caller who is there', async () => {
    await act('take', sam);
    await endCall(made, callId);
    expect(await codeOf(await act('hand-back', sam, { note: 'x' }))).toBe('410 call_over');
    expect(await load()).toMatchObject({ handledAt: null });
  });
});

describe('joining a call', () => {
  it('is for whoever has its ticket, while it runs, where there is voice', async () => {
    expect(await codeOf(await act('join', sam))).toBe('403 not_yours');
    await act('take', sam);
    expect(await codeOf(await act('join', kim))).toBe('403 not_yours');
    expect(await codeOf(await act('join', sam))).toBe('503 voice_unavailable');
    await endCall(made, callId);
    expect(await codeOf(await act('join', sam))).toBe('410 call_over');
    expect(await actions()).not.toContain('sam joined');
  });
});

describe('the call of a ticket as it happens', () => {
  const said = (seq: number, text: string) => ({
    seq,
    at: now,
    type: 'caller.said',
    data: { text, turn: seq },
  });
  const append = (...events: ReturnType<typeof said>[]) => made.services.calls.append(callId, events);
  const listen = (by: Cookie, from?: number): Listener => {
    const headers = from === undefined ? by : { ...by, 'last-event-id': String(from) };
    const listener = new Listener(`${made.base}/tickets/${id}/stream`, headers);
    listeners.push(listener);
    return listener;
  };
  const seqs = ({ heard }: Listener) =>
    heard.flatMap(({ event, id: seq }) => (event === 'event' ? [seq] : []));

  it('is told from the first word on, redacted, and written down once', async () => {
    await append(said(1, 'hello'), said(2, 'my card is 4111 1111 1111 1111'));
    const page = listen(sam);
    const first = await page.next('event');
    expect(first).toEqual({ event: 'event', id: '1', data: said(1, 'hello') });
    await page.next('event', (data) => JSON.stringify(data).includes('"seq":2'));
    await append(said(3, 'and then?'));
    await page.next('event', (data) => JSON.stringify(data).includes('and then?'));
    expect(seqs(page)).toEqual(['1', '2', '3']);
    expect(JSON.stringify(page.heard)).not.toContain('4111');
    expect(await actions()).toEqual(['sam viewed_transcript']);
  });

  it('tells the ticket when it changes, to each what they may see', async () => {
    const [mine, other] = [listen(sam), listen(kim)];
    const untaken = (await mine.next('ticket')).data;
    expect(untaken).toMatchObject({ ticket: { takenBy: null, brief: 'wants now: a refund' } });
    await act('take', sam);
    const isTaken = (data: unknown) => JSON.stringify(data).includes('"takenBy":{');
    expect((await mine.next('ticket', isTaken)).data).toMatchObject({
      ticket: { callbackNumber: '+14155550123' },
    });
    expect((await other.next('ticket', isTaken)).data).toMatchObject({ ticket: { callbackNumber: '…0123' } });
  });

  it('ends a while after the call, when everything is told; who comes back then is told so', async () => {
    await append(said(1, 'hello'));
    const page = listen(sam);
    await page.next('event');
    await endCall(made, callId, now);
    await append(said(2, 'the summary'));
    await page.next('event', (data) => JSON.stringify(data).includes('summary'));
    now += QUICK.lingerMs + 1;
    await page.ended;
    expect(seqs(page)).toEqual(['1', '2']);
    const again = await made.get(`/tickets/${id}/stream`, { ...sam, 'last-event-id': '2' });
    expect(again.status).toBe(204);
    const late = listen(kim);
    await late.ended;
    expect(seqs(late)).toEqual(['1', '2']);
  });

  it('goes on where the page left off', async () => {
    await append(said(1, 'one'), said(2, 'two'), said(3, 'three'));
    const page = listen(sam, 2);
    await page.next('event');
    expect(seqs(page)).toEqual(['3']);
  });

  it('comes whole, however long it was', async () => {
    await append(...Array.from({ length: 1203 }, (_event, n) => said(n + 1, 'word')));
    const page = listen(sam);
    await page.next('event', (data) => JSON.stringify(data).includes('"seq":1203'));
    expect(seqs(page)).toEqual(Array.from({ length: 1203 }, (_event, n) => String(n + 1)));
  });
});
