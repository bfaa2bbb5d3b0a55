// Where this start may get a LiveKit server from, in the project's own folders.
import { resolve } from 'node:path';
import { oneAtATime } from '../one-at-a-time.ts';
import { StoppedError } from '../stop-signals.ts';
import { buildLivekit } from './build-livekit.ts';
import type { LivekitSources } from './livekit-choice.ts';
import { findGo, findLivekitServer, hasDocker, type Variables } from './machine.ts';
import { LIVEKIT_SERVER } from './version.ts';

/** Programs that this project builds for itself, where SWITCHBOARD_TOOLS names no other folder. */
const TOOLS = resolve(import.meta.dirname, '../../../tools');

export interface SourcesOptions {
  env: Variables;
  dataFolder: string;
  signal: AbortSignal;
  say: (line: string) => void;
}

export function livekitSources({ env, dataFolder, signal, say }: SourcesOptions): LivekitSources {
  const tools = resolve(env['SWITCHBOARD_TOOLS'] || TOOLS);
  const find = () => findLivekitServer(env, tools);
  return {
    find,
    canBuild: async () => (await findGo(env)) !== null,
    build: async () => {
      const go = await findGo(env);
      if (go === null) return null;
      const target = resolve(tools, 'livekit-server');
      try {
        return await oneAtATime(resolve(dataFolder, 'locks/livekit-server'), signal, async () => {
          // Another start may have built it while this one waited.
          const built = await find();
          if (built !== null) return built;
          await buildLivekit({ program: LIVEKIT_SERVER, go, target, env, signal, say });
          return target;
        });
      } catch (error) {
        if (signal.aborted) throw signal.reason instanceof Error ? signal.reason : new StoppedError();
        say(error instanceof Error ? error.message : String(error));
        return null;
      }
    },
    hasDocker: () => hasDocker(env),
  };
}
