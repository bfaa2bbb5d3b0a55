// Finds who answers a request, makes the trouble that was ordered, and shapes errors as the provider would.
import type { Logger } from 'pino';
import { RequestError, type Exchange } from './exchange.ts';
import { answerFaults } from './fault-routes.ts';
import type { Endpoint, Faults } from './faults.ts';
import type { Route } from './routes.ts';

export interface HttpDeps {
  routes: readonly Route[];
  faults: Faults;
  health: () => object;
  logger: Logger | undefined;
}

export async function answerHttp(exchange: Exchange, deps: HttpDeps): Promise<void> {
  const { pathname } = exchange.url;
  const here = deps.routes.filter(({ path }) => path.test(pathname));
  const route = here.find(({ method }) => method === exchange.request.method);
  try {
    if (pathname === '/health') exchange.answer(200, deps.health());
    else if (/^\/(?:faults|delays)(?:\/|$)/.test(pathname)) await answerFaults(exchange, deps.faults);
    else if (route) await withFaults(exchange, route, deps.faults);
    else if (here.length > 0)
      throw new RequestError(405, `${exchange.request.method} is not for ${pathname}.`);
    else throw new RequestError(404, `There is nothing at ${pathname}.`);
  } catch (error) {
    fail(exchange, error, deps.logger);
  }
}

async function withFaults(exchange: Exchange, route: Route, faults: Faults): Promise<void> {
  const { endpoint } = route;
  const fault = faults.get(endpoint);
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'status') throw new RequestError(fault.status, 'A fault that was ordered.');
  if (fault?.kind === 'cut') cutLater(exchange, fault.afterMs);
  await delay(faults, endpoint, exchange.signal);
  if (!exchange.signal.aborted) await route.answer(exchange);
}

/** Long enough for what has been sent to arrive by itself. */
const HEARD_MS = 50;

/** Without a time the answer breaks off behind its first piece; the end of it never comes. */
function cutLater({ response, signal }: Exchange, afterMs: number | undefined): void {
  let timer: NodeJS.Timeout | undefined;
  const cutIn = (ms: number) => (timer ??= setTimeout(() => response.destroy(), ms));
  signal.addEventListener('abort', () => clearTimeout(timer));
  const write = response.write.bind(response);
  response.write = (piece: unknown) => {
    const goesOut = timer === undefined || afterMs !== undefined;
    cutIn(HEARD_MS);
    return goesOut ? write(piece) : false;
  };
  response.end = () => {
    cutIn(HEARD_MS);
    return response;
  };
  if (afterMs !== undefined) cutIn(afterMs);
}

async function delay(faults: Faults, endpoint: Endpoint, signal: AbortSignal): Promise<void> {
  const ms = faults.delayOf(endpoint);
  if (ms === 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function fail(exchange: Exchange, error: unknown, logger: Logger | undefined): void {
  if (exchange.signal.aborted || exchange.response.destroyed) return;
  const known = error instanceof RequestError;
  if (!known) logger?.error({ error: String(error) }, 'A rehearsal server failed.');
  if (exchange.response.headersSent) {
    exchange.response.destroy();
    return;
  }
  const status = known ? error.status : 500;
  exchange.answer(
    status,
    errorBody(exchange.url.pathname, status, known ? error.message : 'Something failed here.'),
  );
}

/** All three shapes at once would do; clients show what they find, so each gets only its own. */
export function errorBody(pathname: string, status: number, message: string): object {
  if (pathname.startsWith('/v1/listen')) return { err_code: `STATUS_${status}`, err_msg: message };
  if (/^\/v1\/(?:text-to-speech|voices)/.test(pathname)) return { detail: { status: 'error', message } };
  const type = status >= 500 ? 'server_error' : 'invalid_request_error';
  return { error: { message, type, param: null, code: null } };
}
