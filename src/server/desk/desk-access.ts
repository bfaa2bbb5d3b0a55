// Who is at the desk: a signed cookie names the person, and counts while they are there and have the same password.
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import type { PeoplePort, Person } from '../../services/people/people.port.ts';
import { SignedCookies } from './signed-cookies.ts';

export const DESK_COOKIE = 'switchboard_desk';
/** Twelve hours, in seconds. */
export const DESK_SESSION_LIFE = 12 * 3600;

type Headers = Pick<IncomingHttpHeaders, 'cookie'>;

const sessionSchema = z.object({ person: z.string(), stamp: z.string() });

export class DeskAccess {
  readonly #people: PeoplePort;
  readonly #cookies: SignedCookies;
  readonly #clock: Clock;

  constructor({ people, secret, clock }: { people: PeoplePort; secret: string | null; clock: Clock }) {
    this.#people = people;
    this.#cookies = new SignedCookies(DESK_COOKIE, secret);
    this.#clock = clock;
  }

  /** The session cookie's value; null when they have just been removed. */
  async issue(personId: string): Promise<string | null> {
    const found = await this.#people.loadWithStamp(personId);
    if (!found) return null;
    const expiresAt = this.#clock() + DESK_SESSION_LIFE * 1000;
    return this.#cookies.issue({ person: personId, stamp: found.stamp }, expiresAt);
  }

  /** Null for who is not signed in, any more. */
  async personOf({ cookie }: Headers): Promise<Person | null> {
    const { data: session } = sessionSchema.safeParse(this.#cookies.read(cookie, this.#clock()));
    const found = session && (await this.#people.loadWithStamp(session.person));
    return found && found.stamp === session.stamp ? found.person : null;
  }
}
