// Signing in through the company's identity provider: there, and back again as somebody.
import { Hono, type Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { Person } from '../../services/people/people.port.ts';
import { redact } from '../../understand/index.ts';
import { paced } from '../guards.ts';
import { refuse } from '../problem.ts';
import type { AtDesk, DeskDeps } from './desk-deps.ts';
import { OIDC_CALLBACK, type OidcOptions } from './desk-options.ts';
import { IdentityProvider, pendingSchema, SignInError, type Identity } from './identity-provider.ts';
import { isSecure, startSession } from './sign-in-routes.ts';
import { SignedCookies } from '../signed-cookies.ts';

const PENDING_COOKIE = 'switchboard_desk_oidc';
const PATH = '/api/desk/oidc';
/** To type a password and find a telephone, in seconds. */
const PENDING_LIFE = 600;
/** The page, which tells people why they are not in by ?problem=. */
const DESK_PAGE = '/desk';

export function oidcRoutes(deps: DeskDeps): Hono<AtDesk> {
  const app = new Hono<AtDesk>();
  const { oidc, secret } = deps.options.desk;
  if (!oidc) {
    const message = 'Nobody signs in here through an identity provider: see docs/desk.md.';
    app.all('*', (c) => refuse(c, { status: 404, code: 'oidc_off', message }));
    return app;
  }
  const provider = new IdentityProvider(oidc);
  const cookies = new SignedCookies(PENDING_COOKIE, secret);
  const pace = paced(deps, deps.options.limits.paces.renewal);
  // Nobody waits for it: what is wrong shows in the log now, and not only when somebody wants to come in.
  provider.discover().catch((error: unknown) => complain(deps, error));
  app.get('/', pace, async (c) => {
    try {
      const { url, pending } = await provider.begin();
      leavePending(deps, c, cookies.issue(pending, deps.clock() + PENDING_LIFE * 1000));
      return c.redirect(url.href, 303);
    } catch (error) {
      return turnAway(deps, c, error);
    }
  });
  app.get(OIDC_CALLBACK.slice(PATH.length), pace, async (c) => {
    deleteCookie(c, PENDING_COOKIE, { path: PATH });
    try {
      const { data: pending } = pendingSchema.safeParse(
        cookies.read(c.req.header('cookie'), deps.clock())?.content,
      );
      if (!pending) throw new SignInError('oidc_expired');
      const identity = await provider.finish(new URL(c.req.url).search, pending);
      await startSession(deps, c, (await personFor(deps, oidc, identity)).id);
      return c.redirect(DESK_PAGE, 303);
    } catch (error) {
      return turnAway(deps, c, error);
    }
  });
  return app;
}

/** Lax: the browser comes back from another site, and must bring it along. */
function leavePending(deps: DeskDeps, c: Context<AtDesk>, value: string): void {
  setCookie(c, PENDING_COOKIE, value, {
    ...{ httpOnly: true, maxAge: PENDING_LIFE, path: PATH, sameSite: 'Lax' },
    secure: isSecure(deps, c),
  });
}

/** Made at the first sign-in. Who is on the list of supervisors is one from then on. */
async function personFor(
  { company: { people }, clock }: DeskDeps,
  { supervisors }: OidcOptions,
  { email, name }: Identity,
): Promise<Person> {
  const role = supervisors.includes(email) ? 'supervisor' : 'staff';
  const known = await people.findByEmail(email);
  if (!known) return people.add({ name, email, role, now: clock() });
  if (role === 'supervisor' && known.role !== role) await people.setRole(known.id, role);
  return known;
}

/** Back to the page: whoever is here came by a link and must read something. */
function turnAway(deps: DeskDeps, c: Context<AtDesk>, error: unknown): Response {
  if (!(error instanceof SignInError)) throw error;
  complain(deps, error);
  return c.redirect(`${DESK_PAGE}?problem=${error.problem}`, 303);
}

function complain({ logger }: Pick<DeskDeps, 'logger'>, error: unknown): void {
  const problem = error instanceof SignInError ? error.problem : 'unknown';
  const cause = causeOf(error instanceof Error ? error.cause : undefined);
  if (problem === 'oidc_unavailable')
    logger.error({ problem, cause }, 'DESK_OIDC_ISSUER does not answer as an OpenID Connect provider.');
  else
    logger.warn({ problem, cause }, 'Somebody could not sign in at the desk through the identity provider.');
}

function causeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  return redact(cause.cause instanceof Error ? `${cause.message}: ${cause.cause.message}` : cause.message);
}
