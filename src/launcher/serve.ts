// Opens the HTTP server of a company: the pages, the APIs of test room and desk, web chat, health.
import { LostCalls } from '../call/people/lost-calls.ts';
import { realTimers } from '../call/timers.ts';
import type { OpenCompany } from '../call/open-company.ts';
import { demoCallers } from '../channels/console/demo-caller.ts';
import type { Environment } from '../config/environment.ts';
import { loadCompany } from '../config/load-company.ts';
import { demoPeople } from '../server/desk/demo-people.ts';
import { deskOptions } from '../server/desk/desk-options.ts';
import { SERVER_LIMITS, type ServerOptions } from '../server/server-options.ts';
import { toServedCompany } from '../server/served-company.ts';
import { RoomWatch } from '../server/room-watch.ts';
import { startServer, type RoomVoice, type RunningServer } from '../server/start-server.ts';
import { testRoomOptions } from '../server/test-room/test-room-options.ts';
import type { Logger } from 'pino';

export interface ServeOptions {
  open: OpenCompany;
  environment: Environment;
  logger: Logger;
  listen: Pick<ServerOptions, 'host' | 'port' | 'allowedOrigins' | 'behindProxy'>;
  voice: RoomVoice;
}

/** @throws CodedError configuration when the port cannot be had, or the desk is set up wrongly. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { open, environment, logger, listen } = options;
  const { speech, ...voice } = options.voice;
  const embedded = environment.DATABASE_URL === undefined;
  const { folder } = loadCompany(open.company.slug, environment.SWITCHBOARD_CONFIG);
  const server = await startServer(
    {
      ...listen,
      trustedCallers: undefined,
      metricsToken: environment.METRICS_TOKEN ?? null,
      limits: SERVER_LIMITS,
      testRoom: { ...testRoomOptions(environment), ...voice },
      desk: deskOptions(environment, demoPeople(folder)),
    },
    {
      company: toServedCompany(open, { embedded, demo: demoCallers(folder), speech }),
      timers: realTimers,
      monotonic: () => performance.now(),
      clock: Date.now,
      logger,
    },
  );
  const { services, runtime } = open;
  const watch = new RoomWatch({ services, runtime, timers: realTimers, clock: Date.now, logger });
  watch.setLiveKit(voice.livekit);
  const lost = new LostCalls({ services, runtime, timers: realTimers, clock: Date.now, logger });
  return {
    ...server,
    setVoice: (come) => {
      server.setVoice(come);
      watch.setLiveKit(come.livekit);
    },
    close: async () => {
      await watch.stop();
      await lost.stop();
      await server.close();
    },
  };
}

/** As a person types it into a browser. */
export function urlOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
