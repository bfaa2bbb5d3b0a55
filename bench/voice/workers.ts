// The two workers that take calls: ours as it is run anywhere, and one with the framework alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AGENT_NAME, type CallMetadata } from '../../src/channels/room/call-metadata.ts';
import { startChild, type ChildSpec, type ChildWatcher } from '../../src/launcher/child.ts';
import type { LivekitAccess } from '../../src/launcher/livekit/livekit-choice.ts';
import { ownCommand, runModule } from '../../src/launcher/own-process.ts';
import { freeTcpPort } from '../../src/launcher/ports.ts';
import { answersHttp, untilReady } from '../../src/launcher/ready.ts';

export interface Worker {
  agentName: string;
  /** What its jobs are dispatched with. */
  metadata: string;
  pid: number;
  /** End of its log, for somebody who wonders what has become of it. */
  lastWords(): string;
  stop(): Promise<void>;
}

export interface WorkerOptions {
  livekit: LivekitAccess;
  folder: string;
  /** Of the stand-ins. */
  providers: string;
  guard: ChildWatcher;
}

/** More calls than any benchmark makes. */
const MOST_CALLS = 100;
const READY_MS = 120_000;

export async function ourWorker({
  livekit,
  folder,
  providers,
  guard,
  dataDir,
  config,
}: WorkerOptions & { dataDir: string; config: string }): Promise<Worker> {
  const port = await freeTcpPort('127.0.0.1');
  const metadata: CallMetadata = { company: 'pestcall', channel: 'browser', callerNumber: DANA };
  const flags = ['--company', 'pestcall', '--port', String(port), '--max-calls', String(MOST_CALLS)];
  return startWorker({
    ...{ agentName: AGENT_NAME, metadata: JSON.stringify(metadata), port, guard },
    spec: {
      ...ownCommand(['worker', ...flags, '--idle-processes', '1', '--drain-seconds', '1']),
      ...{ name: 'our worker', logFile: join(folder, 'worker.log') },
      env: {
        ...livekitVariables(livekit),
        ...{
          SWITCHBOARD_DATA: dataDir,
          SWITCHBOARD_CONFIG: config,
          REHEARSAL_URL: providers,
          LOG_LEVEL: 'warn',
        },
      },
    },
  });
}

/** The framework alone, or not even that. */
export async function otherWorker(
  agentName: 'bare' | 'reflex',
  { livekit, folder, providers, guard }: WorkerOptions,
): Promise<Worker> {
  const port = await freeTcpPort('127.0.0.1');
  return startWorker({
    ...{ agentName, metadata: '{}', port, guard },
    spec: {
      ...runModule('../../bench/voice/bare-worker', []),
      ...{ name: `${agentName} worker`, logFile: join(folder, `${agentName}-worker.log`) },
      env: {
        ...livekitVariables(livekit),
        ...{ BENCH_PROVIDERS: providers, BENCH_AGENT: agentName, BENCH_AGENT_NAME: agentName },
        ...{ BENCH_PORT: String(port), BENCH_MAX_CALLS: String(MOST_CALLS) },
      },
    },
  });
}

/** The demo's first customer. */
const DANA = '+14155551234';

interface Start {
  agentName: string;
  metadata: string;
  port: number;
  guard: ChildWatcher;
  spec: Omit<ChildSpec, 'farewell'>;
}

async function startWorker({ agentName, metadata, port, guard, spec }: Start): Promise<Worker> {
  let pid = 0;
  const farewell = [
    { signal: 'SIGTERM', waitMs: 8000 },
    { signal: 'SIGINT', waitMs: 1000 },
  ] as const;
  const started = (id: number): void => {
    pid = id;
    guard.started(id);
  };
  const child = await startChild({ ...spec, farewell }, { started, ended: guard.ended });
  const ready = await untilReady(child, () => answersHttp(`http://127.0.0.1:${port}/`), {
    limitMs: READY_MS,
    signal: new AbortController().signal,
  });
  if (ready.state !== 'ready') {
    await child.stop();
    throw new Error(`${spec.name} did not start: see its output above`);
  }
  // Its first job process is still compiling; a call that comes now would wait for it.
  await pause(SETTLE_MS);
  return {
    agentName,
    metadata,
    pid,
    lastWords: () => readFileSync(spec.logFile, 'utf8').slice(-TELL),
    stop: () => child.stop(),
  };
}

const SETTLE_MS = 3000;
/** Characters of a log. */
const TELL = 2000;

/** Nothing of the surroundings' own keys: everything is stood in for. */
function livekitVariables({ url, apiKey, apiSecret }: LivekitAccess): Record<string, string | undefined> {
  const {
    OPENAI_API_KEY: _o,
    DEEPGRAM_API_KEY: _d,
    ELEVEN_API_KEY: _e,
    DATABASE_URL: _p,
    ...rest
  } = process.env;
  return { ...rest, LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret };
}
