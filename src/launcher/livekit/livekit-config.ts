// The configuration of a LiveKit server that lives as long as one start.
import type { LivekitAccess } from './livekit-choice.ts';
import type { Reach } from './reach.ts';

export interface LivekitPorts {
  /** HTTP and WebSocket. */
  http: number;
  /** All audio. */
  udp: number;
  /** Audio for browsers that cannot use UDP; 0 for none. */
  tcp: number;
}

/** The usual ports, as documented by LiveKit. */
export const LIVEKIT_PORTS: LivekitPorts = { http: 7880, udp: 7882, tcp: 7881 };

interface ConfigOptions {
  ports: LivekitPorts;
  reach: Reach;
  key: Pick<LivekitAccess, 'apiKey' | 'apiSecret'>;
  /** In a container it listens on all of the container's addresses; Docker decides who reaches them. */
  container: boolean;
}

/** In YAML, of which JSON is a part: for the server's LIVEKIT_CONFIG, so that the secret is in no file or argument. */
export function livekitConfig({ ports, reach, key, container }: ConfigOptions): string {
  const onlyHere = reach.local && !container;
  return JSON.stringify({
    port: ports.http,
    bind_addresses: [container ? '0.0.0.0' : reach.bind],
    rtc: {
      udp_port: ports.udp,
      tcp_port: ports.tcp,
      node_ip: reach.nodeIp,
      use_external_ip: false,
      // Audio sockets open on every interface unless told; on this machine's own only, nothing leaves it.
      ...(onlyHere && { enable_loopback_candidate: true, ips: { includes: ['127.0.0.1/32'] } }),
    },
    keys: { [key.apiKey]: key.apiSecret },
    logging: { level: 'warn', json: false },
  });
}
