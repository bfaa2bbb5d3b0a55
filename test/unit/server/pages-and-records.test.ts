// Pages, calls of the past, and figures, as a browser and Prometheus get them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseTranscript } from '../../../src/replay/load-transcript.ts';
import { parseByteRange } from '../../../src/server/byte-range.ts';
import type { RunningServer } from '../../../src/server/start-server.ts';
import { closeTestDatabase, testDatabase } from '../../support/scripted-call.ts';
import { NOW, openRig, startChat, TEST_ROOM, type RigOptions } from './chat-rig.ts';

const open: RunningServer[] = [];
afterAll(async () => {
  await Promise.all(open.map((server) => server.close()));
  await closeTestDatabase();
});

async function rig(options: RigOptions = {}) {
  const made = await openRig(() => ({ say: 'A person will call you.' }), options);
  open.push(made.server);
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://${made.url}${path}`, { headers });
  return { ...made, get };
}

describe('recordings', () => {
  it('are heard from their call, in pieces too, and a call without one says so', async () => {
    const { get, url, services, calls } = await rig({ testRoom: TEST_ROOM });
    await startChat(url);
    const [call] = calls;
    if (!call) throw new Error('no call');
    const path = `/api/calls/${call.id}/recording`;
    expect((await get(path)).status).toBe(404);
    expect(await (await get('/api/calls')).json()).toMatchObject({ calls: [{ audioUrl: null }] });
    const sound = Buffer.from('OggS and so on');
    await services.recordings.keep(call.id, { mimeType: 'audio/ogg', seconds: 1, sound }, NOW);
    expect(await (await get('/api/calls')).json()).toMatchObject({ calls: [{ audioUrl: path }] });
    expect(await (await get(`/api/calls/${call.id}`)).json()).toMatchObject({ call: { audioUrl: path } });
    const whole = await get(path);
    expect(whole.status).toBe(200);
    expect(whole.headers.get('content-type')).toBe('audio/ogg');
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    expect(await whole.text()).toBe(sound.toString());
    const part = await get(path, { range: 'bytes=5-7' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 5-7/14');
    expect(await part.text()).toBe('and');
    expect((await get(path, { range: 'bytes=14-' })).status).toBe(416);
  });

  it.each([
    [undefined, null],
    ['bytes=0-', { from: 0, to: 99 }],
    ['bytes=90-500', { from: 90, to: 99 }],
    ['bytes=-10', { from: 90, to: 99 }],
    ['bytes=-500', { from: 0, to: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-3', null],
    ['bytes=0-1,5-6', null],
    ['bytes=-', null],
    ['lines=1-2', null],
  ])('of 100 bytes, asked for %s, are answered with %j', (header, expected) => {
    expect(parseByteRange(header, 100)).toEqual(expected);
  });
});

describe('the pages', () => {
  let webRoot: string;
  beforeAll(() => {
    webRoot = mkdtempSync(join(tmpdir(), 'switchboard-web-'));
    mkdirSync(join(webRoot, 'assets'));
    writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Test room</title>');
    writeFileSync(join(webRoot, 'assets', 'index-3fa9.js'), 'export {};');
    writeFileSync(join(webRoot, 'assets', 'long-77b1.js'), 'export const words = 0;'.repeat(100));
    writeFileSync(join(webRoot, 'icon.svg'), '<svg/>');
  });
  afterAll(() => rmSync(webRoot, { recursive: true }));

  it('are one application at /, /calls… and /desk…, asked for anew each time', async () => {
    const { get } = await rig({ testRoom: { ...TEST_ROOM, webRoot } });
    for (const path of ['/', '/calls', '/calls/call_1', '/desk', '/desk/tickets/tkt_1']) {
      const page = await get(path);
      expect(await page.text()).toContain('Test room');
      expect(page.headers.get('content-type')).toMatch(/^text\/html/);
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
    expect((await get('/elsewhere')).status).toBe(404);
  });

  it('have assets that are kept for good, and nothing from outside their folder', async () => {
    const { get } = await rig({ testRoom: { ...TEST_ROOM, webRoot } });
    const asset = await get('/assets/index-3fa9.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toMatch(/javascript/);
    expect((await get('/icon.svg')).headers.get('cache-control')).toBe('no-cache');
    for (const path of ['/assets/none.js', '/..%2f..%2fetc/passwd', '/assets/%2e%2e/%2e%2e/x'])
      expect((await get(path)).status).toBe(404);
  });

  it('are sent compressed to whoever takes that, as the answers of the API are', async () => {
    const { get, services } = await rig({ testRoom: { ...TEST_ROOM, webRoot } });
    for (let n = 0; n < 20; n++)
      await services.calls.start({
        id: `call_${n}`,
        channel: 'phone',
        callerNumber: null,
        startedAt: NOW + n,
      });
    const encodingOf = async (path: string, encoding: string) => {
      const answer = await get(path, { 'accept-encoding': encoding });
      await answer.text();
      return answer.headers.get('content-encoding');
    };
    expect(await encodingOf('/assets/long-77b1.js', 'gzip')).toBe('gzip');
    expect(await encodingOf('/api/calls', 'gzip, br')).toBe('gzip');
    expect(await encodingOf('/api/calls', 'identity')).toBeNull();
    expect(await encodingOf('/assets/index-3fa9.js', 'gzip')).toBeNull();
  });

  it('say what to run while they are not built', async () => {
    const { get } = await rig();
    const page = await get('/', { accept: 'text/html' });
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('npm run build:web');
    expect(await (await get('/')).json()).toMatchObject({ error: { code: 'pages_not_built' } });
  });

  it('may reach the LiveKit server and nothing else, and may not be framed', async () => {
    const livekit = { url: 'wss://live.example.com', apiKey: 'k', apiSecret: 's', publicUrl: null };
    const { get, url } = await rig({ testRoom: { ...TEST_ROOM, webRoot, livekit } });
    const { headers } = await get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain(
      `connect-src 'self' ws://${url} wss://${url} wss://live.example.com https://live.example.com;`,
    );
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

const pageSchema = z.object({
  calls: z.array(
    z.looseObject({ id: z.string(), startedAt: z.number(), chain: z.array(z.string()).optional() }),
  ),
  totals: z.unknown(),
  agents: z.array(z.string()),
});

describe('calls of the past', () => {
  it('are listed newest first, in pages, with their agents', async () => {
    const { get, services } = await rig();
    for (const n of [1, 2, 3])
      await services.calls.start({
        id: `call_${n}`,
        channel: 'phone',
        callerNumber: '+14155550123',
        startedAt: NOW + n,
      });
    await services.calls.append('call_3', [
      {
        seq: 1,
        at: NOW,
        type: 'call.summarised',
        data: { chain: ['verification', 'billing'], title: 'Balance asked' },
      },
      { seq: 2, at: NOW, type: 'call.rehearsed', data: { components: ['stt'] } },
    ]);
    await services.calls.finish({
      id: 'call_3',
      endedAt: NOW + 9,
      disposition: 'resolved',
      summary: 'Asked for the balance.',
      usage: {},
      costMicros: 1234,
      customerId: 'cust_1',
    });
    const first = pageSchema.parse(await (await get('/api/calls?limit=2')).json());
    expect(first.calls.map(({ id }) => id)).toEqual(['call_3', 'call_2']);
    expect(first.calls[0]).toEqual({
      audioUrl: null,
      id: 'call_3',
      channel: 'phone',
      callerLast4: '0123',
      startedAt: NOW + 3,
      endedAt: NOW + 9,
      disposition: 'resolved',
      summary: 'Asked for the balance.',
      usage: {},
      costUsd: 0.001234,
      chain: ['verification', 'billing'],
      title: 'Balance asked',
      rehearsed: true,
    });
    expect(first.totals).toEqual({
      calls: 3,
      durationMs: 6,
      costUsd: 0.001234,
      byDisposition: { resolved: 1 },
    });
    expect(first.agents).toContain('billing');
    const resolved = pageSchema.parse(
      await (await get('/api/calls?disposition=resolved&agent=billing')).json(),
    );
    expect(resolved.calls.map(({ id }) => id)).toEqual(['call_3']);
    expect((await get('/api/calls?disposition=lost')).status).toBe(400);
    expect((await get('/api/calls?caller=%2B1415')).status).toBe(400);
    const rest = pageSchema.parse(await (await get(`/api/calls?before=${NOW + 2}`)).json());
    expect(rest.calls.map(({ id, chain }) => [id, chain])).toEqual([['call_1', undefined]]);
    expect((await get('/api/calls?limit=0')).status).toBe(400);
    expect((await get('/api/calls?before=yesterday')).status).toBe(400);
  });

  it('can be looked at with all their events, and taken home as a transcript that reads', async () => {
    const { get, url, calls } = await rig();
    const client = await startChat(url);
    client.send({ type: 'say', text: 'hello' });
    await client.next('turn_completed');
    client.send({ type: 'hang_up' });
    await client.closed;
    const id = calls[0]?.id ?? '';
    const shown = z
      .object({
        call: z.looseObject({ id: z.string() }),
        events: z.array(z.looseObject({ type: z.string() })),
      })
      .parse(await (await get(`/api/calls/${id}`)).json());
    expect(shown.call).not.toHaveProperty('snapshot');
    expect(shown.call).not.toHaveProperty('customerId');
    expect(shown.events.map(({ type }) => type)).toEqual(calls[0]?.log.events.map(({ type }) => type));
    const file = await get(`/api/calls/${id}/transcript`);
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${id}.yaml"`);
    const transcript = parseTranscript(await file.text(), 'downloaded');
    expect(JSON.stringify(transcript)).toContain('hello');
  });

  it('say so when there is no such call, and when nothing was said in it', async () => {
    const { get, url, calls } = await rig();
    expect((await get('/api/calls/call_nobody')).status).toBe(404);
    expect((await get('/api/calls/call_nobody/transcript')).status).toBe(404);
    const client = await startChat(url);
    client.send({ type: 'hang_up' });
    await client.closed;
    expect((await get(`/api/calls/${calls[0]?.id ?? ''}/transcript`)).status).toBe(409);
  });
});

describe('the figures', () => {
  const value = (text: string, name: string, labels: Record<string, string>) => {
    const line = text
      .split('\n')
      .find(
        (candidate) =>
          candidate.startsWith(`${name}{`) &&
          Object.entries(labels).every(([key, wanted]) => candidate.includes(`${key}="${wanted}"`)),
      );
    return line === undefined ? null : Number(line.split(' ').at(-1));
  };

  it('count calls that any process had on the line, each thing once, however often they are read', async () => {
    let now = NOW;
    let time = 0;
    const { get, services } = await rig({ clock: () => now, monotonic: () => time });
    const read = async () => {
      now += 15_000;
      time += 15_000;
      return (await get('/metrics')).text();
    };
    const at = () => now + 1;
    await services.calls.start({ id: 'call_1', channel: 'phone', callerNumber: null, startedAt: at() });
    await services.calls.append('call_1', [
      { seq: 1, at: at(), type: 'tool.succeeded', data: { tool: 'find_slots', ms: 40, result: 'x' } },
      {
        seq: 2,
        at: at(),
        type: 'handoff.entered',
        data: { from: 'verification', to: 'billing', outcome: 'entered', msToEntered: 3 },
      },
    ]);
    for (let scrape = 0; scrape < 2; scrape++) {
      const text = await read();
      expect(value(text, 'switchboard_calls_active', { channel: 'phone' })).toBe(1);
      expect(value(text, 'switchboard_tool_calls_total', { tool: 'find_slots', outcome: 'success' })).toBe(1);
      expect(value(text, 'switchboard_handoffs_total', { from: 'verification', to: 'billing' })).toBe(1);
      expect(value(text, 'switchboard_calls_total', {})).toBeNull();
    }
    await services.calls.append('call_1', [
      {
        seq: 3,
        at: at(),
        type: 'tool.failed',
        data: { tool: 'find_slots', code: 'service_unavailable', ms: 9 },
      },
      { seq: 4, at: at(), type: 'escalation.signalled', data: { trigger: 'asked for a person' } },
      { seq: 5, at: at(), type: 'turn.spoken', data: { turn: 1, agent: 'billing', msToFirstAudio: 850 } },
    ]);
    await services.calls.finish({
      id: 'call_1',
      endedAt: at() + 60_000,
      disposition: 'resolved',
      summary: '',
      usage: { ttsCharacters: 120 },
      costMicros: 2_500_000,
      customerId: null,
    });
    for (let scrape = 0; scrape < 2; scrape++) {
      const text = await read();
      expect(value(text, 'switchboard_calls_active', { channel: 'phone' })).toBe(0);
      expect(value(text, 'switchboard_calls_total', { channel: 'phone', disposition: 'resolved' })).toBe(1);
      expect(value(text, 'switchboard_cost_dollars_total', { channel: 'phone' })).toBe(2.5);
      expect(value(text, 'switchboard_usage_units_total', { meter: 'ttsCharacters' })).toBe(120);
      expect(value(text, 'switchboard_tool_calls_total', { outcome: 'service_unavailable' })).toBe(1);
      expect(value(text, 'switchboard_tool_seconds_count', { tool: 'find_slots' })).toBe(2);
      expect(value(text, 'switchboard_escalations_total', { trigger: 'other' })).toBe(1);
      expect(value(text, 'switchboard_turn_first_audio_seconds_sum', { agent: 'billing' })).toBe(0.85);
      expect(text).toContain('process_cpu_user_seconds_total');
    }
  });

  it('tell what waits for people, who is there for it, and what came of each try', async () => {
    let now = NOW;
    let time = 0;
    const { get, services } = await rig({ clock: () => now, monotonic: () => time });
    const read = async () => {
      now += 15_000;
      time += 15_000;
      return (await get('/metrics')).text();
    };
    const waiting = (text: string, kind: string) => [
      value(text, 'switchboard_desk_tickets_waiting', { kind }),
      value(text, 'switchboard_desk_oldest_wait_seconds', { kind }),
    ];
    const people = (text: string) => [
      value(text, 'switchboard_desk_people', { state: 'free' }),
      value(text, 'switchboard_desk_people', { state: 'busy' }),
    ];
    const nothing = await read();
    expect([waiting(nothing, 'handoff'), people(nothing)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const ticket = {
      ...{ callId: 'call_1', customerId: null, priority: 'high' as const, reason: 'r', message: 'm' },
      callbackNumber: null,
    };
    const first = await services.tickets.open({ ...ticket, key: 'a', kind: 'handoff', now });
    await services.tickets.open({ ...ticket, key: 'b', kind: 'handoff', now: now + 5000 });
    const tomorrow = { ...ticket, kind: 'callback' as const, now, dueAt: now + 86_400_000 };
    await services.tickets.open({ ...tomorrow, key: 'c' });
    await services.tickets.open({ ...tomorrow, key: 'd', dueAt: now + 10_000 });
    const sam = await services.people.add({ name: 'Sam', email: 'sam@example.com', role: 'staff', now });
    await services.people.seen(sam.id, { availability: 'available', now });
    const some = await read();
    expect([waiting(some, 'handoff'), waiting(some, 'callback'), people(some)]).toEqual([
      [2, 15],
      [1, 5],
      [1, 0],
    ]);
    await services.tickets.take(first.id, { personId: sam.id, now });
    await services.calls.start({ id: 'call_1', channel: 'phone', callerNumber: null, startedAt: now });
    await services.calls.append('call_1', [
      {
        seq: 1,
        at: now + 1,
        type: 'human.answered',
        data: { ticketId: first.id, number: 1, via: 'telephone', person: 'Lee', outcome: 'no_answer' },
      },
    ]);
    const taken = await read();
    expect([waiting(taken, 'handoff'), people(taken)]).toEqual([
      [1, 25],
      [0, 1],
    ]);
    const tries = { via: 'telephone', outcome: 'no_answer' };
    expect(value(taken, 'switchboard_human_attempts_total', tries)).toBe(1);
  });

  it('leave out what was before the server began, and calls whose process died long ago', async () => {
    let now = NOW;
    const { get, services } = await rig({ clock: () => now, monotonic: () => now });
    await services.calls.start({
      id: 'call_dead',
      channel: 'phone',
      callerNumber: null,
      startedAt: NOW - 7 * 3_600_000,
    });
    await services.calls.start({
      id: 'call_before',
      channel: 'phone',
      callerNumber: null,
      startedAt: NOW - 60_000,
    });
    await services.calls.append('call_before', [
      { seq: 1, at: NOW - 50_000, type: 'error', data: { source: 'model' } },
      { seq: 2, at: NOW + 5000, type: 'error', data: { source: 'stt' } },
    ]);
    now += 10_000;
    const text = await (await get('/metrics')).text();
    expect(value(text, 'switchboard_calls_active', { channel: 'phone' })).toBe(1);
    expect(value(text, 'switchboard_errors_total', { source: 'stt' })).toBe(1);
    expect(value(text, 'switchboard_errors_total', { source: 'model' })).toBeNull();
  });

  it('still come when the database is away, and say that it is', async () => {
    const { db } = await testDatabase();
    const broken = new Proxy(db, {
      get: (target, key, receiver) => {
        if (key === 'select') throw new Error('away');
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    const { get } = await rig({ company: { db: broken } });
    const answer = await get('/metrics');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('switchboard_database_up 0');
  });

  it('are for this machine only, or for who has the token', async () => {
    const { get } = await rig();
    expect((await get('/metrics')).status).toBe(200);
    expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(403);
    expect((await get('/metrics', { origin: 'https://evil.example' })).status).toBe(403);
    const guarded = await rig({ metricsToken: 'a-token-for-prometheus' });
    expect((await guarded.get('/metrics')).status).toBe(403);
    expect((await guarded.get('/metrics', { authorization: 'Bearer nonsense' })).status).toBe(403);
    const read = await guarded.get('/metrics', { authorization: 'Bearer a-token-for-prometheus' });
    expect(read.status).toBe(200);
  });
});
