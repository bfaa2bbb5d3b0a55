// The start command at work: brings up everything that a line needs, says where to go, stops it in the opposite order.
import { resolve } from 'node:path';
import { openCompany, type OpenCompany } from '../call/open-company.ts';
import { createLogger } from '../channels/create-logger.ts';
import { parseEnvironment } from '../config/environment.ts';
import { redact } from '../understand/index.ts';
import { checkDoors } from '../server/open-doors.ts';
import { testRoomOptions } from '../server/test-room/test-room-options.ts';
import { ensurePage } from './build-page.ts';
import { Closers } from './closers.ts';
import { startGuard } from './guard.ts';
import { chooseLivekit } from './livekit/livekit-choice.ts';
import { livekitSources } from './livekit/livekit-sources.ts';
import { openBrowser } from './open-browser.ts';
import { roomVoice } from './room-voice.ts';
import { freePortFrom } from './ports.ts';
import { serve, urlOf } from './serve.ts';
import { prepareVoice, tellTroubles } from './prepare-voice.ts';
import { startVoice, typedOnly, type Voice } from './start-voice.ts';
import { DEFAULT_PORT, type StartContext, type StartFlags } from './start-context.ts';
import { listenForStop, StoppedError, unlessStopped } from './stop-signals.ts';
import { laterLines, summaryLines } from './summary.ts';

/** Resolves when it has been told to stop and nothing of it runs any more. @throws CodedError when it cannot start. */
export async function runStart(flags: StartFlags, process: NodeJS.Process): Promise<void> {
  const environment = parseEnvironment(process.env);
  // A person reads this terminal: what calls log there is for LOG_LEVEL to ask for.
  const logger = createLogger(environment, 'error');
  process.on('unhandledRejection', (error) =>
    logger.error({ error: redact(String(error)) }, 'Something failed that nobody waited for.'),
  );
  const guard = startGuard();
  const stop = listenForStop(
    process,
    () => performance.now(),
    () => {
      guard.killAll();
      process.exit(1);
    },
  );
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const closers = new Closers();
  closers.add('guard', async () => guard.close());
  try {
    const dataFolder = resolve(environment.SWITCHBOARD_DATA ?? '.data');
    const { signal } = stop;
    await bringUp({ flags, env: process.env, environment, logger, dataFolder, signal, closers, guard, say });
    await stop.told;
  } catch (error) {
    if (!(error instanceof StoppedError)) throw error;
  } finally {
    if (stop.signal.aborted) say('Stopping: calls under way end with their summary. Ctrl-C again forces it.');
    await closers.closeAll(say);
  }
}

async function bringUp(context: StartContext): Promise<void> {
  const { flags, environment, logger, signal, closers, say } = context;
  checkDoors({
    ...{ host: flags.host, behindProxy: false },
    testRoom: testRoomOptions(environment),
    embedded: environment.DATABASE_URL === undefined,
  });
  const opening = openCompany({ slug: flags.company, environment, logger, progress: say, onRefusal: say });
  const open = await unlessStopped(
    signal,
    closers.addOpening('database', opening, (opened) => opened.close()),
  );
  await ensurePage(context);
  const choice = flags.voice ? await chooseLivekit(environment, livekitSources(context)) : null;
  const later = choice?.kind === 'build' || choice?.kind === 'docker' ? choice : null;
  const voice =
    choice === null || choice.kind === 'build' || choice.kind === 'docker'
      ? typedOnly(environment, later ? { state: 'preparing', how: later.kind } : { state: 'off' })
      : await startVoice(context, open.company, choice);
  // Typed calls ask the language model alone.
  await tellTroubles(context, { open, voice }, (part) => voice.plan !== null || part === 'llm');
  const { host } = flags;
  const port = flags.port ?? (await freePortFrom(DEFAULT_PORT, host));
  const serving = serve({
    ...{ open, logger },
    environment: voice.environment,
    listen: { host, port, behindProxy: false, allowedOrigins: [] },
    voice: roomVoice(voice),
  });
  const server = await unlessStopped(
    signal,
    closers.addOpening('web server', serving, (started) => started.close()),
  );
  const url = urlOf(host, server.port);
  tell(context, { url, open, voice });
  if (flags.open) openBrowser(url);
  if (!later) return;
  const preparing = prepareVoice(context, open, later).then((come) => {
    server.setVoice(roomVoice(come));
    laterLines(come.facts).forEach(say);
  });
  // What is still being started when everything stops is stopped with it; the stop ends the waiting.
  void closers.addOpening('voice', preparing, async () => undefined).catch(() => undefined);
}

function tell(
  context: StartContext,
  { url, open, voice }: { url: string; open: OpenCompany; voice: Voice },
): void {
  const lines = summaryLines({
    companyName: open.company.name,
    url,
    languageModel: open.languageModel,
    voice: voice.facts,
    database: context.environment.DATABASE_URL === undefined ? 'embedded' : 'PostgreSQL',
    logFolder: resolve(context.dataFolder, 'logs'),
  });
  lines.forEach(context.say);
}
