// The chat command at work: opens the company, serves until it is told to stop, ends every call, closes everything.
import { LostCalls } from '../call/people/lost-calls.ts';
import { realTimers } from '../call/timers.ts';
import { openCompany } from '../call/open-company.ts';
import { createLogger } from '../channels/create-logger.ts';
import { demoCallers } from '../channels/console/demo-caller.ts';
import { parseEnvironment, type Environment } from '../config/environment.ts';
import { loadCompany } from '../config/load-company.ts';
import { CodedError } from '../domain/errors.ts';
import { redact } from '../understand/index.ts';
import { demoPeople } from './desk/demo-people.ts';
import { deskOptions } from './desk/desk-options.ts';
import { checkDoors } from './open-doors.ts';
import { toServedCompany } from './served-company.ts';
import { SERVER_LIMITS, type ServerOptions } from './server-options.ts';
import { startServer } from './start-server.ts';
import { testRoomOptions } from './test-room/test-room-options.ts';

export interface ChatFlags {
  company: string;
  port: number;
  host: string;
  allowOrigin?: string[];
  trustedCallers?: boolean;
  behindProxy: boolean;
  maxCalls: number;
  maxCallsPerAddress: number;
  turnsPerMinute: number;
  idleSeconds: number;
}

/** Resolves when the server has been told to stop and everything is closed. @throws CodedError when it cannot start. */
export async function runChat(flags: ChatFlags, process: NodeJS.Process): Promise<void> {
  const environment = parseEnvironment(process.env);
  const { folder } = loadCompany(flags.company, environment.SWITCHBOARD_CONFIG);
  const options = toServerOptions(flags, environment, folder);
  checkDoors({ ...options, embedded: environment.DATABASE_URL === undefined });
  const logger = createLogger(environment, 'info');
  // What one call's inner workings let fall must not end the calls of the others.
  process.on('unhandledRejection', (error) =>
    logger.error({ error: redact(String(error)) }, 'Something failed that nobody waited for.'),
  );
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const open = await openCompany({ slug: flags.company, environment, logger, progress: say, onRefusal: say });
  try {
    const embedded = environment.DATABASE_URL === undefined;
    const company = toServedCompany(open, { embedded, demo: demoCallers(folder), speech: null });
    const monotonic = () => performance.now();
    const deps = { company, timers: realTimers, monotonic, clock: Date.now, logger };
    const server = await startServer(options, deps);
    const lost = new LostCalls({ ...open, timers: realTimers, clock: Date.now, logger });
    const host = flags.host.includes(':') ? `[${flags.host}]` : flags.host;
    if (open.languageModel === null)
      say(
        'No language model is configured: the rehearsal brain answers. Set OPENAI_API_KEY to use a real one.',
      );
    say(`${open.company.name} answers at ws://${host}:${server.port}/chat. Ctrl-C stops.`);
    await toldToStop(process);
    say('Stopping: ending the calls…');
    await lost.stop();
    await server.close();
  } finally {
    await open.close();
  }
}

function toServerOptions(flags: ChatFlags, environment: Environment, companyFolder: string): ServerOptions {
  const { turns } = SERVER_LIMITS;
  return {
    host: flags.host,
    port: flags.port,
    trustedCallers: flags.trustedCallers,
    allowedOrigins: (flags.allowOrigin ?? []).map(checkedOrigin),
    behindProxy: flags.behindProxy,
    testRoom: testRoomOptions(environment),
    desk: deskOptions(environment, demoPeople(companyFolder)),
    metricsToken: environment.METRICS_TOKEN ?? null,
    limits: {
      ...SERVER_LIMITS,
      calls: flags.maxCalls,
      callsPerAddress: flags.maxCallsPerAddress,
      idleMs: flags.idleSeconds * 1000,
      turns: { burst: Math.min(turns.burst, flags.turnsPerMinute), perMinute: flags.turnsPerMinute },
    },
  };
}

function checkedOrigin(origin: string): string {
  if (URL.canParse(origin) && new URL(origin).origin === origin) return origin;
  throw new CodedError(
    'invalid_argument',
    '--allow-origin takes origins, e.g. https://www.example.com: a scheme and a host, no path, no slash at the end.',
  );
}

/** The second signal ends the process at once. */
function toldToStop(process: NodeJS.Process): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}
