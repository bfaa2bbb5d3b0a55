// The test room over HTTP: who comes in, what they find, and what keeps the others out.
import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/start-server.ts';
import { browserUrl } from '../../../src/server/test-room/livekit-url.ts';
import { SESSION_LIFE } from '../../../src/server/signed-cookies.ts';
import { demoAmong, testCallers } from '../../../src/server/test-room/test-callers.ts';
import { testRoomOptions } from '../../../src/server/test-room/test-room-options.ts';
import { demoCallers } from '../../../src/channels/console/demo-caller.ts';
import { loadCompany } from '../../../src/config/load-company.ts';
import { seedCompany } from '../../../src/database/seed/seed-company.ts';
import { parseEnvironment } from '../../../src/config/environment.ts';
import { closeTestDatabase } from '../../support/scripted-call.ts';
import { ChatClient, NOW, openRig, startChat, TEST_ROOM, type RigOptions } from './chat-rig.ts';

const open: RunningServer[] = [];
const LIVEKIT = {
  url: 'ws://127.0.0.1:7880',
  apiKey: 'key',
  apiSecret: 'a-secret-of-at-least-32-characters',
  publicUrl: null,
};
const PASSWORD = 'correct horse';
const LOCKED = { ...TEST_ROOM, password: PASSWORD, livekit: LIVEKIT };
const CALLERS = testCallers([
  { id: 'cust_dana', firstName: 'Dana', lastName: 'Whitfield', phone: '+14155551234', zip: '98109' },
]);

afterAll(async () => {
  await Promise.all(open.map((server) => server.close()));
  await closeTestDatabase();
});

async function rig(options: RigOptions = {}) {
  const made = await openRig(() => ({ say: 'Hello.' }), options);
  open.push(made.server);
  const base = `http://${made.url}`;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const get = (path: string, headers: Record<string, string> = {}) => fetch(base + path, { headers });
  const signIn = async () => {
    const answer = await post('/api/test-room/sign-in', { password: PASSWORD });
    expect(answer.status).toBe(204);
    return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
  };
  return { ...made, post, get, signIn };
}

const codeOf = async (answer: Response) => {
  const body: unknown = await answer.json();
  return `${answer.status} ${(body as { error: { code: string } }).error.code}`;
};

describe('the test room', () => {
  it('says what there is: the company, its voice, and whom to call as', async () => {
    const { get } = await rig({ company: { callers: () => Promise.resolve(CALLERS) } });
    expect(await (await get('/api/test-room')).json()).toEqual({
      enabled: true,
      passwordRequired: false,
      signedIn: true,
      company: { slug: expect.stringContaining('chat-') as string, name: 'Pestcall Pest Control' },
      roster: expect.objectContaining({ entry: 'verification' }) as object,
      voice: { available: false, preparing: false, hint: null },
      languageModel: 'script',
      speech: null,
      callers: [
        { number: '+14155551234', name: 'Dana Whitfield', hint: 'ZIP code 98109' },
        { number: null, name: 'Withheld number', hint: 'cannot be verified' },
      ],
      anyNumber: true,
    });
  });

  it('offers the demo to call as where it is in the database, and nobody who is not', async () => {
    const { db, company } = await rig();
    const demo = demoCallers(loadCompany('pestcall').folder);
    expect(await demoAmong(db, company, demo)).toEqual([]);
    const data = {
      customers: [
        { id: 'cust_dana', firstName: 'Dana', lastName: 'Whitfield', phone: '+14155551234', zip: '98109' },
        { id: 'cust_tom', firstName: 'Tom', lastName: 'Smith', phone: '+12125550100', zip: '10001' },
      ],
    };
    await seedCompany({ db, company, data, now: NOW, timeZone: 'America/Los_Angeles' });
    const found = await demoAmong(db, company, demo);
    expect(testCallers(found).map(({ name }) => name)).toEqual(['Dana Whitfield', 'Withheld number']);
  });

  it('offers a withheld number while the database is away', async () => {
    const { get } = await rig({ company: { callers: () => Promise.reject(new Error('gone')) } });
    expect(await (await get('/api/test-room')).json()).toMatchObject({ callers: [{ number: null }] });
  });

  it('tells nobody of its callers before they have signed in, and lets them do nothing', async () => {
    const { get, post, signIn } = await rig({
      testRoom: LOCKED,
      company: { callers: () => Promise.resolve(CALLERS) },
    });
    const outside = await (await get('/api/test-room')).json();
    expect(outside).toMatchObject({
      passwordRequired: true,
      signedIn: false,
      callers: [],
      languageModel: null,
    });
    expect(await codeOf(await post('/api/test-room/calls', { callerNumber: null }))).toBe(
      '401 sign_in_required',
    );
    for (const path of ['/api/calls', '/api/calls/call_1', '/api/calls/call_1/transcript'])
      expect(await codeOf(await get(path))).toBe('401 sign_in_required');
    const cookie = await signIn();
    expect(await (await get('/api/test-room', cookie)).json()).toMatchObject({
      signedIn: true,
      callers: CALLERS,
    });
    expect((await get('/api/calls', cookie)).status).toBe(200);
    expect((await post('/api/test-room/calls', { callerNumber: null }, cookie)).status).toBe(201);
  });

  it('keeps the cookie from scripts and other sites, and asks for TLS where the page came by it', async () => {
    const { post } = await rig({ testRoom: LOCKED, behindProxy: true });
    const secure = await post(
      '/api/test-room/sign-in',
      { password: PASSWORD },
      { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' },
    );
    expect(secure.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Strict/);
    const plain = await post('/api/test-room/sign-in', { password: PASSWORD });
    expect(plain.headers.get('set-cookie')).toMatch(/Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict/);
  });

  it('knows a forged, an expired, and a signed-out cookie', async () => {
    let now = NOW;
    const { get, post, signIn } = await rig({ testRoom: LOCKED, clock: () => now });
    const { cookie } = await signIn();
    const later = cookie.replace(/=\d+/, `=${NOW + 10 * SESSION_LIFE * 1000}`);
    expect((await get('/api/calls', { cookie: later })).status).toBe(401);
    expect((await get('/api/calls', { cookie: cookie.slice(0, -1) })).status).toBe(401);
    expect((await get('/api/calls', { cookie })).status).toBe(200);
    const out = await post('/api/test-room/sign-out', {}, { cookie });
    expect(out.headers.get('set-cookie')).toMatch(/switchboard_session=; Max-Age=0/);
    expect((await get('/api/calls', { cookie })).status).toBe(401);
    const again = await signIn();
    expect((await get('/api/calls', again)).status).toBe(200);
    now += SESSION_LIFE * 1000;
    expect((await get('/api/calls', again)).status).toBe(401);
  });

  it.each([
    ['the whole network can reach it', { host: '0.0.0.0' }],
    ['a proxy brings others in', { behindProxy: true }],
    ['the customers are real', { company: { embedded: false } }],
  ])('is not opened without a password where %s, and says what to set', async (_, where) => {
    await expect(rig({ testRoom: TEST_ROOM, ...where })).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringMatching(/^Past calls.* set TEST_ROOM_PASSWORD .*NODE_ENV=production/) as string,
    });
  });

  it('without a password is closed to what comes through a proxy on this machine', async () => {
    const { get } = await rig();
    expect((await get('/api/calls')).status).toBe(200);
    for (const header of ['x-forwarded-for', 'forwarded', 'via'])
      expect(await codeOf(await get('/api/calls', { [header]: '203.0.113.9' }))).toBe('401 sign_in_required');
  });

  it('takes no stage of an environment that it does not know for a test', () => {
    expect(() => parseEnvironment({ NODE_ENV: 'prod' })).toThrow(/NODE_ENV.*"production"/);
  });

  it('knows of no call whose id cannot be one', async () => {
    const { get } = await rig();
    for (const id of ['a%00b', '%00', 'call%0a1'])
      for (const path of [`/api/calls/${id}`, `/api/calls/${id}/recording`, `/api/calls/${id}/transcript`])
        expect(await codeOf(await get(path))).toBe('404 not_found');
  });

  it('lets nobody guess the password for long, and tells when to try again', async () => {
    const { post } = await rig({ testRoom: LOCKED, monotonic: () => 0 });
    for (let guess = 0; guess < 5; guess++)
      expect(await codeOf(await post('/api/test-room/sign-in', { password: `guess ${guess}` }))).toBe(
        '401 wrong_password',
      );
    const refused = await post('/api/test-room/sign-in', { password: PASSWORD });
    expect(refused.headers.get('retry-after')).toBe('12');
    expect(await refused.json()).toMatchObject({ error: { code: 'rate_limited', retryAfterMs: 12_000 } });
  });

  it('gives out only so many calls a minute to one address', async () => {
    const { post } = await rig({ testRoom: { ...TEST_ROOM, livekit: LIVEKIT }, monotonic: () => 0 });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => post('/api/test-room/calls', { callerNumber: null })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(10).fill(201), 429, 429]);
  });

  it('is off in production without a password', async () => {
    const production = testRoomOptions(parseEnvironment({ NODE_ENV: 'production' }));
    expect(production.enabled).toBe(false);
    expect(
      testRoomOptions(parseEnvironment({ NODE_ENV: 'production', TEST_ROOM_PASSWORD: PASSWORD })),
    ).toMatchObject({
      enabled: true,
      password: PASSWORD,
    });
    const { get, post, url } = await rig({ testRoom: { ...production, livekit: LIVEKIT } });
    expect(await (await get('/api/test-room')).json()).toMatchObject({
      enabled: false,
      signedIn: false,
      callers: [],
    });
    expect(await codeOf(await get('/api/calls'))).toBe('403 test_room_off');
    expect(await codeOf(await post('/api/test-room/calls', { callerNumber: null }))).toBe(
      '403 test_room_off',
    );
    const client = new ChatClient(url);
    await once(client.ws, 'open');
    client.send({ type: 'start', observe: true });
    await client.next('error', { code: 'not_allowed' });
  });

  it('answers no page of another origin, nor under a strange name', async () => {
    const { get, post } = await rig();
    const evil = { origin: 'https://evil.example' };
    expect(await codeOf(await post('/api/test-room/calls', { callerNumber: null }, evil))).toBe(
      '403 origin_not_allowed',
    );
    expect(await codeOf(await get('/api/calls', evil))).toBe('403 origin_not_allowed');
  });

  it('says what is wrong with a request, and repeats nothing of it', async () => {
    const { post } = await rig({ testRoom: { ...TEST_ROOM, livekit: LIVEKIT } });
    const wrong = await post('/api/test-room/calls', { callerNumber: 'nonsense' });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).not.toContain('nonsense');
    expect(await codeOf(await post('/api/test-room/calls', { secret: 1 }))).toBe('400 invalid_argument');
    expect(await codeOf(await post('/api/test-room/calls', { callerNumber: 'x'.repeat(20_000) }))).toBe(
      '413 too_large',
    );
    const { post: typed } = await rig();
    expect(await codeOf(await typed('/api/test-room/calls', { callerNumber: null }))).toBe(
      '503 voice_unavailable',
    );
  });
});

describe('the number that somebody says they call from', () => {
  const callAs = { callerNumber: '+14155551234' };

  it('counts in a demo on this machine, and after the password, unless nobody is trusted', async () => {
    const demo = await rig({ testRoom: { ...TEST_ROOM, livekit: LIVEKIT } });
    expect(await (await demo.post('/api/test-room/calls', callAs)).json()).toMatchObject(callAs);
    const locked = await rig({ testRoom: LOCKED, company: { embedded: false } });
    const signedIn = await locked.post('/api/test-room/calls', callAs, await locked.signIn());
    expect(await signedIn.json()).toMatchObject(callAs);
    const never = await rig({ testRoom: LOCKED, trustedCallers: false });
    const refused = await never.post('/api/test-room/calls', callAs, await never.signIn());
    expect(await refused.json()).toMatchObject({ callerNumber: null });
  });
});

describe('the LiveKit address for browsers', () => {
  it.each([
    ['ws://127.0.0.1:7880', null, '192.168.1.7:8080', 'ws://192.168.1.7:7880'],
    ['http://localhost:7880', null, 'localhost:8080', 'ws://localhost:7880'],
    ['ws://[::1]:7880', null, '[::1]:8080', 'ws://[::1]:7880'],
    ['wss://live.example.com', null, 'app.example.com', 'wss://live.example.com'],
    ['ws://livekit:7880', 'wss://live.example.com', 'localhost', 'wss://live.example.com'],
    ['ws://127.0.0.1:7880', 'https://live.example.com', 'localhost', 'wss://live.example.com'],
    ['ws://127.0.0.1:7880', null, 'evil;script-src *', 'ws://127.0.0.1:7880'],
    ['ws://127.0.0.1:7880', null, undefined, 'ws://127.0.0.1:7880'],
  ])('of %s (public: %s), asked under %s, is %s', (url, publicUrl, host, expected) => {
    expect(browserUrl({ url, publicUrl }, host)).toBe(expected);
  });
});

describe('watching a chat', () => {
  it('brings what the test room shows beside what the caller is told', async () => {
    const { url } = await rig();
    const client = await startChat(url, { observe: true });
    client.send({ type: 'say', text: 'hello' });
    await client.next('turn_completed');
    const observed = client.of('observed').map(({ message }) => (message as { type: string }).type);
    expect(observed[0]).toBe('call');
    expect(new Set(observed)).toEqual(new Set(['call', 'event', 'words', 'context', 'usage']));
    client.send({ type: 'hang_up' });
    await client.closed;
  });

  it('is only for who asks for it, has signed in, and comes from our own page', async () => {
    const made = await rig({ testRoom: LOCKED, allowedOrigins: ['https://shop.example'] });
    const plain = await startChat(made.url);
    expect(plain.of('observed')).toEqual([]);
    plain.ws.terminate();
    const { cookie } = await made.signIn();
    const own = `http://${made.url}`;
    for (const [headers, allowed] of [
      [{ origin: own }, false],
      [{ origin: own, cookie }, true],
      [{ origin: 'https://shop.example', cookie }, false],
    ] as const) {
      const client = new ChatClient(made.url, { headers });
      await once(client.ws, 'open');
      client.send({ type: 'start', observe: true });
      const answer = allowed ? client.next('observed') : client.next('error', { code: 'not_allowed' });
      await answer;
      client.ws.terminate();
    }
  });
});
