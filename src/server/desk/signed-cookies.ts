// What the desk leaves with a browser: signed, with an end, and nothing kept on the server.
import { createHmac, randomBytes } from 'node:crypto';
import { parse } from 'hono/utils/cookie';
import { isSame } from '../test-room/session-cookie.ts';

export class SignedCookies {
  readonly #name: string;
  readonly #key: Buffer;

  /** Another secret makes all cookies so far worthless; without one a restart does. */
  constructor(name: string, secret: string | null) {
    this.#name = name;
    this.#key = createHmac('sha256', secret ?? randomBytes(32))
      .update(`cookie\0${name}`)
      .digest();
  }

  /** The cookie's value. `expiresAt` is milliseconds since the epoch. */
  issue(content: unknown, expiresAt: number): string {
    const body = Buffer.from(JSON.stringify(content)).toString('base64url');
    return this.#signed(`${expiresAt}.${body}`);
  }

  /** What was issued, or undefined for what is not ours, altered, or over. */
  read(cookieHeader: string | undefined, now: number): unknown {
    const value = cookieHeader === undefined ? undefined : parse(cookieHeader)[this.#name];
    const [, content = '', expiry = '', body = ''] =
      /^((\d{1,15})\.([\w-]+))\.[\w-]+$/.exec(value ?? '') ?? [];
    if (content === '' || !isSame(value ?? '', this.#signed(content)) || Number(expiry) <= now)
      return undefined;
    return JSON.parse(Buffer.from(body, 'base64url').toString());
  }

  #signed(content: string): string {
    return `${content}.${createHmac('sha256', this.#key).update(content).digest('base64url')}`;
  }
}
