// Orders for trouble over HTTP, from this machine only.
import { z } from 'zod';
import { RequestError, type Exchange } from './exchange.ts';
import { ENDPOINTS, faultSchema, type Faults } from './faults.ts';

const pathSchema = z.tuple([z.literal(''), z.enum(['faults', 'delays']), z.enum(ENDPOINTS)]);

/** `PUT` and `DELETE /faults/:endpoint`, `PUT` and `DELETE /delays/:endpoint`, `GET /faults`. */
export async function answerFaults(exchange: Exchange, faults: Faults): Promise<void> {
  const { request, url } = exchange;
  if (!isLoopback(request.socket.remoteAddress)) throw new RequestError(403, 'Only from this machine.');
  if (request.method === 'GET' && url.pathname === '/faults') {
    const all = ENDPOINTS.map((endpoint) => [endpoint, faults.get(endpoint)]);
    exchange.answer(200, Object.fromEntries(all));
    return;
  }
  const path = pathSchema.safeParse(url.pathname.split('/'));
  if (!path.success)
    throw new RequestError(404, `Endpoints are ${ENDPOINTS.join(', ')}: /faults/${ENDPOINTS[0]}.`);
  const [, what, endpoint] = path.data;
  if (request.method !== 'PUT' && request.method !== 'DELETE') throw new RequestError(405, 'PUT or DELETE.');
  const heals = request.method === 'DELETE';
  if (what === 'faults') faults.set(endpoint, heals ? null : await exchange.json(faultSchema));
  else faults.setDelay(endpoint, heals ? 0 : (await exchange.json(z.object({ ms: z.number().min(0) }))).ms);
  exchange.response.writeHead(204).end();
}

function isLoopback(address = ''): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}
