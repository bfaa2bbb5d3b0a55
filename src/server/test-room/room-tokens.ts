// Tokens for the caller's browser: into one room, with a microphone and nothing else, for ten minutes.
// An agent is dispatched by the token that makes the room; a room that exists ignores it (livekit-server 1.13). A token
// that renews another carries no dispatch all the same: whoever came back to a room that is gone would make a new call
// of it, with an agent who knows nothing of the old one.
import {
  AccessToken,
  RoomAgentDispatch,
  RoomConfiguration,
  TokenVerifier,
  TrackSource,
} from 'livekit-server-sdk';
import { z } from 'zod';
import { AGENT_NAME, type CallMetadata } from '../../channels/room/call-metadata.ts';
import type { LiveKitOptions } from './test-room-options.ts';

type Keys = Pick<LiveKitOptions, 'apiKey' | 'apiSecret'>;

export interface RoomTicket {
  room: string;
  identity: string;
}

export interface TicketOptions {
  /** Dispatches an agent with this when the room is made. */
  dispatch?: CallMetadata;
  lifeSeconds?: number;
}

/** Enough to connect; the connection itself lives on when its token has expired. Seconds. */
const TOKEN_LIFE = 600;
/** How old a token may be that is renewed: longer than any call. Seconds. */
const RENEWABLE = 6 * 3600;
/** For the caller to come in at all, and to come back after a reload or a gap in the network. Seconds. */
const ROOM_WAITS = 60;

export async function callToken(
  { apiKey, apiSecret }: Keys,
  { room, identity }: RoomTicket,
  { dispatch, lifeSeconds = TOKEN_LIFE }: TicketOptions = {},
): Promise<string> {
  const token = new AccessToken(apiKey, apiSecret, { identity, name: 'Caller', ttl: lifeSeconds });
  token.addGrant({
    room,
    roomJoin: true,
    canPublish: true,
    canPublishSources: [TrackSource.MICROPHONE],
    canSubscribe: true,
    canPublishData: true,
    canUpdateOwnMetadata: false,
  });
  if (dispatch) {
    const metadata = JSON.stringify(dispatch);
    token.roomConfig = new RoomConfiguration({
      emptyTimeout: ROOM_WAITS,
      departureTimeout: ROOM_WAITS,
      agents: [new RoomAgentDispatch({ agentName: AGENT_NAME, metadata })],
    });
  }
  return token.toJwt();
}

const claimsSchema = z.object({
  sub: z.string().min(1),
  video: z.object({ room: z.string(), roomJoin: z.literal(true) }),
});

/** Whose token this is, when it is one of ours for this room, expired for six hours at most; otherwise null. */
export async function readCallToken(
  { apiKey, apiSecret }: Keys,
  room: string,
  token: string,
): Promise<RoomTicket | null> {
  try {
    const claims = claimsSchema.parse(await new TokenVerifier(apiKey, apiSecret).verify(token, RENEWABLE));
    return claims.video.room === room ? { room, identity: claims.sub } : null;
  } catch {
    return null;
  }
}
