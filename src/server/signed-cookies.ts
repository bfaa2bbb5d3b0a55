// What we leave with a browser: signed, with an id and an end. Only what has been ended early is kept on the server.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse } from 'hono/utils/cookie';
import { z } from 'zod';

/** Twelve hours, in seconds: how long somebody stays signed in. */
export const SESSION_LIFE = 12 * 3600;

export interface SignedCookie {
  id: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
  content: unknown;
}

const bodySchema = z.object({ id: z.string(), content: z.unknown() });

export class SignedCookies {
  readonly #name: string;
  readonly #key: Buffer;

  /** Another secret or password makes all cookies so far worthless; without a secret a restart does. */
  constructor(name: string, secret: string | null, password = '') {
    this.#name = name;
    this.#key = createHmac('sha256', secret ?? randomBytes(32))
      .update(`cookie\0${name}\0${password}`)
      .digest();
  }

  /** The cookie's value. `expiresAt` is milliseconds since the epoch. */
  issue(content: unknown, expiresAt: number): string {
    const id = randomBytes(12).toString('hex');
    const body = Buffer.from(JSON.stringify({ id, content })).toString('base64url');
    return this.#signed(`${expiresAt}.${body}`);
  }

  /** What was issued, or null for what is not ours, altered, or over. */
  read(cookieHeader: string | undefined, now: number): SignedCookie | null {
    const value = cookieHeader === undefined ? undefined : parse(cookieHeader)[this.#name];
    const [, content = '', expiry = '', body = ''] =
      /^((\d{1,15})\.([\w-]+))\.[\w-]+$/.exec(value ?? '') ?? [];
    if (content === '' || !isSame(value ?? '', this.#signed(content)) || Number(expiry) <= now) return null;
    const parsed = bodySchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
    return { ...parsed, expiresAt: Number(expiry) };
  }

  #signed(content: string): string {
    return `${content}.${createHmac('sha256', this.#key).update(content).digest('base64url')}`;
  }
}

/** Takes as long whatever the difference is. */
export function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
