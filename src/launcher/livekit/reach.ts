// From where a LiveKit server that we start can be reached: this machine, or the network that --host opens.
import { isLoopback } from '../../server/addresses.ts';

export interface Reach {
  /** Address that it listens on. */
  bind: string;
  /** Address that it gives to browsers for their audio, and where our own processes find it. */
  nodeIp: string;
  /** Nobody but this machine gets in. */
  local: boolean;
}

const LOCAL: Reach = { bind: '127.0.0.1', nodeIp: '127.0.0.1', local: true };

/** @param ownAddresses the IPv4 addresses of this machine that others can see, best first */
export function reachOf(host: string, ownAddresses: readonly string[]): Reach {
  if (isLoopback(host)) return LOCAL;
  const [first] = ownAddresses;
  if (ownAddresses.includes(host)) return { bind: host, nodeIp: host, local: false };
  // A wildcard, or a name.
  return { bind: '0.0.0.0', nodeIp: first ?? '127.0.0.1', local: false };
}
