// Who may use the test room: nobody where it is off, everybody where it has no password, and otherwise who knows it.
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../domain/clock.ts';
import { isSame, SessionCookies } from './session-cookie.ts';
import type { TestRoomOptions } from './test-room-options.ts';

export class TestRoomAccess {
  readonly enabled: boolean;
  readonly #password: string | null;
  readonly #cookies: SessionCookies | null;
  readonly #clock: Clock;

  constructor({ enabled, password, secret }: TestRoomOptions, clock: Clock) {
    this.enabled = enabled;
    this.#password = password;
    this.#cookies = password === null ? null : new SessionCookies({ password, secret });
    this.#clock = clock;
  }

  get passwordRequired(): boolean {
    return this.#password !== null;
  }

  /** The room is on, and whoever sends these headers may use it. */
  admits(headers: Pick<IncomingHttpHeaders, 'cookie'>): boolean {
    return this.enabled && (!this.#cookies || this.#cookies.isValid(headers.cookie, this.#clock()));
  }

  /** Admitted, and by the password: not merely because there is none. */
  knows(headers: Pick<IncomingHttpHeaders, 'cookie'>): boolean {
    return this.passwordRequired && this.admits(headers);
  }

  /** The session cookie's value, or null for a wrong password. */
  signIn(password: string): string | null {
    if (this.#password === null || !isSame(password, this.#password)) return null;
    return this.#cookies?.issue(this.#clock()) ?? null;
  }
}
