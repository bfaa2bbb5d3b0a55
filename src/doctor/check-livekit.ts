// Whether the LiveKit server is there and takes our key.
import { RoomServiceClient, ServerError } from 'livekit-server-sdk';
import type { Environment } from '../config/environment.ts';
import type { Finding } from '../speech/index.ts';

const NAMES = ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'] as const;

/** Without a URL `npm start` brings a server of its own, so that nothing is wrong. */
export async function checkLivekit(environment: Environment, timeoutMs: number): Promise<Finding> {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = environment;
  if (url === undefined)
    return {
      ...{ part: 'livekit', subject: 'none', state: 'off', ms: null },
      detail: '`npm start` brings a server of its own; a worker alone needs LIVEKIT_URL',
      next: null,
    };
  const place = { part: 'livekit', subject: new URL(url).host };
  if (key === undefined || secret === undefined) {
    const missing = NAMES.filter((name) => environment[name] === undefined).join(' and ');
    return { ...place, state: 'bad', detail: `${missing} not set`, next: `Set ${missing}.`, ms: null };
  }
  const started = performance.now();
  try {
    const client = new RoomServiceClient(url.replace(/^ws/, 'http'), key, secret, {
      requestTimeout: timeoutMs / 1000,
      failover: false,
    });
    await client.listRooms();
    const ms = Math.round(performance.now() - started);
    return { ...place, state: 'ok', detail: 'answers and takes the key', next: null, ms };
  } catch (error) {
    return { ...place, state: 'bad', ms: null, ...troubleOf(error) };
  }
}

function troubleOf(error: unknown): { detail: string; next: string } {
  if (error instanceof ServerError && (error.status === 401 || error.status === 403))
    return {
      detail: `does not take the key (${error.status})`,
      next: 'Correct LIVEKIT_API_KEY and LIVEKIT_API_SECRET: they must be a pair that this server knows.',
    };
  if (error instanceof ServerError)
    return {
      detail: `answers with ${error.status}`,
      next: 'Check LIVEKIT_URL: another service may be listening there.',
    };
  return {
    detail: 'cannot be reached',
    next: 'Start the server, or correct LIVEKIT_URL. Without it `npm start` brings a server of its own.',
  };
}
