// Coming to the desk and leaving it: what there is before signing in, a password, and the way out.
import { Hono, type Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { AddressPace } from '../address-pace.ts';
import { paced } from '../guards.ts';
import { json } from '../json-body.ts';
import { refuse } from '../problem.ts';
import { incoming } from '../visitor.ts';
import { noteOf } from './desk-audit.ts';
import { SESSION_LIFE } from '../signed-cookies.ts';
import { DESK_COOKIE } from './desk-access.ts';
import type { AtDesk, DeskDeps } from './desk-deps.ts';

const signInSchema = z.strictObject({ email: z.string().max(320), password: z.string().max(1000) });

export function signInRoutes(deps: DeskDeps): Hono<AtDesk> {
  const { access, clock, company } = deps;
  const { limits } = deps.options;
  const app = new Hono<AtDesk>();
  app.get('/', async (c) => c.json(await overview(deps, c)));
  app.post('/sign-in', paced(deps, limits.paces.signIn), json(signInSchema), pacedByAccount(deps), (c) =>
    signIn(deps, c, c.req.valid('json')),
  );
  app.post('/sign-out', async (c) => {
    const person = await access.personOf(incoming(c).headers);
    if (person) {
      // Whoever leaves is not waited for until their desk has been silent for long enough.
      await company.people.seen(person.id, { availability: 'away', now: clock() });
      await noteOf(deps, { personId: person.id, action: 'signed_out' });
    }
    await access.end(incoming(c).headers);
    deleteCookie(c, DESK_COOKIE, { path: '/' });
    return c.body(null, 204);
  });
  return app;
}

/** Whoever has not signed in learns how to, and nothing of the company's people. */
async function overview(deps: DeskDeps, c: Context<AtDesk>) {
  const { company: served, options, access } = deps;
  const { livekit, voiceHint } = options.testRoom;
  const person = await access.personOf(incoming(c).headers);
  const staff = await served.people.list();
  const known = new Set(staff.map(({ email }) => email));
  const { slug, name } = served.company;
  const { oidc, demoPeople } = options.desk;
  const nobody = staff.length === 0 && oidc === null;
  return {
    signedIn: person !== null,
    person: person && pick(person),
    company: { slug, name },
    signIn: {
      password: true,
      oidc: oidc && { name: oidc.name },
      hint: nobody ? howToAdd(slug) : null,
    },
    demoPeople: isDemo(deps, c) ? demoPeople.filter(({ email }) => known.has(email)) : [],
    voice: { available: person !== null && livekit !== null, hint: person && voiceHint },
  };
}

function pick({
  id,
  name,
  role,
  availability,
}: {
  id: string;
  name: string;
  role: string;
  availability: string;
}) {
  return { id, name, role, availability };
}

function howToAdd(slug: string): string {
  const command = `npm run desk -- add --company ${slug} --email you@example.com --name You`;
  return `Nobody can sign in yet. On the machine of this server, add somebody: ${command}`;
}

async function signIn(
  deps: DeskDeps,
  c: Context<AtDesk>,
  { email, password }: z.infer<typeof signInSchema>,
): Promise<Response> {
  if (isDemoPassword(deps, email, password) && !isDemo(deps, c)) {
    const message =
      'That password stands in the demo for everybody to read: set another with npm run desk -- password.';
    return refuse(c, { status: 403, code: 'demo_password', message });
  }
  const person = await deps.company.people.signIn(email, password);
  if (!person)
    return refuse(c, {
      status: 401,
      code: 'wrong_sign_in',
      message: 'Nobody signs in with that address and that password.',
    });
  await startSession(deps, c, person.id);
  return c.body(null, 204);
}

/** Leaves the cookie, and a trace. */
export async function startSession(deps: DeskDeps, c: Context<AtDesk>, personId: string): Promise<void> {
  const session = await deps.access.issue(personId);
  if (session === null) return;
  await noteOf(deps, { personId, action: 'signed_in' });
  setCookie(c, DESK_COOKIE, session, {
    httpOnly: true,
    maxAge: SESSION_LIFE,
    path: '/',
    sameSite: 'Strict',
    secure: isSecure(deps, c),
  });
}

/** By what our proxy says, or because people reach this very address over TLS. */
export function isSecure({ visitors, options }: DeskDeps, c: Context<AtDesk>): boolean {
  const { publicUrl } = options.desk;
  const known = publicUrl === null ? null : new URL(publicUrl);
  return (
    visitors.isSecure(incoming(c)) || (known?.protocol === 'https:' && known.host === c.req.header('host'))
  );
}

function isDemo({ visitors, options }: DeskDeps, c: Context<AtDesk>): boolean {
  return !options.desk.production && visitors.isAtDemo(incoming(c));
}

function isDemoPassword({ options }: DeskDeps, email: string, password: string): boolean {
  const address = email.trim().toLowerCase();
  return options.desk.demoPeople.some((demo) => demo.email === address && demo.password === password);
}

/** A password that is guessed from many addresses is still one password. */
function pacedByAccount({
  options,
  monotonic,
}: DeskDeps): MiddlewareHandler<AtDesk, string, { out: { json: z.infer<typeof signInSchema> } }> {
  const accounts = new AddressPace(options.limits.desk.signInPerAccount);
  return async (c, next) => {
    const { email } = c.req.valid('json');
    const retryAfterMs = accounts.take(email.trim().toLowerCase(), monotonic());
    if (retryAfterMs === 0) return next();
    const message = 'Too many passwords were tried for this address. Wait a moment and try again.';
    return refuse(c, { status: 429, code: 'rate_limited', message, retryAfterMs });
  };
}
