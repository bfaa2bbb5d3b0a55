// The test room over HTTP: what there is, coming in, and tokens for calls by voice.
import { Hono, type Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { parseCallerNumber } from '../../channels/caller-number.ts';
import { toObservedRoster } from '../../channels/observer/observe-call.ts';
import { CodedError } from '../../domain/errors.ts';
import { paced, signedIn, testRoomOn, type GuardDeps } from '../guards.ts';
import { json } from '../json-body.ts';
import { refuse } from '../problem.ts';
import type { ServedCompany } from '../served-company.ts';
import type { ServerOptions } from '../server-options.ts';
import { incoming, type Served } from '../visitor.ts';
import { browserUrl } from './livekit-url.ts';
import { roomExists } from './room-directory.ts';
import { callToken, readCallToken } from './room-tokens.ts';
import { SESSION_LIFE } from '../signed-cookies.ts';
import { TEST_ROOM_COOKIE } from './test-room-access.ts';
import { WITHHELD_CALLER } from './test-callers.ts';
import type { LiveKitOptions } from './test-room-options.ts';

export interface TestRoomDeps extends GuardDeps {
  company: ServedCompany;
  options: Pick<ServerOptions, 'testRoom' | 'limits' | 'metricsToken'>;
}

const signInSchema = z.strictObject({ password: z.string().max(1000) });
const newCallSchema = z.strictObject({ callerNumber: z.string().max(40).nullable() });
const renewalSchema = z.strictObject({ token: z.string().max(8000) });

export function testRoomRoutes(deps: TestRoomDeps): Hono<Served> {
  const { options } = deps;
  const { paces } = options.limits;
  const admitted = signedIn(deps);
  const app = new Hono<Served>();
  app.get('/', async (c) => c.json(await overview(deps, c)));
  app.use(testRoomOn(deps));
  app
    .post('/sign-in', paced(deps, paces.signIn), json(signInSchema), (c) =>
      signIn(deps, c, c.req.valid('json').password),
    )
    .post('/sign-out', async (c) => {
      await deps.access.signOut(incoming(c).headers);
      deleteCookie(c, TEST_ROOM_COOKIE, { path: '/' });
      return c.body(null, 204);
    })
    .post('/calls', admitted, paced(deps, paces.newCall), json(newCallSchema), (c) =>
      newCall(deps, c, c.req.valid('json').callerNumber),
    )
    .post('/calls/:room/token', admitted, paced(deps, paces.renewal), json(renewalSchema), (c) =>
      renewal(deps, c, { room: c.req.param('room'), token: c.req.valid('json').token }),
    );
  return app;
}

/** Whoever has not signed in learns that they must, and nothing of the company's callers. */
async function overview({ company: served, options, access, visitors }: TestRoomDeps, c: Context<Served>) {
  const { company, languageModel, speech } = served;
  const { livekit, voiceHint, voicePreparing } = options.testRoom;
  const inside = visitors.isAdmitted(incoming(c));
  return {
    enabled: access.enabled,
    passwordRequired: access.passwordRequired,
    signedIn: inside,
    company: { slug: company.slug, name: company.name },
    roster: inside ? toObservedRoster(company.roster) : null,
    voice: {
      available: inside && livekit !== null,
      preparing: inside && voicePreparing,
      hint: inside ? voiceHint : null,
    },
    languageModel: inside ? languageModel : null,
    speech: inside ? speech : null,
    callers: inside ? await served.callers().catch(() => [WITHHELD_CALLER]) : [],
    anyNumber: inside && visitors.isTrustedWithNumber(incoming(c)),
  };
}

function signIn({ access, visitors }: TestRoomDeps, c: Context<Served>, password: string): Response {
  if (!access.passwordRequired) return c.body(null, 204);
  const session = access.signIn(password);
  if (session === null)
    return refuse(c, { status: 401, code: 'wrong_password', message: 'That is not the password.' });
  setCookie(c, TEST_ROOM_COOKIE, session, {
    httpOnly: true,
    maxAge: SESSION_LIFE,
    path: '/',
    sameSite: 'Strict',
    secure: visitors.isSecure(incoming(c)),
  });
  return c.body(null, 204);
}

/** The number counts only where the visitor is trusted with one; the answer says which one the call will have. */
async function newCall(deps: TestRoomDeps, c: Context<Served>, typed: string | null): Promise<Response> {
  const { company: served, options, visitors } = deps;
  const { livekit, voiceHint } = options.testRoom;
  if (!livekit) return noVoice(c, voiceHint);
  const { slug, country } = served.company;
  const trusted = visitors.isTrustedWithNumber(incoming(c));
  let callerNumber: string | null;
  try {
    callerNumber = typed === null || !trusted ? null : parseCallerNumber(typed, country);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return refuse(c, { status: 400, code: error.code, message: error.message });
  }
  const ticket = { room: `call-${random()}`, identity: `caller-${random()}` };
  const dispatch = { company: slug, channel: 'browser' as const, callerNumber };
  const token = await callToken(livekit, ticket, { dispatch });
  return c.json({ ...ticket, token, url: urlFor(livekit, c), callerNumber }, 201);
}

async function renewal(
  { options }: TestRoomDeps,
  c: Context<Served>,
  { room, token: old }: { room: string; token: string },
): Promise<Response> {
  const { livekit, voiceHint } = options.testRoom;
  if (!livekit) return noVoice(c, voiceHint);
  const ticket = await readCallToken(livekit, room, old);
  if (!ticket)
    return refuse(c, {
      status: 403,
      code: 'token_not_renewable',
      message: 'That is no token of ours for this room, or it is too old. Start a new call.',
    });
  if (!(await roomExists(livekit, room)))
    return refuse(c, { status: 410, code: 'call_over', message: 'This call is over. Start a new one.' });
  return c.json({ ...ticket, token: await callToken(livekit, ticket), url: urlFor(livekit, c) }, 201);
}

function noVoice(c: Context<Served>, hint: string | null): Response {
  const message = `There is no voice here, only typing.${hint === null ? '' : ` ${hint}`}`;
  return refuse(c, { status: 503, code: 'voice_unavailable', message });
}

function urlFor(livekit: LiveKitOptions, c: Context<Served>): string {
  return browserUrl(livekit, c.req.header('host'));
}

function random(): string {
  return randomBytes(12).toString('hex');
}
