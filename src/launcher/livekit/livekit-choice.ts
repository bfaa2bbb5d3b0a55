// Which LiveKit server carries the voice: the configured one, one found here, one to be built, one from Docker, or none.
import type { Environment } from '../../config/environment.ts';
import { CodedError } from '../../domain/errors.ts';

export interface LivekitAccess {
  /** ws(s):// or http(s):// */
  url: string;
  apiKey: string;
  apiSecret: string;
}

export type LivekitChoice =
  { kind: 'given'; access: LivekitAccess } | { kind: 'binary'; path: string } | ToBeMade | { kind: 'none' };

/** Takes minutes the first time: the room opens without it. */
export type ToBeMade = { kind: 'build' } | { kind: 'docker' };

/** What this machine has to offer; asked only as far as needed, for each question costs time. */
export interface LivekitSources {
  /** Path of a livekit-server that is here. */
  find(): Promise<string | null>;
  canBuild(): Promise<boolean>;
  /** Path of one just built, or null, having said why, when that failed. */
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
  const path = await sources.find();
  if (path !== null) return { kind: 'binary', path };
  if (await sources.canBuild()) return { kind: 'build' };
  return (await sources.hasDocker()) ? { kind: 'docker' } : { kind: 'none' };
}

/** Builds one where that was chosen; where it fails Docker is left, or nothing. */
export async function makeLivekit(
  choice: ToBeMade,
  sources: Pick<LivekitSources, 'build' | 'hasDocker'>,
): Promise<Exclude<LivekitChoice, { kind: 'build' }>> {
  if (choice.kind === 'docker') return choice;
  const path = await sources.build();
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
