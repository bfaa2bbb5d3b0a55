// Which LiveKit server carries the voice: the configured one, one found here, one built, one from Docker, or none.
import type { Environment } from '../../config/environment.ts';
import { CodedError } from '../../domain/errors.ts';

export interface LivekitAccess {
  /** ws(s):// or http(s):// */
  url: string;
  apiKey: string;
  apiSecret: string;
}

export type LivekitChoice =
  | { kind: 'given'; access: LivekitAccess }
  | { kind: 'binary'; path: string }
  | { kind: 'docker' }
  | { kind: 'none' };

/** What this machine has to offer; asked only as far as needed, for each question costs time. */
export interface LivekitSources {
  /** Path of a livekit-server that is here. */
  find(): Promise<string | null>;
  /** Path of one just built, or null when it cannot be built here. */
  build(): Promise<string | null>;
  hasDocker(): Promise<boolean>;
}

/** What to do to have voice, where nothing of all this is there. */
export const HOW_TO_GET_VOICE =
  'install Go from https://go.dev/dl or Docker and start again, or set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET';

/** @throws CodedError configuration when a server is configured by halves. */
export async function chooseLivekit(
  environment: Environment,
  sources: LivekitSources,
): Promise<LivekitChoice> {
  const given = givenAccess(environment);
  if (given) return { kind: 'given', access: given };
  const path = (await sources.find()) ?? (await sources.build());
  if (path !== null) return { kind: 'binary', path };
  return (await sources.hasDocker()) ? { kind: 'docker' } : { kind: 'none' };
}

function givenAccess(environment: Environment): LivekitAccess | null {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = environment;
  // Without a URL the server is ours, with a key of its own.
  if (url === undefined) return null;
  if (apiKey !== undefined && apiSecret !== undefined) return { url, apiKey, apiSecret };
  const missing = [
    ...(apiKey === undefined ? ['LIVEKIT_API_KEY'] : []),
    ...(apiSecret === undefined ? ['LIVEKIT_API_SECRET'] : []),
  ].join(' and ');
  throw new CodedError(
    'configuration',
    `LIVEKIT_URL is set but ${missing} is not: set it as well, or leave LIVEKIT_URL out to have a server started here.`,
  );
}
