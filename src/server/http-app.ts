// What is plain HTTP: the pages, the API behind them, health, metrics, and telling everyone else where the chat is.
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import type { Timers } from '../call/timers.ts';
import type { Clock } from '../domain/clock.ts';
import { CodedError } from '../domain/errors.ts';
import { redact } from '../understand/index.ts';
import { callsRoutes } from './calls-routes.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import type { EndedSessions } from './ended-sessions.ts';
import { ownPagesOnly, paced, signedIn, testRoomOn } from './guards.ts';
import type { Health } from './health.ts';
import { metricsRoute } from './metrics/metrics-route.ts';
import { refuse } from './problem.ts';
import { securityHeaders } from './security-headers.ts';
import type { ServerOptions } from './server-options.ts';
import { browserUrl } from './test-room/livekit-url.ts';
import { testRoomRoutes, type TestRoomDeps } from './test-room/test-room-routes.ts';
import { CHAT_PATH } from './upgrade.ts';
import type { Served } from './visitor.ts';
import { webPages } from './web-pages.ts';

/** Bytes; a token is the longest thing that anybody sends. */
const LONGEST_BODY = 16 * 1024;

export interface HttpAppDeps extends TestRoomDeps {
  options: ServerOptions;
  ended: EndedSessions;
  health: () => Promise<Health>;
  /** Calls under way. */
  calls: () => number;
  timers: Timers;
  clock: Clock;
  logger: Logger;
}

export function createHttpApp(deps: HttpAppDeps): Hono<Served> {
  const { company: served, health, calls, options } = deps;
  const app = new Hono<Served>();
  app.use(async (c, next) => {
    const host = c.req.header('host');
    const { livekit, voicePreparing } = options.testRoom;
    const livekitUrl = livekit ? new URL(browserUrl(livekit, host)) : null;
    const headers = securityHeaders(host, voicePreparing ? 'to come' : livekitUrl);
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    await next();
  });
  // Streams of events are left as they are.
  app.use(compress());
  app.get('/health', async (c) => {
    const { status, database } = await health();
    const { company, languageModel } = served;
    c.header('cache-control', 'no-store');
    return c.json(
      { status, company: company.slug, languageModel, calls: calls(), database },
      status === 'ok' ? 200 : 503,
    );
  });
  app.get(CHAT_PATH, (c) => {
    c.header('upgrade', 'websocket');
    const message = `${CHAT_PATH} is a WebSocket: see docs/web-chat.md.`;
    return refuse(c, { status: 426, code: 'upgrade_required', message });
  });
  const token = options.metricsToken;
  app.route('/metrics', metricsRoute({ ...deps, token }));
  app.route('/api', api(deps));
  app.route('/', webPages(options.testRoom.webRoot));
  answerTheRest(app, deps.logger);
  return app;
}

function api(deps: HttpAppDeps): Hono<Served> {
  const app = new Hono<Served>();
  const tooLarge = { status: 413, code: 'too_large', message: `At most ${LONGEST_BODY} bytes.` } as const;
  app.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    await next();
  });
  app.use(async (c, next) => (CONTROL.test(decoded(c.req.path)) ? c.notFound() : next()));
  app.use(ownPagesOnly(deps), paced(deps, deps.options.limits.paces.api));
  app.use(bodyLimit({ maxSize: LONGEST_BODY, onError: (c) => refuse(c, tooLarge) }));
  app.route('/test-room', testRoomRoutes(deps));
  app.route('/desk', deskRoutes(deps));
  app.use('/calls/*', testRoomOn(deps), signedIn(deps));
  app.route('/calls', callsRoutes(deps.company));
  return app;
}

/** No id of ours holds one, and a database takes no NUL. */
const CONTROL = /\p{Cc}/u;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function answerTheRest(app: Hono<Served>, logger: Logger): void {
  app.notFound((c) =>
    refuse(c, {
      status: 404,
      code: 'not_found',
      message: 'There is no such thing here: see docs/http-api.md.',
    }),
  );
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500)
      return refuse(c, { status: error.status, code: 'invalid_argument', message: 'The body is not JSON.' });
    logger.error({ error: redact(String(error)) }, 'A request failed.');
    if (error instanceof CodedError && error.code === 'service_unavailable')
      return refuse(c, {
        status: 503,
        code: error.code,
        message: 'The call records cannot be reached right now. Try again in a moment.',
      });
    return refuse(c, { status: 500, code: 'internal', message: 'Something went wrong on our side.' });
  });
}
