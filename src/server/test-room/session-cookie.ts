// Who has given the password, remembered in a signed cookie: nothing is kept on the server.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse } from 'hono/utils/cookie';

export const SESSION_COOKIE = 'switchboard_session';
/** Twelve hours, in seconds. */
export const SESSION_LIFE = 12 * 3600;

export class SessionCookies {
  readonly #key: Buffer;

  /** Another password or secret makes all cookies so far worthless; without a secret a restart does. */
  constructor({ password, secret }: { password: string; secret: string | null }) {
    const base = secret ?? randomBytes(32);
    this.#key = createHmac('sha256', base).update(`test room session\0${password}`).digest();
  }

  /** The cookie's value. `now` is milliseconds since the epoch. */
  issue(now: number): string {
    const content = `${now + SESSION_LIFE * 1000}.${randomBytes(12).toString('hex')}`;
    return `${content}.${this.#sign(content)}`;
  }

  isValid(cookieHeader: string | undefined, now: number): boolean {
    const value = cookieHeader === undefined ? undefined : parse(cookieHeader)[SESSION_COOKIE];
    const [, content = '', expiry = '', signature = ''] =
      /^((\d{1,15})\.\w+)\.([\w-]+)$/.exec(value ?? '') ?? [];
    return content !== '' && isSame(signature, this.#sign(content)) && Number(expiry) > now;
  }

  #sign(content: string): string {
    return createHmac('sha256', this.#key).update(content).digest('base64url');
  }
}

/** Takes as long whatever the difference is. */
export function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
