// Whether a call's room is still there: somebody who comes back to a room that is gone must be told, not left alone.
import { RoomServiceClient } from 'livekit-server-sdk';
import { CodedError } from '../../domain/errors.ts';
import type { LiveKitOptions } from './test-room-options.ts';

/** Seconds. */
const ANSWER_WITHIN = 5;

/** @throws CodedError service_unavailable when the LiveKit server does not say. */
export async function roomExists(livekit: LiveKitOptions, room: string): Promise<boolean> {
  const { url, apiKey, apiSecret } = livekit;
  const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret, {
    requestTimeout: ANSWER_WITHIN,
  });
  try {
    return (await rooms.listRooms([room])).length > 0;
  } catch (error) {
    throw new CodedError('service_unavailable', 'The voice server does not answer. Try again in a moment.', {
      cause: error,
    });
  }
}
