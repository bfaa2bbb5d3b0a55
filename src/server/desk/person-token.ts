// A person's token for the caller's room: their voice and ears, under the ticket that lets them in, for ten minutes.
import { AccessToken, TrackSource } from 'livekit-server-sdk';
import { PERSON_NAME, PERSON_TICKET } from '../../domain/people.ts';
import type { LiveKitOptions } from '../test-room/test-room-options.ts';

/** Enough to connect; the connection itself lives on when its token has expired. Seconds. */
const TOKEN_LIFE = 600;

export interface PersonGrant {
  room: string;
  identity: string;
  ticketId: string;
  /** As the caller may be told it. */
  name: string;
}

export function personToken(
  { apiKey, apiSecret }: Pick<LiveKitOptions, 'apiKey' | 'apiSecret'>,
  { room, identity, ticketId, name }: PersonGrant,
): Promise<string> {
  const attributes = { [PERSON_TICKET]: ticketId, [PERSON_NAME]: name };
  const token = new AccessToken(apiKey, apiSecret, { identity, name, attributes, ttl: TOKEN_LIFE });
  token.addGrant({
    room,
    roomJoin: true,
    canPublish: true,
    canPublishSources: [TrackSource.MICROPHONE],
    canSubscribe: true,
    canPublishData: false,
    // The attributes are what the call trusts.
    canUpdateOwnMetadata: false,
  });
  return token.toJwt();
}
