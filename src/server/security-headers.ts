// What browsers are told about our pages: what they may load and reach, and that nobody may frame them.
import { plainHost } from './test-room/livekit-url.ts';

/**
 * @param host The Host header, under which the page's own WebSocket is reached: not all browsers count it as 'self'.
 * @param livekitUrl ws(s)://, as the browser reaches it. Its HTTP twin is asked why a connection failed. One that is to
 * come will be on the page's own machine, on a port that nobody knows yet, and the page will not be loaded again for it.
 */
export function securityHeaders(
  host: string | undefined,
  livekitUrl: URL | 'to come' | null,
): Record<string, string> {
  const own = plainHost(host);
  const connect = [
    "'self'",
    ...(own === null ? [] : [`ws://${own}`, `wss://${own}`]),
    ...(livekitUrl === null ? [] : livekitUrl === 'to come' ? originsOn(own) : originsOf(livekitUrl)),
  ];
  const policy = [
    "default-src 'self'",
    `connect-src ${connect.join(' ')}`,
    "img-src 'self' data:",
    "media-src 'self' blob: mediastream:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'microphone=(self), camera=(), geolocation=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}

function originsOf({ host, protocol }: URL): string[] {
  return protocol === 'wss:' ? [`wss://${host}`, `https://${host}`] : [`ws://${host}`, `http://${host}`];
}

function originsOn(own: string | null): string[] {
  const name = own?.replace(/:\d+$/, '');
  return name === undefined ? [] : [`ws://${name}:*`, `http://${name}:*`];
}
