// How a chat server is set up.
import { CHAT_LIMITS, type ChatLimits } from '../channels/chat/chat-limits.ts';
import type { AdmissionLimits } from './admission.ts';
import { isLoopback } from './addresses.ts';

export interface ChatServerOptions {
  host: string;
  /** 0 for any free one. */
  port: number;
  /** Whether clients may say what number they call from; undefined decides by connection, see caller-trust.ts. */
  trustedCallers: boolean | undefined;
  /** Beside the server's own, e.g. https://www.example.com */
  allowedOrigins: readonly string[];
  /** A reverse proxy of ours is in front: addresses are then taken from the last X-Forwarded-For. */
  behindProxy: boolean;
  limits: ChatServerLimits;
}

export interface ChatServerLimits extends ChatLimits, AdmissionLimits {
  /** Between pings; a client that leaves one unanswered is gone. */
  heartbeatMs: number;
  /** For a connection that is no WebSocket to be idle. */
  httpIdleMs: number;
}

export const CHAT_SERVER_LIMITS: ChatServerLimits = {
  ...CHAT_LIMITS,
  calls: 200,
  callsPerAddress: 20,
  heartbeatMs: 30_000,
  httpIdleMs: 60_000,
};

/** Nobody but this machine can connect, and no proxy lets others in. */
export function isPrivate({ host, behindProxy }: ChatServerOptions): boolean {
  return isLoopback(host) && !behindProxy;
}
