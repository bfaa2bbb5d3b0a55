// What browsers are told about our pages: what they may load and reach, and that nobody may frame them.
import { plainHost } from './test-room/livekit-url.ts';

/**
 * @param host The Host header, under which the page's own WebSocket is reached: not all browsers count it as 'self'.
 * @param livekitUrl ws(s)://, as the browser reaches it. Its HTTP twin is asked why a connection failed.
 */
export function securityHeaders(host: string | undefined, livekitUrl: string | null): Record<string, string> {
  const own = plainHost(host);
  const connect = [
    "'self'",
    ...(own === null ? [] : [`ws://${own}`, `wss://${own}`]),
    ...(livekitUrl === null ? [] : originsOf(livekitUrl)),
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

function originsOf(url: string): string[] {
  const { host, protocol } = new URL(url);
  return protocol === 'wss:' ? [`wss://${host}`, `https://${host}`] : [`ws://${host}`, `http://${host}`];
}
