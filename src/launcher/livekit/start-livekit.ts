// Starts the LiveKit server that was chosen and waits until it answers to our key.
import { randomBytes } from 'node:crypto';
import { RoomServiceClient, ServerError } from 'livekit-server-sdk';
import { CodedError } from '../../domain/errors.ts';
import { startChild, type ChildSpec } from '../child.ts';
import { freeTcpPort, freeUdpPort, isFreeTcp, isFreeUdp } from '../ports.ts';
import { untilReady } from '../ready.ts';
import { supervise, type Supervised, type SuperviseOptions } from '../supervise.ts';
import type { LivekitAccess, LivekitChoice } from './livekit-choice.ts';
import { LIVEKIT_PORTS, livekitConfig, type LivekitPorts } from './livekit-config.ts';
import type { Variables } from './machine.ts';
import type { Reach } from './reach.ts';
import { LIVEKIT_SERVER_VERSION } from './version.ts';

type OwnServer = Extract<LivekitChoice, { kind: 'binary' | 'docker' }>;

export interface StartLivekitOptions extends SuperviseOptions {
  choice: OwnServer;
  reach: Reach;
  env: Variables;
  logFile: string;
  signal: AbortSignal;
}

/** The second signal makes it end without waiting for whoever is still in a room. */
const FAREWELL: ChildSpec['farewell'] = [
  { signal: 'SIGTERM', waitMs: 1500 },
  { signal: 'SIGTERM', waitMs: 3000 },
];
const LIMIT_MS = 15_000;
/** Docker may have to fetch the image first. */
const DOCKER_LIMIT_MS = 300_000;
/** Somebody else may take a port between our looking and the server's listening. */
const ATTEMPTS = 3;

export async function startLivekit(
  options: StartLivekitOptions,
): Promise<{ access: LivekitAccess; server: Supervised }> {
  const { choice, reach, env, logFile, signal } = options;
  const key = { apiKey: `API${randomBytes(6).toString('hex')}`, apiSecret: randomBytes(32).toString('hex') };
  let ending = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const ports = await choosePorts(reach, attempt === 1);
    const access = { ...key, url: `ws://${reach.nodeIp}:${ports.http}` };
    const config = livekitConfig({ ports, reach, key, container: choice.kind === 'docker' });
    const child = await startChild(specOf(choice, { ports, reach, config, env, logFile }), options.watcher);
    const limitMs = choice.kind === 'docker' ? DOCKER_LIMIT_MS : LIMIT_MS;
    const answers = async (): Promise<boolean> => (await checkLivekit(access)) === 'ok';
    const ready = await untilReady(child, answers, { limitMs, signal }).catch(async (error: unknown) => {
      await child.stop();
      throw error;
    });
    if (ready.state === 'ready') return { access, server: supervise(child, options) };
    await child.stop();
    ending = ready.state === 'ended' ? ready.ending : `no answer in ${limitMs / 1000} s`;
  }
  throw new CodedError(
    'service_unavailable',
    `The LiveKit server did not start (${ending}): see ${logFile}; --no-voice starts without it.`,
  );
}

export type LivekitState = 'ok' | 'refused' | 'unreachable';

/** Whether a server is there and takes the key. */
export async function checkLivekit({ url, apiKey, apiSecret }: LivekitAccess): Promise<LivekitState> {
  const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret, { requestTimeout: 5 });
  try {
    await rooms.listRooms();
    return 'ok';
  } catch (error) {
    return error instanceof ServerError && (error.status === 401 || error.status === 403)
      ? 'refused'
      : 'unreachable';
  }
}

async function choosePorts(reach: Reach, usual: boolean): Promise<LivekitPorts> {
  const { http, udp, tcp } = LIVEKIT_PORTS;
  const { bind, local } = reach;
  const free =
    usual &&
    (await isFreeTcp(http, bind)) &&
    (await isFreeUdp(udp, bind)) &&
    (local || (await isFreeTcp(tcp, bind)));
  // To this machine itself UDP always gets through.
  if (free) return { http, udp, tcp: local ? 0 : tcp };
  return {
    http: await freeTcpPort(bind),
    udp: await freeUdpPort(bind),
    tcp: local ? 0 : await freeTcpPort(bind),
  };
}

interface SpecParts {
  ports: LivekitPorts;
  reach: Reach;
  config: string;
  env: Variables;
  logFile: string;
}

function specOf(choice: OwnServer, { ports, reach, config, env, logFile }: SpecParts): ChildSpec {
  const common = {
    name: 'LiveKit server',
    env: { ...env, LIVEKIT_CONFIG: config },
    logFile,
    farewell: FAREWELL,
  };
  if (choice.kind === 'binary') return { ...common, command: choice.path, args: [] };
  return { ...common, command: 'docker', args: dockerArguments(ports, reach.bind) };
}

export function dockerArguments({ http, udp, tcp }: LivekitPorts, bind: string): string[] {
  const publish = [
    `${bind}:${http}:${http}`,
    `${bind}:${udp}:${udp}/udp`,
    ...(tcp ? [`${bind}:${tcp}:${tcp}`] : []),
  ];
  return [
    ...['run', '--rm', '--init', '-e', 'LIVEKIT_CONFIG'],
    ...publish.flatMap((port) => ['-p', port]),
    `livekit/livekit-server:${LIVEKIT_SERVER_VERSION}`,
  ];
}
