// How the server is set up.
import { CHAT_LIMITS, type ChatLimits } from '../channels/chat/chat-limits.ts';
import type { AdmissionLimits } from './admission.ts';
import type { Pace } from './address-pace.ts';
import { isLoopback } from './addresses.ts';
import type { DeskOptions } from './desk/desk-options.ts';
import type { TestRoomOptions } from './test-room/test-room-options.ts';

export interface ServerOptions {
  host: string;
  /** 0 for any free one. */
  port: number;
  /** Whether clients may say what number they call from; undefined decides by connection, see caller-trust.ts. */
  trustedCallers: boolean | undefined;
  /** Beside the server's own, e.g. https://www.example.com */
  allowedOrigins: readonly string[];
  /** A reverse proxy of ours is in front: addresses are then taken from the last X-Forwarded-For. */
  behindProxy: boolean;
  limits: ServerLimits;
  testRoom: TestRoomOptions;
  desk: DeskOptions;
  /** Bearer token of whoever may read /metrics; null lets in direct connections from this machine only. */
  metricsToken: string | null;
}

export interface ServerLimits extends ChatLimits, AdmissionLimits {
  /** Between pings; a client that leaves one unanswered is gone. */
  heartbeatMs: number;
  /** For a connection that is no WebSocket to be idle. */
  httpIdleMs: number;
  /** From one address, by what is asked for. */
  paces: Record<'signIn' | 'newCall' | 'renewal' | 'api', Pace>;
  desk: DeskLimits;
}

export interface DeskLimits {
  /** Between two looks at the database for what pages are told as it happens. */
  pollMs: number;
  /** Between two signs of life on a stream; whose session is over by then is cut off. */
  heartbeatMs: number;
  /** For words that come after the end of a call. */
  lingerMs: number;
  streams: number;
  streamsPerPerson: number;
  /** Passwords tried for one account, from wherever. */
  signInPerAccount: Pace;
}

export const SERVER_LIMITS: ServerLimits = {
  ...CHAT_LIMITS,
  calls: 200,
  callsPerAddress: 20,
  heartbeatMs: 30_000,
  httpIdleMs: 60_000,
  paces: {
    signIn: { burst: 5, perMinute: 5 },
    newCall: { burst: 10, perMinute: 20 },
    renewal: { burst: 10, perMinute: 30 },
    api: { burst: 60, perMinute: 300 },
  },
  desk: {
    pollMs: 1000,
    heartbeatMs: 15_000,
    lingerMs: 30_000,
    streams: 500,
    streamsPerPerson: 20,
    signInPerAccount: { burst: 10, perMinute: 10 },
  },
};

/** Nobody but this machine can connect, and no proxy lets others in. */
export function isPrivate({ host, behindProxy }: Pick<ServerOptions, 'host' | 'behindProxy'>): boolean {
  return isLoopback(host) && !behindProxy;
}
