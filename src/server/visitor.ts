// Who is asking, as far as headers and addresses tell: what every guarded request is judged by.
import type { HttpBindings } from '@hono/node-server';
import type { IncomingMessage } from 'node:http';
import { callerKey } from './addresses.ts';
import { isDirectlyLocal, trustsCaller } from './caller-trust.ts';
import { isOriginAllowed } from './origin.ts';
import { isPrivate, type ServerOptions } from './server-options.ts';
import type { TestRoomAccess } from './test-room/test-room-access.ts';
import { addressOf } from './upgrade.ts';

/** What hono's handlers are given of the request below. */
export interface Served {
  Bindings: HttpBindings;
}

type Options = Pick<ServerOptions, 'host' | 'behindProxy' | 'allowedOrigins' | 'trustedCallers'>;

export class Visitors {
  readonly #options: Options;
  readonly #access: TestRoomAccess;
  readonly #embedded: boolean;

  constructor(options: Options, access: TestRoomAccess, { embedded }: { embedded: boolean }) {
    this.#options = options;
    this.#access = access;
    this.#embedded = embedded;
  }

  address(request: IncomingMessage): string {
    return addressOf(request, this.#options.behindProxy);
  }

  /** For limits. */
  key(request: IncomingMessage): string {
    return callerKey(this.address(request));
  }

  /** Not asked for by a strange page, nor under a strange name of this machine. */
  comesFromOwnPage({ headers: { origin, host } }: IncomingMessage): boolean {
    const rules = { allowed: this.#options.allowedOrigins, loopbackOnly: isPrivate(this.#options) };
    return isOriginAllowed({ origin, host }, rules);
  }

  /** May use the test room: with its password, or where it has none, at the demo. */
  isAdmitted(request: IncomingMessage): boolean {
    const { enabled, passwordRequired } = this.#access;
    return passwordRequired ? this.#access.knows(request.headers) : enabled && this.isAtDemo(request);
  }

  /** Not asked for by a page elsewhere, also where that may chat. */
  comesFromThisServer({ headers: { origin, host } }: IncomingMessage): boolean {
    return isOriginAllowed({ origin, host }, { allowed: [], loopbackOnly: isPrivate(this.#options) });
  }

  /** May watch a call from inside: in the test room, and not from a page elsewhere that may only chat. */
  mayObserve(request: IncomingMessage): boolean {
    return this.comesFromThisServer(request) && this.isAdmitted(request);
  }

  /** Somebody who tries out the demo on their own machine. */
  isAtDemo(request: IncomingMessage): boolean {
    const client = { headers: request.headers, address: this.address(request) };
    return this.#embedded && isPrivate(this.#options) && isDirectlyLocal(client);
  }

  /** May say what number they call from. */
  isTrustedWithNumber(request: IncomingMessage): boolean {
    return trustsCaller(
      { headers: request.headers, address: this.address(request) },
      {
        trustedCallers: this.#options.trustedCallers,
        private: isPrivate(this.#options),
        embedded: this.#embedded,
        signedIn: this.#access.knows(request.headers),
      },
    );
  }

  /** The page came over TLS, to us or to our proxy. */
  isSecure(request: IncomingMessage): boolean {
    const forwarded = [request.headers['x-forwarded-proto'] ?? []].flat().join(',');
    return this.#options.behindProxy && forwarded.split(',').at(-1)?.trim() === 'https';
  }
}

export function incoming(c: { env: HttpBindings }): IncomingMessage {
  return c.env.incoming;
}
