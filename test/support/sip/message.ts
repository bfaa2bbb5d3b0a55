// SIP on the wire (RFC 3261), as much of it as a telephone of the tests speaks and reads.
import { createHash, randomBytes } from 'node:crypto';

export interface SipMessage {
  /** "INVITE sip:… SIP/2.0" or "SIP/2.0 200 OK" */
  start: string;
  headers: [name: string, value: string][];
  body: string;
}

/** Of short forms that livekit-sip or a test may send. */
const LONG_NAMES: Record<string, string> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  r: 'refer-to',
};

export function parseMessage(text: string): SipMessage {
  const at = text.indexOf('\r\n\r\n');
  const [start = '', ...lines] = text.slice(0, at < 0 ? undefined : at).split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
  return { start, headers, body: at < 0 ? '' : text.slice(at + 4) };
}

export function formatMessage({ start, headers, body }: SipMessage): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [start, ...lines, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
}

/** The first header of that name, or nothing. */
export function header(message: SipMessage, name: string): string {
  return headersOf(message, name)[0] ?? '';
}

export function headersOf({ headers }: SipMessage, name: string): string[] {
  return headers.flatMap(([key, value]) => {
    const lower = key.toLowerCase();
    return (LONG_NAMES[lower] ?? lower) === name.toLowerCase() ? [value] : [];
  });
}

/** Of a request; empty for a response. */
export function methodOf({ start }: SipMessage): string {
  return start.startsWith('SIP/2.0') ? '' : (start.split(' ')[0] ?? '');
}

/** Of a response; 0 for a request. */
export function statusOf({ start }: SipMessage): number {
  return start.startsWith('SIP/2.0') ? Number(start.split(' ')[1]) : 0;
}

/** The URI between angle brackets. */
export function uriOf(value: string): string {
  return /<([^>]*)>/.exec(value)?.[1] ?? value;
}

export function token(): string {
  return randomBytes(8).toString('hex');
}

/** RFC 2617: the answer to a 401 or 407. */
export function authorization(
  challenge: string,
  request: { method: string; uri: string },
  { username, password }: { username: string; password: string },
): string {
  const part = (name: string): string => new RegExp(`${name}="?([^",]+)`).exec(challenge)?.[1] ?? '';
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
  const [realm, nonce, qop] = [part('realm'), part('nonce'), part('qop')];
  const secret = md5(`${username}:${realm}:${password}`);
  const asked = md5(`${request.method}:${request.uri}`);
  const cnonce = token();
  const response = qop
    ? md5(`${secret}:${nonce}:00000001:${cnonce}:auth:${asked}`)
    : md5(`${secret}:${nonce}:${asked}`);
  const counted = qop ? `, qop=auth, nc=00000001, cnonce="${cnonce}"` : '';
  return `Digest username="${username}", realm="${realm}", nonce="${nonce}", uri="${request.uri}", response="${response}", algorithm=MD5${counted}`;
}
