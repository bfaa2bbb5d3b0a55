// The one HTTP server: pages, API, web chat, and a stop that leaves no call without its summary.
import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:http';
import { CodedError } from '../domain/errors.ts';
import type { ServerOptions } from './server-options.ts';
import type { Logger } from 'pino';
import type { Timers } from '../call/timers.ts';
import type { Clock } from '../domain/clock.ts';
import { ChatSockets } from './chat-sockets.ts';
import { EndedSessions } from './ended-sessions.ts';
import { createHealthCheck } from './health.ts';
import { createHttpApp } from './http-app.ts';
import { checkDoors } from './open-doors.ts';
import type { ServedCompany, SpeechProviders } from './served-company.ts';
import { TestRoomAccess } from './test-room/test-room-access.ts';
import type { TestRoomOptions } from './test-room/test-room-options.ts';
import { Visitors } from './visitor.ts';

export interface ServerDeps {
  company: ServedCompany;
  timers: Timers;
  /** Milliseconds from any fixed point. */
  monotonic: () => number;
  clock: Clock;
  logger: Logger;
}

/** The voice of the test room, which may come when the server is long running. */
export interface RoomVoice extends Pick<TestRoomOptions, 'livekit' | 'voiceHint' | 'voicePreparing'> {
  speech: SpeechProviders | null;
}

export interface RunningServer {
  port: number;
  /** From now on the test room has this voice; calls under way stay as they are. */
  setVoice(voice: RoomVoice): void;
  /** Takes no more calls, ends those under way, each with its summary, within the time that summaries have. */
  close(): Promise<void>;
}

/** @throws CodedError configuration when the port cannot be had, or past calls would be open to strangers. */
export async function startServer(given: ServerOptions, deps: ServerDeps): Promise<RunningServer> {
  const { timers, monotonic, clock, logger } = deps;
  const options = { ...given, testRoom: { ...given.testRoom } };
  const company = { ...deps.company };
  const { limits } = options;
  checkDoors({ ...options, embedded: company.embedded });
  const ended = new EndedSessions({ db: company.db, company: company.company.slug, clock, monotonic });
  // With the database away a server comes up all the same, and asks again.
  await ended.load().catch(() => undefined);
  const access = new TestRoomAccess(options.testRoom, { clock, ended });
  const visitors = new Visitors(options, access, company);
  const chats = new ChatSockets(options, { ...deps, company, visitors });
  const health = createHealthCheck({
    checkDatabase: () => company.checkDatabase(),
    timers,
    monotonic,
    stopping: () => chats.stopping,
  });
  const app = createHttpApp({
    ...{ company, options, access, ended, visitors, health, timers, monotonic, clock, logger },
    calls: () => chats.calls,
  });
  const answer = getRequestListener(app.fetch);
  const server = createServer(
    { requestTimeout: limits.httpIdleMs },
    (request, response) => void answer(request, response),
  );
  // A WebSocket lifts this from its socket when it is open.
  server.on('connection', (socket) => socket.setTimeout(limits.httpIdleMs, () => socket.destroy()));
  server.on('upgrade', (request, socket, head) => chats.upgrade(request, socket, head));
  const port = await listen(server, options);
  return {
    port,
    setVoice: ({ speech, ...voice }) => {
      company.speech = speech;
      Object.assign(options.testRoom, voice);
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      await chats.stop(limits.summaryMs);
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, { host, port }: ServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void =>
      reject(
        new CodedError(
          'configuration',
          `Cannot listen on ${host}, port ${port} (${error.code ?? error.message}): choose another with --port and --host.`,
          { cause: error },
        ),
      );
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
