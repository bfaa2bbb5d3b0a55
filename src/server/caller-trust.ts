// Whether a client may say what number it calls from. A number is a factor of verification: by telephone the network
// vouches for it, here nobody does, so unless the operator says otherwise only a demo on one's own machine may, and
// whoever has given the test room's password.
import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from './addresses.ts';

export interface CallerTrust {
  /** What the operator has said, if anything. */
  trustedCallers: boolean | undefined;
  /** Only this machine can connect. */
  private: boolean;
  /** Demo data, not a company's own customers. */
  embedded: boolean;
  /** Has given the test room's password. */
  signedIn: boolean;
}

/** Headers of a reverse proxy: behind one, what looks like this machine is anybody. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

export interface Client {
  headers: IncomingHttpHeaders;
  address: string;
}

export function trustsCaller(client: Client, trust: CallerTrust): boolean {
  if (trust.trustedCallers !== undefined) return trust.trustedCallers;
  if (trust.signedIn) return true;
  return trust.embedded && trust.private && isDirectlyLocal(client);
}

/** From this machine, and not through a proxy on it. */
export function isDirectlyLocal({ headers, address }: Client): boolean {
  return isLoopback(address) && FORWARDED.every((header) => headers[header] === undefined);
}
