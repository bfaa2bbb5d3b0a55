// Signing in at the desk through the company's identity provider, against a real one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../../src/config/environment.ts';
import { deskOptions, type OidcOptions } from '../../../src/server/desk/desk-options.ts';
import type { RunningServer } from '../../../src/server/start-server.ts';
import { Browser, CLIENT, startProvider, type ProviderRig } from '../../support/identity-provider.ts';
import { closeTestDatabase, testDatabase } from '../../support/scripted-call.ts';
import { DESK } from './chat-rig.ts';
import { codeOf, openDesk, PEOPLE, type DeskRig } from './desk-rig.ts';

const servers: RunningServer[] = [];
const providers: ProviderRig[] = [];
const REDIRECT = 'http://127.0.0.1:9/api/desk/oidc/callback';

beforeAll(async () => {
  await testDatabase();
});
afterAll(async () => {
  await Promise.all([...servers, ...providers].map((part) => part.close()));
  await closeTestDatabase();
});

/** The provider sends back to the address that people know; here the browser then asks our port for it. */
async function openRig(oidc: Partial<OidcOptions> = {}, claims?: { inIdToken: boolean }) {
  const provider = await startProvider(REDIRECT, claims);
  providers.push(provider);
  const options: OidcOptions = {
    ...{ issuer: provider.issuer, ...CLIENT, name: 'Example', redirectUri: REDIRECT },
    ...{ domains: ['example.com'], supervisors: ['lee@example.com'] },
    ...oidc,
  };
  const given = { people: PEOPLE.map(({ password: _none, ...person }) => person) };
  const desk = await openDesk({ given, desk: { ...DESK, oidc: options } });
  servers.push(desk.server);
  const browser = new Browser();
  const signIn = async (login: string, through = browser) => {
    const back = new URL(await through.signIn(`${desk.base}/oidc`, login));
    return through.open(desk.base + back.pathname.replace('/api/desk', '') + back.search);
  };
  return { provider, desk, browser, signIn };
}

async function overviewOf({ get, url }: DeskRig, browser: Browser) {
  return (await (await get('', browser.cookies(url))).json()) as Record<string, unknown>;
}

const MO = { email: 'Mo@Example.com', email_verified: true, name: 'Mo Diaz' };

describe('signing in through the identity provider', () => {
  it('makes a person at the first time, and finds them again', async () => {
    const { provider, desk, browser, signIn } = await openRig();
    expect(await overviewOf(desk, browser)).toMatchObject({
      signIn: { password: true, oidc: { name: 'Example' } },
    });
    provider.accounts.set('mo', MO);
    const first = await signIn('mo');
    expect([first.status, first.headers.get('location')]).toEqual([303, '/desk']);
    expect(first.headers.getSetCookie().join('\n')).toMatch(
      /switchboard_desk=[^;]+; .*HttpOnly; SameSite=Strict/,
    );
    const { person } = await overviewOf(desk, browser);
    expect(person).toMatchObject({ name: 'Mo', role: 'staff' });
    const second = new Browser();
    await signIn('mo', second);
    expect((await overviewOf(desk, second))['person']).toEqual(person);
    expect(await desk.services.people.list()).toHaveLength(3);
    expect(await desk.services.people.signIn('mo@example.com', '')).toBeNull();
    const audit = await desk.services.people.listAudit({ limit: 9 });
    expect(audit.map(({ action }) => action)).toEqual(['signed_in', 'signed_in']);
  });

  it('lets in who is there already, and makes supervisors of those on the list', async () => {
    const { provider, desk, browser, signIn } = await openRig({ supervisors: ['sam@example.com'] });
    provider.accounts.set('sam', { email: 'sam@example.com', email_verified: true, given_name: 'Samuel' });
    await signIn('sam');
    expect(await overviewOf(desk, browser)).toMatchObject({
      person: { id: 'sam', name: 'Sam', role: 'supervisor' },
    });
  });

  it('asks the provider for the address where the ID token does not have it', async () => {
    const { provider, desk, browser, signIn } = await openRig({}, { inIdToken: false });
    provider.accounts.set('mo', MO);
    await signIn('mo');
    expect(await overviewOf(desk, browser)).toMatchObject({ person: { name: 'Mo' } });
  });

  it.each([
    ['an address that nobody has verified', { ...MO, email_verified: false }, 'email_not_verified'],
    ['an address of which nothing is said', { email: 'mo@example.com' }, 'email_not_verified'],
    ['no address', { email_verified: true }, 'email_not_verified'],
    ['an address elsewhere', { ...MO, email: 'mo@example.org' }, 'email_not_allowed'],
    ['an address that only looks like ours', { ...MO, email: 'mo@evil-example.com' }, 'email_not_allowed'],
    ['two addresses in one', { ...MO, email: 'mo@example.org@example.com' }, 'email_not_verified'],
  ])('turns away %s', async (_what, account, problem) => {
    const { provider, desk, browser, signIn } = await openRig();
    provider.accounts.set('mo', account);
    const answer = await signIn('mo');
    expect(answer.headers.get('location')).toBe(`/desk?problem=${problem}`);
    expect(await overviewOf(desk, browser)).toMatchObject({ signedIn: false });
    expect(await desk.services.people.list()).toHaveLength(2);
  });

  it('takes the word of Entra ID, which says it in its own way', async () => {
    const { provider, desk, browser, signIn } = await openRig();
    provider.accounts.set('mo', { email: 'mo@example.com', xms_edov: '1' });
    await signIn('mo');
    expect(await overviewOf(desk, browser)).toMatchObject({ signedIn: true });
  });

  it('lets nobody in with what was another’s, altered, old, or made up', async () => {
    const { provider, desk, browser } = await openRig();
    provider.accounts.set('mo', MO);
    const callback = async (search: string, through: Browser) => {
      const answer = await through.open(`${desk.base}/oidc/callback${search}`);
      return answer.headers.get('location');
    };
    const { search } = new URL(await browser.signIn(`${desk.base}/oidc`, 'mo'));
    // A link that somebody else was sent: without the cookie of that browser it is nothing.
    expect(await callback(search, new Browser())).toBe('/desk?problem=oidc_expired');
    const other = new Browser();
    await other.open(`${desk.base}/oidc`);
    expect(await callback(search, other)).toBe('/desk?problem=oidc_failed');
    expect(await callback(search, other)).toBe('/desk?problem=oidc_expired');
    expect(await callback(search.replace(/state=[^&]+/, 'state=x'), browser)).toBe(
      '/desk?problem=oidc_failed',
    );
    const third = new Browser();
    await third.open(`${desk.base}/oidc`);
    expect(await callback('?code=made-up', third)).toBe('/desk?problem=oidc_failed');
    expect(await callback('?error=access_denied', third)).toBe('/desk?problem=oidc_expired');
    expect(await desk.services.people.list()).toHaveLength(2);
  });

  it('says so when the provider does not answer', async () => {
    const { desk } = await openRig({ issuer: 'http://127.0.0.1:9' });
    const answer = await desk.get('/oidc');
    expect(answer.headers.get('location')).toBe('/desk?problem=oidc_unavailable');
  });

  it('is not there where nobody has set it up', async () => {
    const desk = await openDesk({ given: {} });
    servers.push(desk.server);
    for (const path of ['/oidc', '/oidc/callback?code=x'])
      expect(await codeOf(await desk.get(path))).toBe('404 oidc_off');
  });
});

describe('how it is set up', () => {
  const GOOD = {
    DESK_OIDC_ISSUER: 'https://id.example.com/realms/line/',
    DESK_OIDC_CLIENT_ID: 'switchboard',
    DESK_OIDC_CLIENT_SECRET: 'secret',
    DESK_OIDC_DOMAINS: 'Example.com, @example.org',
    DESK_OIDC_SUPERVISORS: 'Lee@example.com',
    PUBLIC_URL: 'https://line.example.com/',
  };
  const options = (env: Record<string, string>) => deskOptions(parseEnvironment(env), []);

  it('is read from the environment', () => {
    expect(options(GOOD).oidc).toEqual({
      ...{ issuer: 'https://id.example.com/realms/line', clientId: 'switchboard', clientSecret: 'secret' },
      ...{
        name: 'id.example.com',
        domains: ['example.com', 'example.org'],
        supervisors: ['lee@example.com'],
      },
      redirectUri: 'https://line.example.com/api/desk/oidc/callback',
    });
    expect(options({ PUBLIC_URL: 'https://line.example.com' }).oidc).toBeNull();
  });

  it.each([
    'DESK_OIDC_ISSUER',
    'DESK_OIDC_CLIENT_ID',
    'DESK_OIDC_CLIENT_SECRET',
    'DESK_OIDC_DOMAINS',
    'PUBLIC_URL',
  ])('is refused at start without %s, which it names', (name) => {
    expect(() => options({ ...GOOD, [name]: '' })).toThrow(
      expect.objectContaining({ code: 'configuration', message: expect.stringContaining(name) as string }),
    );
  });

  it.each([
    ['DESK_OIDC_ISSUER', 'http://id.example.com'],
    ['PUBLIC_URL', 'http://line.example.com'],
    ['DESK_OIDC_DOMAINS', '*'],
    ['DESK_OIDC_SUPERVISORS', 'lee'],
    ['DESK_OIDC_ISSUER', 'nonsense'],
  ])('is refused at start when %s is %s', (name, value) => {
    expect(() => options({ ...GOOD, [name]: value })).toThrow(
      expect.objectContaining({ code: 'configuration', message: expect.stringContaining(name) as string }),
    );
  });
});
