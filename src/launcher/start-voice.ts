// Brings up what a spoken call needs beside the web server: a LiveKit server, rehearsal servers, a worker.
import { join, resolve } from 'node:path';
import type { Environment } from '../config/environment.ts';
import type { Company } from '../domain/company.ts';
import { CodedError } from '../domain/errors.ts';
import type { SpeechPlan } from '../speech/index.ts';
import { startChild, type ChildSpec } from './child.ts';
import { rehearsalSpec, workerSpec } from './helpers.ts';
import type { LivekitAccess, LivekitChoice } from './livekit/livekit-choice.ts';
import { ownAddresses } from './livekit/machine.ts';
import { reachOf } from './livekit/reach.ts';
import { checkLivekit, startLivekit } from './livekit/start-livekit.ts';
import { planOf } from './speech-check.ts';
import { freeTcpPort } from './ports.ts';
import { answersHttp, untilReady, type Readiness } from './ready.ts';
import type { StartContext } from './start-context.ts';
import { needsRehearsalServers, standIns } from './speech-facts.ts';
import type { VoiceFacts } from './summary.ts';
import { supervise } from './supervise.ts';

export interface Voice {
  /** With the LiveKit server and the rehearsal servers that are used. */
  environment: Environment;
  /** Null where nobody is heard. */
  plan: SpeechPlan | null;
  facts: VoiceFacts;
}

const LOOPBACK = '127.0.0.1';
const REHEARSAL_LIMIT_MS = 60_000;
/** It compiles, loads models, and registers; two minutes on a machine that is busy with its first start. */
const WORKER_LIMIT_MS = 120_000;

/** Where nobody is heard, for this reason. */
export function typedOnly(environment: Environment, facts: Exclude<VoiceFacts, { state: 'on' }>): Voice {
  const { LIVEKIT_URL: _url, LIVEKIT_API_KEY: _key, LIVEKIT_API_SECRET: _secret, ...without } = environment;
  return { environment: without, plan: null, facts };
}

/** @throws CodedError when something that is configured, or was found here, does not work. */
export async function startVoice(
  context: StartContext,
  company: Company,
  choice: Exclude<LivekitChoice, { kind: 'build' }>,
): Promise<Voice> {
  const { env, environment, logger } = context;
  if (choice.kind === 'none') return typedOnly(environment, { state: 'missing' });
  const livekit = await openLivekit(context, choice);
  const withLivekit: Environment = {
    ...environment,
    // One of ours is where its URL says.
    LIVEKIT_PUBLIC_URL: choice.kind === 'given' ? environment.LIVEKIT_PUBLIC_URL : undefined,
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.apiKey,
    LIVEKIT_API_SECRET: livekit.apiSecret,
  };
  const needed = needsRehearsalServers(planOf({ company, environment, variables: env, logger }));
  const voiced = needed ? { ...withLivekit, REHEARSAL_URL: await openRehearsal(context) } : withLivekit;
  const workerReady = await openWorker(context, voiced);
  const plan = planOf({ company, environment: voiced, variables: env, logger });
  const own = choice.kind !== 'given';
  return {
    environment: voiced,
    plan,
    facts: { state: 'on', livekitUrl: livekit.url, own, standIns: standIns(plan), workerReady },
  };
}

async function openLivekit(
  context: StartContext,
  choice: Exclude<LivekitChoice, { kind: 'none' | 'build' }>,
): Promise<LivekitAccess> {
  const { flags, env, dataFolder, signal, closers, guard, say } = context;
  if (choice.kind === 'given') {
    const state = await checkLivekit(choice.access);
    if (state === 'ok') return choice.access;
    throw new CodedError(
      state === 'refused' ? 'configuration' : 'service_unavailable',
      state === 'refused'
        ? 'The server at LIVEKIT_URL does not take LIVEKIT_API_KEY and LIVEKIT_API_SECRET: correct them.'
        : 'Nothing answers at LIVEKIT_URL: start that server, correct the address, or leave it out to have one started here.',
    );
  }
  say(choice.kind === 'docker' ? 'Starting the LiveKit server by Docker…' : 'Starting the LiveKit server…');
  const logFile = join(dataFolder, 'logs/livekit.log');
  const reach = reachOf(flags.host, ownAddresses());
  const { access, server } = await startLivekit({ choice, reach, env, logFile, signal, watcher: guard, say });
  closers.add('LiveKit server', () => server.stop());
  return access;
}

async function openRehearsal(context: StartContext): Promise<string> {
  const { env, dataFolder, say } = context;
  say('Starting the rehearsal servers…');
  const port = await freeTcpPort(LOOPBACK);
  const url = `http://${LOOPBACK}:${port}`;
  const spec = rehearsalSpec({ port, env, logFile: join(dataFolder, 'logs/rehearsal.log') });
  const ready = await keepChild(context, spec, { url: `${url}/health`, limitMs: REHEARSAL_LIMIT_MS });
  if (ready.state === 'ready') return url;
  throw new CodedError(
    'service_unavailable',
    `The rehearsal servers did not start (${reason(ready)}): see ${spec.logFile}; --no-voice starts without them.`,
  );
}

/** Without a worker the line is open all the same, for typed calls; it is started again until it comes. */
async function openWorker(context: StartContext, environment: Environment): Promise<boolean> {
  const { flags, env, dataFolder, say } = context;
  say('Starting the voice worker; the first time it makes the lines that fill a wait…');
  const port = await freeTcpPort(LOOPBACK);
  const spec = workerSpec({
    company: flags.company,
    port,
    env: { ...env, ...environment, SWITCHBOARD_DATA: resolve(dataFolder) },
    logFile: join(dataFolder, 'logs/worker.log'),
  });
  const ready = await keepChild(context, spec, {
    url: `http://${LOOPBACK}:${port}/`,
    limitMs: WORKER_LIMIT_MS,
  });
  if (ready.state === 'ready') return true;
  say(`The voice worker is not ready (${reason(ready)}): see ${spec.logFile}.`);
  return false;
}

/** Starts it, waits until it answers, and keeps it running whether it does or not, until the stop. */
async function keepChild(
  { signal, closers, guard, say }: StartContext,
  spec: ChildSpec,
  { url, limitMs }: { url: string; limitMs: number },
): Promise<Readiness> {
  signal.throwIfAborted();
  const child = await startChild(spec, guard);
  let stopChild = (): Promise<void> => child.stop();
  closers.add(spec.name, () => stopChild());
  const ready = await untilReady(child, () => answersHttp(url), { limitMs, signal });
  const kept = supervise(child, { watcher: guard, say });
  stopChild = () => kept.stop();
  return ready;
}

function reason(ready: Exclude<Readiness, { state: 'ready' }>): string {
  return ready.state === 'late' ? 'no answer yet' : ready.ending;
}
