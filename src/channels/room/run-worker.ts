// The worker command at work: registers with LiveKit, takes calls until it is told to stop, lets those under way end.
import { AgentServer, initializeLogger, ServerOptions } from '@livekit/agents';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { loadCompany } from '../../config/load-company.ts';
import { parseEnvironment } from '../../config/environment.ts';
import { createCompanyRuntime } from '../../call/company-runtime.ts';
import { realTimers } from '../../call/timers.ts';
import { CodedError } from '../../domain/errors.ts';
import { createSpeech, createStockAudio } from '../../speech/index.ts';
import { createLogger } from '../create-logger.ts';
import { Admission, measureLag } from './admission.ts';
import { AGENT_NAME } from './call-metadata.ts';
import { callsThatFit } from './calls-that-fit.ts';
import { keepPrivate } from './livekit-log.ts';
import { firstTexts, stockTexts } from './stock-lines.ts';

export interface WorkerFlags {
  company: string;
  port: number;
  host: string;
  maxCalls?: number;
  idleProcesses: number;
  drainSeconds: number;
}

/** Between two looks whether a call is under way, in milliseconds. */
const LOOK_AGAIN = 1000;

/** Longest wait for the stock lines that calls need first, in milliseconds. */
const FIRST_LINES_WITHIN = 20_000;

/** Resolves when the worker has been told to stop and its calls are over. @throws CodedError when it cannot start. */
export async function runWorker(flags: WorkerFlags, process: NodeJS.Process): Promise<void> {
  const environment = parseEnvironment(process.env);
  const logger = createLogger(environment, 'info');
  const { LIVEKIT_URL: wsURL, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = environment;
  if (wsURL === undefined || apiKey === undefined || apiSecret === undefined)
    throw new CodedError(
      'configuration',
      'The worker needs LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET. `npm start` brings a LiveKit server of its own.',
    );
  const loaded = loadCompany(flags.company, environment.SWITCHBOARD_CONFIG);
  // Job processes inherit it and make this company ready before a call comes.
  process.env['SWITCHBOARD_COMPANY'] = flags.company;
  keepPrivate(process.stdout);
  initializeLogger({ pretty: false, level: environment.LOG_LEVEL ?? 'warn' });
  const speech = createSpeech({ company: loaded.company, environment, logger, variables: process.env });
  // A detector that reads words has a process of its own, which the server starts only if it knows of one.
  await speech.prewarm();
  const memory = { limit: process.constrainedMemory(), total: totalmem() };
  const maxCalls = flags.maxCalls ?? callsThatFit(memory, flags.idleProcesses);
  const admission = new Admission({ maxCalls, measureLag });
  const server = new AgentServer(
    new ServerOptions({
      agent: join(import.meta.dirname, 'room-agent.ts'),
      agentName: AGENT_NAME,
      ...{ wsURL, apiKey, apiSecret, host: flags.host, port: flags.port },
      production: true,
      numIdleProcesses: flags.idleProcesses,
      // A process that compiles TypeScript on a busy machine takes its time.
      initializeProcessTimeout: 60_000,
      drainTimeout: flags.drainSeconds * 1000,
      // Full is full: a call that finds no free place waits for another worker.
      loadFunc: async (worker) => admission.load(worker.activeJobs.length),
      loadThreshold: 0.999,
    }),
  );
  const folder = join(environment.SWITCHBOARD_DATA ?? '.data', 'stock-audio');
  // A caller's own sentences come first: nothing is made beforehand while somebody is on the line.
  const noCall = async (): Promise<void> => {
    while (server.activeJobs.length > 0) await pause(LOOK_AGAIN);
  };
  const runtime = createCompanyRuntime(loaded);
  const first = createStockAudio({ folder, speech, logger }).warm(firstTexts(runtime));
  void first.then(() =>
    createStockAudio({ folder, speech, logger, whenFree: noCall }).warm(stockTexts(runtime)),
  );
  // So that the very first caller does not wait in silence; a voice that is slow or away must not keep the line closed.
  await Promise.race([first, pause(FIRST_LINES_WITHIN)]);
  server.event.on('worker_registered', () =>
    logger.info({ agentName: AGENT_NAME, maxCalls }, 'Ready for calls.'),
  );
  const running = server.run();
  const stop = listenForStop(process);
  await Promise.race([running, stop.told]);
  logger.info('Stopping: calls under way may end first.');
  await Promise.race([server.drain(flags.drainSeconds * 1000).catch(() => undefined), stop.toldAgain]);
  // Those that are left are ended with their summary.
  await server.close();
  await running;
  await speech.close();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => realTimers.after(ms, resolve));
}

/** The first signal lets calls end by themselves, the second ends them, the third ends everything at once. */
function listenForStop(process: NodeJS.Process): { told: Promise<void>; toldAgain: Promise<void> } {
  let hear: (() => void)[] = [];
  const told = new Promise<void>((resolve) => hear.push(resolve));
  const toldAgain = new Promise<void>((resolve) => hear.push(resolve));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      const [next, ...later] = hear;
      hear = later;
      if (next) next();
      else process.exit(1);
    });
  return { told, toldAgain };
}
