// How the browser test room is set up: whether it is open, who may come in, and where its voice is.
import { fileURLToPath } from 'node:url';
import type { Environment } from '../../config/environment.ts';

export interface TestRoomOptions {
  enabled: boolean;
  /** Asked of everyone who comes in; null lets in whoever can connect. */
  password: string | null;
  /** Null where there is no LiveKit server: then the room is for typing only. */
  livekit: LiveKitOptions | null;
  /** What to do to have voice, or what to know of it; shown on the page. */
  voiceHint: string | null;
  /** Voice comes while the room is open already: the page asks again. */
  voicePreparing: boolean;
  /** Folder of the built pages. */
  webRoot: string;
  /** Keeps people signed in over a restart; null makes a key for this process. */
  secret: string | null;
}

export interface LiveKitOptions {
  /** ws(s):// or http(s)://, as this process reaches it. */
  url: string;
  apiKey: string;
  apiSecret: string;
  /** As browsers reach it; null derives it, see livekit-url.ts. */
  publicUrl: string | null;
}

export const WEB_ROOT = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** In production the room is off without a password. Voice needs all three of LIVEKIT_URL, _API_KEY and _API_SECRET. */
export function testRoomOptions(environment: Environment): TestRoomOptions {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = environment;
  const password = environment.TEST_ROOM_PASSWORD ?? null;
  const complete = url !== undefined && apiKey !== undefined && apiSecret !== undefined;
  return {
    enabled: environment.NODE_ENV !== 'production' || password !== null,
    password,
    livekit: complete ? { url, apiKey, apiSecret, publicUrl: environment.LIVEKIT_PUBLIC_URL ?? null } : null,
    voiceHint: complete ? null : 'To speak instead of typing, start everything with: npm start',
    voicePreparing: false,
    webRoot: WEB_ROOT,
    secret: environment.SWITCHBOARD_SECRET ?? null,
  };
}
