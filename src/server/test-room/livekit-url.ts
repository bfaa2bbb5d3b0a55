// Where the browser finds the LiveKit server. One on this machine is asked for under the name by which the page came.
import { isLoopback } from '../addresses.ts';
import type { LiveKitOptions } from './test-room-options.ts';

/** A Host header: a name or an address, perhaps a port, and nothing that could end a header or a policy. */
const HOST = /^(\[[\da-f:.]+\]|[a-z\d._-]+)(:\d{1,5})?$/i;

/** The ws(s):// address for the page that was asked for under this Host header. */
export function browserUrl(
  { url, publicUrl }: Pick<LiveKitOptions, 'url' | 'publicUrl'>,
  host: string | undefined,
): string {
  const known = new URL(toWebSocket(publicUrl ?? url));
  const asked = HOST.exec(host ?? '')?.[1];
  if (publicUrl === null && asked !== undefined && isLoopback(known.hostname.replace(/^\[|\]$/g, '')))
    known.hostname = asked;
  return known.href.replace(/\/$/, '');
}

function toWebSocket(url: string): string {
  return url.replace(/^http/, 'ws');
}

/** The Host header where it is fit to be repeated. */
export function plainHost(host: string | undefined): string | null {
  return host !== undefined && HOST.test(host) ? host : null;
}
