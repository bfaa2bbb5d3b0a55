// Who comes to the desk: passwords, cookies, demo people, and what keeps the others out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_LIFE } from '../../../src/server/signed-cookies.ts';
import type { RunningServer } from '../../../src/server/start-server.ts';
import { closeTestDatabase, testDatabase } from '../../support/scripted-call.ts';
import { DESK, NOW, TEST_ROOM } from './chat-rig.ts';
import { codeOf, cookieOf, openDesk, PEOPLE, waitingCall, type Cookie } from './desk-rig.ts';

const open: RunningServer[] = [];

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

const SAM = { email: 'sam@example.com', password: 'the desk of sam' };
const LIVEKIT = { url: 'ws://127.0.0.1:7880', apiKey: 'k', apiSecret: 's', publicUrl: null };

describe('the desk before and after signing in', () => {
  it('says whose it is, and who is there', async () => {
    const { get, signIn, company } = await desk({ testRoom: { ...TEST_ROOM, livekit: LIVEKIT } });
    const outside = {
      ...{ signedIn: false, person: null, demoPeople: [] },
      company: { slug: company, name: 'Pestcall Pest Control' },
      signIn: { password: true, oidc: null, hint: null },
      voice: { available: false, hint: null },
    };
    expect(await (await get('')).json()).toEqual(outside);
    expect(await (await get('', await signIn('kim'))).json()).toEqual({
      ...outside,
      signedIn: true,
      person: { id: 'kim', name: 'Kim', role: 'supervisor', availability: 'away' },
      voice: { available: true, hint: null },
    });
  });

  it('says which command adds the first person where there is none', async () => {
    const { get } = await desk({ given: {} });
    const overview: unknown = await (await get('')).json();
    expect(overview).toMatchObject({
      signIn: { hint: expect.stringContaining('npm run desk -- add --company chat-') as string },
    });
  });

  it('lets in by address and password, and says the same of a wrong one and of nobody', async () => {
    const { post, get } = await desk();
    const wrong = await post('/sign-in', {}, { ...SAM, password: 'the desk of kim' });
    const nobody = await post('/sign-in', {}, { ...SAM, email: 'nobody@example.com' });
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await nobody.json());
    expect(wrong.headers.get('set-cookie')).toBeNull();
    const right = await post('/sign-in', {}, { ...SAM, email: ' SAM@example.com ' });
    expect(right.status).toBe(204);
    expect((await get('/queue', { cookie: cookieOf(right) })).status).toBe(200);
  });

  it('keeps the cookie from scripts and other sites, and asks for TLS where the page came by it', async () => {
    const { post } = await desk({ behindProxy: true });
    const plain = await post('/sign-in', {}, SAM);
    expect(plain.headers.get('set-cookie')).toMatch(
      /^switchboard_desk=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };
    const secure = await post('/sign-in', proxied, SAM);
    expect(secure.headers.get('set-cookie')).toMatch(/; HttpOnly; Secure; SameSite=Strict$/);
  });

  it('knows a forged, an altered, and an expired cookie', async () => {
    let now = NOW;
    const { get, signIn } = await desk({ clock: () => now });
    const { cookie = '' } = await signIn('sam');
    const kim = Buffer.from(JSON.stringify({ person: 'kim', stamp: '' })).toString('base64url');
    for (const forged of [
      cookie.replace(/=\d+/, `=${NOW + 10 * SESSION_LIFE * 1000}`),
      cookie.replace(/\.[^.]+\./, `.${kim}.`),
      cookie.slice(0, -1),
      'switchboard_desk=',
      'switchboard_desk=1.2.3',
    ])
      expect(await codeOf(await get('/queue', { cookie: forged }))).toBe('401 sign_in_required');
    expect((await get('/queue', { cookie })).status).toBe(200);
    now += SESSION_LIFE * 1000;
    expect((await get('/queue', { cookie })).status).toBe(401);
  });

  it("does not take the cookie of another company's desk on the same secret", async () => {
    const secret = { ...DESK, secret: 'a secret of both desks' };
    const given = { people: [{ ...PEOPLE[0], id: 'sam' }] };
    const here = await desk({ desk: secret, given });
    const there = await desk({ desk: secret, given });
    expect((await there.get('/queue', await here.signIn('sam'))).status).toBe(401);
  });

  it('is over with a new password, with removal, and with signing out', async () => {
    const { get, post, signIn, services } = await desk();
    const { people } = services;
    const cookie = await signIn('sam');
    await people.setPassword('sam@example.com', 'another password');
    expect((await get('/queue', cookie)).status).toBe(401);
    const kim = await signIn('kim');
    await people.seen('kim', { availability: 'available', now: NOW });
    const out = await post('/sign-out', kim, {});
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/switchboard_desk=; Max-Age=0/);
    expect((await get('/queue', kim)).status).toBe(401);
    const again = await signIn('kim');
    expect((await get('/queue', again)).status).toBe(200);
    expect(await people.staffing(NOW)).toEqual({ free: 0, busy: 0 });
    await people.remove('kim@example.com');
    expect((await get('/queue', again)).status).toBe(401);
  });

  it('lets nobody guess for long: not from one address, and not one account from many', async () => {
    const { post } = await desk({ monotonic: () => 0 });
    for (let guess = 0; guess < 5; guess++)
      expect((await post('/sign-in', {}, { ...SAM, password: `guess ${guess}` })).status).toBe(401);
    const refused = await post('/sign-in', {}, SAM);
    expect(refused.headers.get('retry-after')).toBe('12');
    expect(await codeOf(refused)).toBe('429 rate_limited');

    const proxied = await desk({ monotonic: () => 0, behindProxy: true });
    const from = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}` });
    for (let guess = 0; guess < 10; guess++)
      expect((await proxied.post('/sign-in', from(guess), { ...SAM, password: 'guess' })).status).toBe(401);
    expect((await proxied.post('/sign-in', from(99), SAM)).status).toBe(429);
    const kim = { email: 'kim@example.com', password: 'the desk of kim' };
    expect((await proxied.post('/sign-in', from(100), kim)).status).toBe(204);
  });

  it('says what is wrong with a request, and repeats nothing of it', async () => {
    const { post, put, signIn } = await desk();
    const cookie = await signIn('sam');
    for (const body of ['{', { email: 1, password: 'x' }, { ...SAM, more: 'secret' }]) {
      const refused = await post('/sign-in', {}, body);
      expect(refused.status).toBe(400);
      expect(await refused.text()).not.toContain('secret');
    }
    const long = { email: 'x'.repeat(20_000), password: '' };
    expect(await codeOf(await put('/presence', cookie, long))).toBe('413 too_large');
    expect(await codeOf(await put('/presence', cookie, { availability: 'here' }))).toBe(
      '400 invalid_argument',
    );
  });
});

describe('the people of the demo', () => {
  const [sam] = PEOPLE;
  const demoPeople = [{ name: 'Sam', ...SAM }];
  const withDemo = { ...DESK, demoPeople };

  it('are offered on a machine of one’s own, and let in there', async () => {
    const { get, signIn } = await desk({ desk: withDemo, given: { people: [{ ...sam, id: 'sam' }] } });
    expect(await (await get('')).json()).toMatchObject({ demoPeople });
    await signIn('sam');
  });

  it.each([
    ['in production', { desk: { ...withDemo, production: true } }],
    ['on a database of one’s own', { desk: withDemo, company: { embedded: false } }],
    ['where others can connect', { desk: withDemo, behindProxy: true }],
  ])('are neither offered nor let in %s', async (_where, options) => {
    const { get, post, services } = await desk(options);
    expect(await (await get('')).json()).toMatchObject({ demoPeople: [] });
    expect(await codeOf(await post('/sign-in', {}, SAM))).toBe('403 demo_password');
    await services.people.setPassword(SAM.email, 'a password of their own');
    expect((await post('/sign-in', {}, { ...SAM, password: 'a password of their own' })).status).toBe(204);
  });
});

describe('what stands before every route of the desk', () => {
  const ROUTES: [string, string, unknown?][] = [
    ['PUT', '/presence', { availability: 'away' }],
    ['GET', '/queue'],
    ['GET', '/stream'],
    ['GET', '/audit'],
    ['GET', '/tickets/TICKET'],
    ['GET', '/tickets/TICKET/stream'],
    ['POST', '/tickets/TICKET/take'],
    ['POST', '/tickets/TICKET/release'],
    ['POST', '/tickets/TICKET/join'],
    ['POST', '/tickets/TICKET/finish', { note: '', disposition: 'resolved' }],
    ['POST', '/tickets/TICKET/hand-back', { note: '' }],
  ];
  const asker = (made: Awaited<ReturnType<typeof openDesk>>, headers: Cookie) =>
    function ask([method, path, body]: (typeof ROUTES)[number], ticket: string) {
      const to = path.replace('TICKET', ticket);
      if (method === 'PUT') return made.put(to, headers, body);
      return method === 'GET' ? made.get(to, headers) : made.post(to, headers, body);
    };

  it('nobody passes who has not signed in', async () => {
    const made = await desk();
    const id = await waitingCall(made);
    for (const route of ROUTES)
      expect([route[1], await codeOf(await asker(made, {})(route, id))]).toEqual([
        route[1],
        '401 sign_in_required',
      ]);
    expect(await made.services.tickets.load(id)).toMatchObject({ takenBy: null, handledAt: null });
  });

  it('no page from elsewhere passes, not even one that may open chats', async () => {
    const shop = 'https://shop.example';
    const made = await desk({ allowedOrigins: [shop] });
    const id = await waitingCall(made);
    const cookie = await made.signIn('sam');
    for (const origin of [shop, 'https://evil.example'])
      for (const route of [...ROUTES, ['GET', ''], ['POST', '/sign-in', SAM]] as typeof ROUTES) {
        const answer = await asker(made, { ...cookie, origin })(route, id);
        expect([route[1], await codeOf(answer)]).toEqual([route[1], '403 origin_not_allowed']);
      }
    expect((await made.get('/queue', { ...cookie, origin: `http://${made.url}` })).status).toBe(200);
  });

  it('a ticket that is not there, or is another company’s, is not found', async () => {
    const made = await desk({ limits: { paces: { ...unhurried() } } });
    const other = await desk();
    const theirs = await waitingCall(other, { key: 'theirs' });
    const ask = asker(made, await made.signIn('kim'));
    for (const route of ROUTES.filter(([, path]) => path.includes('TICKET')))
      for (const id of [theirs, 'tkt_nothing', '%F0%9F%90%9C', 'x'.repeat(500)])
        expect([route[1], await codeOf(await ask(route, id))]).toEqual([route[1], '404 not_found']);
    expect(await other.services.tickets.load(theirs)).toMatchObject({ takenBy: null, handledAt: null });
  });
});

function unhurried() {
  const pace = { burst: 1000, perMinute: 1000 };
  return { signIn: pace, newCall: pace, renewal: pace, api: pace };
}
