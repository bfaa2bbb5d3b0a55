// Who may use the test room: nobody where it is off, and otherwise who knows its password, where it has one.
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../domain/clock.ts';
import type { EndedSessions } from '../ended-sessions.ts';
import { isSame, SESSION_LIFE, SignedCookies, type SignedCookie } from '../signed-cookies.ts';
import type { TestRoomOptions } from './test-room-options.ts';

export const TEST_ROOM_COOKIE = 'switchboard_session';

type Headers = Pick<IncomingHttpHeaders, 'cookie'>;

export class TestRoomAccess {
  readonly enabled: boolean;
  readonly #password: string | null;
  readonly #cookies: SignedCookies | null;
  readonly #ended: EndedSessions;
  readonly #clock: Clock;

  constructor(
    { enabled, password, secret }: TestRoomOptions,
    { clock, ended }: { clock: Clock; ended: EndedSessions },
  ) {
    this.enabled = enabled;
    this.#password = password;
    this.#cookies = password === null ? null : new SignedCookies(TEST_ROOM_COOKIE, secret, password);
    this.#ended = ended;
    this.#clock = clock;
  }

  get passwordRequired(): boolean {
    return this.#password !== null;
  }

  /** Whoever sends these headers has given the password. */
  knows(headers: Headers): boolean {
    return this.enabled && this.#session(headers) !== null;
  }

  /** The session cookie's value, or null for a wrong password. */
  signIn(password: string): string | null {
    if (this.#password === null || !isSame(password, this.#password)) return null;
    return this.#cookies?.issue(null, this.#clock() + SESSION_LIFE * 1000) ?? null;
  }

  /** The cookie is good for nothing any more, also where a copy of it is kept. */
  async signOut(headers: Headers): Promise<void> {
    const session = this.#session(headers);
    if (session) await this.#ended.end(session);
  }

  #session({ cookie }: Headers): SignedCookie | null {
    const session = this.#cookies?.read(cookie, this.#clock()) ?? null;
    return session && !this.#ended.has(session) ? session : null;
  }
}
