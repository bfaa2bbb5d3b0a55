// Who is at the desk: a signed cookie names the person, and counts while they are there and have the same password.
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import type { PeoplePort, Person } from '../../services/people/people.port.ts';
import type { EndedSessions } from '../ended-sessions.ts';
import { SESSION_LIFE, SignedCookies, type SignedCookie } from '../signed-cookies.ts';

export const DESK_COOKIE = 'switchboard_desk';
type Headers = Pick<IncomingHttpHeaders, 'cookie'>;

const sessionSchema = z.object({ person: z.string(), stamp: z.string() });

interface DeskAccessOptions {
  people: PeoplePort;
  ended: EndedSessions;
  secret: string | null;
  clock: Clock;
}

export class DeskAccess {
  readonly #people: PeoplePort;
  readonly #ended: EndedSessions;
  readonly #cookies: SignedCookies;
  readonly #clock: Clock;

  constructor({ people, ended, secret, clock }: DeskAccessOptions) {
    this.#people = people;
    this.#ended = ended;
    this.#cookies = new SignedCookies(DESK_COOKIE, secret);
    this.#clock = clock;
  }

  /** The session cookie's value; null when they have just been removed. */
  async issue(personId: string): Promise<string | null> {
    const found = await this.#people.loadWithStamp(personId);
    if (!found) return null;
    const expiresAt = this.#clock() + SESSION_LIFE * 1000;
    return this.#cookies.issue({ person: personId, stamp: found.stamp }, expiresAt);
  }

  /** Null for who is not signed in, any more. */
  async personOf({ cookie }: Headers): Promise<Person | null> {
    const { data: session } = sessionSchema.safeParse(this.#session(cookie)?.content);
    const found = session && (await this.#people.loadWithStamp(session.person));
    return found && found.stamp === session.stamp ? found.person : null;
  }

  /** Their cookie is good for nothing any more, also where a copy of it is kept. */
  async end({ cookie }: Headers): Promise<void> {
    const session = this.#session(cookie);
    if (session) await this.#ended.end(session);
  }

  #session(cookie: string | undefined): SignedCookie | null {
    const session = this.#cookies.read(cookie, this.#clock());
    return session && !this.#ended.has(session) ? session : null;
  }
}
