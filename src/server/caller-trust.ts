// Whether a client may say what number it calls from. A number is a factor of verification: by telephone the network
// vouches for it, here nobody does, so unless the operator says otherwise only a demo on one's own machine may.
import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from './addresses.ts';

export interface CallerTrust {
  /** What the operator has said, if anything. */
  trustedCallers: boolean | undefined;
  /** Only this machine can connect. */
  private: boolean;
  /** Demo data, not a company's own customers. */
  embedded: boolean;
}

/** Headers of a reverse proxy: behind one, what looks like this machine is anybody. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

export function trustsCaller(
  client: { headers: IncomingHttpHeaders; address: string },
  trust: CallerTrust,
): boolean {
  if (trust.trustedCallers !== undefined) return trust.trustedCallers;
  if (!trust.embedded || !trust.private || !isLoopback(client.address)) return false;
  return FORWARDED.every((header) => client.headers[header] === undefined);
}
