// The web command at work: opens the company, serves until it is told to stop, ends every chat, closes everything.
import { openCompany } from '../call/open-company.ts';
import { createLogger } from '../channels/create-logger.ts';
import { parseEnvironment } from '../config/environment.ts';
import { CodedError } from '../domain/errors.ts';
import { redact } from '../understand/index.ts';
import { checkDoors } from '../server/open-doors.ts';
import { testRoomOptions } from '../server/test-room/test-room-options.ts';
import { Closers } from './closers.ts';
import { planOf } from './speech-check.ts';
import { serve } from './serve.ts';
import { providerNames } from './speech-facts.ts';
import { listenForStop, StoppedError, unlessStopped } from './stop-signals.ts';

export interface WebFlags {
  company: string;
  port: number;
  host: string;
  allowOrigin?: string[];
  behindProxy: boolean;
}

const NO_LIVEKIT =
  'This server has no voice: LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET are not all set.';

/** Resolves when it has been told to stop and everything is closed. @throws CodedError when it cannot start. */
export async function runWeb(flags: WebFlags, process: NodeJS.Process): Promise<void> {
  const environment = parseEnvironment(process.env);
  const logger = createLogger(environment, 'info');
  process.on('unhandledRejection', (error) =>
    logger.error({ error: redact(String(error)) }, 'Something failed that nobody waited for.'),
  );
  checkDoors({
    ...flags,
    testRoom: testRoomOptions(environment),
    embedded: environment.DATABASE_URL === undefined,
  });
  const stop = listenForStop(
    process,
    () => performance.now(),
    () => process.exit(1),
  );
  const closers = new Closers();
  try {
    const progress = (line: string): void => logger.info(line);
    const { host, port, behindProxy } = flags;
    const onRefusal = (line: string): void => logger.error(line);
    const opening = openCompany({ slug: flags.company, environment, logger, progress, onRefusal });
    const open = await unlessStopped(
      stop.signal,
      closers.addOpening('database', opening, (opened) => opened.close()),
    );
    const voice = environment.LIVEKIT_URL !== undefined;
    const serving = serve({
      ...{ open, environment, logger },
      listen: { host, port, behindProxy, allowedOrigins: (flags.allowOrigin ?? []).map(checkedOrigin) },
      voice: {
        livekit: testRoomOptions(environment).livekit,
        voiceHint: voice ? null : NO_LIVEKIT,
        voicePreparing: false,
        speech: voice
          ? providerNames(planOf({ company: open.company, environment, variables: process.env, logger }))
          : null,
      },
    });
    const server = await closers.addOpening('web server', serving, (started) => started.close());
    logger.info({ host, port: server.port, company: open.company.slug, voice }, 'Serving.');
    await stop.told;
    logger.info('Stopping: ending the calls.');
  } catch (error) {
    if (!(error instanceof StoppedError)) throw error;
  } finally {
    await closers.closeAll((line) => logger.error(line));
  }
}

function checkedOrigin(origin: string): string {
  if (URL.canParse(origin) && new URL(origin).origin === origin) return origin;
  throw new CodedError(
    'invalid_argument',
    '--allow-origin takes origins, e.g. https://www.example.com: a scheme and a host, no path, no slash at the end.',
  );
}
