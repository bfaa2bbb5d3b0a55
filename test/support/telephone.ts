// The telephone network of the tests: Redis, a LiveKit server and livekit-sip on loopback, telephones around them, and
// a whole line of ours behind them.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AudioFrame, AudioResampler } from '@livekit/rtc-node';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { parseEnvironment, type Environment } from '../../src/config/environment.ts';
import { loadCompany } from '../../src/config/load-company.ts';
import type { CallEvent } from '../../src/domain/call-event.ts';
import type { Company } from '../../src/domain/company.ts';
import { telephonySettingsSchema } from '../../src/domain/telephony-settings.ts';
import { freeTcpPort, freeUdpPort } from '../../src/launcher/ports.ts';
import type { LivekitAccess } from '../../src/launcher/livekit/livekit-choice.ts';
import { setUpTelephony } from '../../src/telephony/set-up.ts';
import { openTelephony } from '../../src/telephony/livekit-telephony.ts';
import { CALLER_RATE, RoomCaller } from './room-caller.ts';
import { DANA, startLine, type RunningLine } from './running-line.ts';
import { SipPhone, type PhoneOptions, type SipAddress } from './sip/phone.ts';
import type { PhoneCall } from './sip/phone-call.ts';
import { PHONE_RATE } from './sip/rtp-sound.ts';

export interface Telephony {
  livekit: LivekitAccess;
  /** Where livekit-sip takes calls, by UDP. */
  sip: SipAddress;
  /** What our own programs read. */
  variables: Record<string, string>;
  rooms: RoomServiceClient;
  phone(options?: Partial<PhoneOptions>): Promise<SipPhone>;
  /** Joins as somebody without a telephone. */
  join(room: string, identity: string, options: { microphone: boolean }): Promise<RoomCaller>;
  /** Whether livekit-sip is what it was at the start. */
  alive(): boolean;
  stop(): Promise<void>;
}

export type TelephonyPrograms = Record<'livekit-server' | 'livekit-sip' | 'redis-server', string>;
export const TELEPHONY = ['livekit-server', 'livekit-sip', 'redis-server'] as const;

/** The demo company's number. */
export const PESTCALL = '+12065550100';
const HOST = '127.0.0.1';
const KEY = 'testkey';
const SECRET = 'a-secret-of-at-least-32-characters';
const START_LIMIT = 30_000;
/** Ports for the sound of calls; each takes one or two. */
const RTP_PORTS = 100;

export async function startTelephony(programs: TelephonyPrograms): Promise<Telephony> {
  const folder = mkdtempSync(join(tmpdir(), 'telephone-'));
  const children: ChildProcess[] = [];
  const start = (program: keyof TelephonyPrograms, args: string[], variables = {}): ChildProcess => {
    const output = process.env['TELEPHONE_LOG'] === undefined ? 'ignore' : 'inherit';
    const child = spawn(programs[program], args, {
      cwd: folder,
      stdio: ['ignore', output, output],
      env: { ...process.env, ...variables },
    });
    children.push(child);
    return child;
  };
  const stop = async (): Promise<void> => {
    // Redis last: the others want to tell it goodbye.
    for (const child of children.reverse()) await kill(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const redisPort = await freeTcpPort(HOST);
    const redis = { address: `${HOST}:${redisPort}` };
    const store = start('redis-server', [
      ...['--port', `${redisPort}`, '--bind', HOST],
      ...['--save', '', '--appendonly', 'no'],
    ]);
    await answers(store, () => canConnect(redisPort));

    const livekit = { url: `ws://${HOST}:${await freeTcpPort(HOST)}`, apiKey: KEY, apiSecret: SECRET };
    const server = start('livekit-server', [], { LIVEKIT_CONFIG: await serverConfig(livekit, redis) });
    const http = livekit.url.replace(/^ws/, 'http');
    await answers(server, async () => (await fetch(http)).ok);

    const sip = { host: HOST, port: await freeUdpPort(HOST) };
    const health = await freeTcpPort(HOST);
    const bridge = start('livekit-sip', [], {
      SIP_CONFIG_BODY: await sipConfig({ livekit, redis, sip, health }),
    });
    await answers(bridge, async () => (await fetch(`http://${HOST}:${health}/`)).ok);

    return {
      ...{ livekit, sip, stop },
      variables: { LIVEKIT_URL: livekit.url, LIVEKIT_API_KEY: KEY, LIVEKIT_API_SECRET: SECRET },
      rooms: new RoomServiceClient(http, KEY, SECRET),
      phone: (options = {}) => SipPhone.open({ number: DANA, server: sip, ...options }),
      join: async (room, identity, options) =>
        RoomCaller.join(livekit.url, await tokenFor(room, identity), options),
      alive: () => bridge.exitCode === null && bridge.signalCode === null,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A call by telephone, and somebody who looks on and reads what happens in it. */
export interface ObservedCall {
  call: PhoneCall;
  log: RoomCaller;
}

export interface TelephoneLine extends RunningLine {
  telephony: Telephony;
  /** What a caller says, as a telephone takes it. */
  spoken(text: string, voice?: string): Promise<Int16Array>;
  /** Looks on at the next call that nobody has looked on at. */
  observe(): Promise<RoomCaller>;
  /** Says it, in another voice each time, until this has happened: a telephone carries little of a voice. */
  sayUntil(observed: ObservedCall, text: string, done: (event: CallEvent) => boolean): Promise<CallEvent>;
}

/** A company's line that is reached by telephone: everything that runs in production, and its trunk and rule. */
export async function startTelephoneLine(
  programs: TelephonyPrograms,
  /** Told of the network before the line is there: the company's `telephony` section, and changes of its file. */
  prepare: (telephony: Telephony) => Promise<LineSettings> = () => Promise.resolve({}),
): Promise<TelephoneLine> {
  const telephony = await startTelephony(programs);
  try {
    const { settings = {}, changed } = await prepare(telephony);
    await setUp(telephony, { settings });
    const line = await startLine(telephony.variables, changed);
    const observed = new Set<string>();
    const spoken = async (text: string, voice?: string): Promise<Int16Array> =>
      forTelephone(await line.speech(text, voice));
    return {
      ...line,
      telephony,
      spoken,
      sayUntil: (call, text, done) => sayUntil(call, text, { done, spoken }),
      observe: async () =>
        telephony.join(await newRoom(telephony.rooms, observed), 'watcher', { microphone: false }),
      stop: async () => {
        await line.stop();
        await telephony.stop();
      },
    };
  } catch (error) {
    await telephony.stop();
    throw error;
  }
}

async function sayUntil(
  { call, log }: ObservedCall,
  text: string,
  { done, spoken }: { done: (event: CallEvent) => boolean; spoken: TelephoneLine['spoken'] },
): Promise<CallEvent> {
  const first = log.events.length;
  for (const voice of ['kal16', 'awb', 'rms', 'kal16']) {
    const before = log.events.length;
    await call.sound.say(await spoken(text, voice));
    // What follows from it, or the agent's next question.
    const heard = await log.happening(`answer to "${text}"`, (event) =>
      done(event) ? event.seq > first : event.type === 'agent.said' && event.seq > before,
    );
    if (done(heard)) return heard;
  }
  throw new Error(`not understood: ${text}\n${log.transcript()}`);
}

export interface LineSettings {
  settings?: object;
  changed?: (companyFile: string) => string;
}

/** As `npm run telephony -- setup` does, for a company with these settings. Answers what its outbound calls need. */
export async function setUp(
  telephony: Telephony,
  { variables = {}, settings = {} }: SetUpOptions = {},
): Promise<{ company: Company; environment: Environment; lines: string[] }> {
  const environment = parseEnvironment({ ...telephony.variables, ...variables });
  const { company: shipped } = loadCompany('pestcall', environment.SWITCHBOARD_CONFIG);
  const company = { ...shipped, telephony: telephonySettingsSchema.parse(settings) };
  const lines = await setUpTelephony(openTelephony(environment), { company, environment });
  return { company, environment, lines };
}

export interface SetUpOptions {
  variables?: Record<string, string>;
  /** The company's `telephony` section. */
  settings?: object;
}

/** Of the line's voices, which have CALLER_RATE. */
export function forTelephone(pcm: Int16Array): Int16Array {
  const resampler = new AudioResampler(CALLER_RATE, PHONE_RATE, 1);
  const frames = [...resampler.push(new AudioFrame(pcm, CALLER_RATE, 1, pcm.length)), ...resampler.flush()];
  resampler.close();
  return Int16Array.from(frames.flatMap(({ data }) => [...data]));
}

/** Rings at the line, where somebody who is no worker of ours picks up. */
export async function pickedUp(
  telephony: Telephony,
  phone: SipPhone,
  number = PESTCALL,
): Promise<{ call: PhoneCall; agent: RoomCaller; room: string; caller: string }> {
  const before = new Set((await telephony.rooms.listRooms()).map(({ name }) => name));
  const call = await phone.dial(number);
  const room = await newRoom(telephony.rooms, before);
  const agent = await telephony.join(room, 'agent', { microphone: true });
  await call.answered;
  const [caller] = [...agent.room.remoteParticipants.keys()];
  if (caller === undefined) throw new Error('nobody is in the room');
  return { call, agent, room, caller };
}

async function newRoom(rooms: RoomServiceClient, known: Set<string>): Promise<string> {
  for (;;) {
    const room = (await rooms.listRooms()).find(({ name }) => !known.has(name));
    if (room) {
      known.add(room.name);
      return room.name;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function tokenFor(room: string, identity: string): Promise<string> {
  const token = new AccessToken(KEY, SECRET, { identity, ttl: '1h' });
  token.addGrant({ roomJoin: true, room, canPublish: true, canSubscribe: true, canPublishData: true });
  return token.toJwt();
}

async function serverConfig({ url }: LivekitAccess, redis: object): Promise<string> {
  return JSON.stringify({
    port: Number(new URL(url).port),
    bind_addresses: [HOST],
    rtc: {
      udp_port: await freeUdpPort(HOST),
      tcp_port: 0,
      node_ip: HOST,
      use_external_ip: false,
      enable_loopback_candidate: true,
      ips: { includes: [`${HOST}/32`] },
    },
    redis,
    keys: { [KEY]: SECRET },
    logging: { level: process.env['TELEPHONE_LOG'] ?? 'error', json: false },
  });
}

interface SipConfigParts {
  livekit: LivekitAccess;
  redis: object;
  sip: SipAddress;
  health: number;
}

async function sipConfig({ livekit, redis, sip, health }: SipConfigParts): Promise<string> {
  const rtp = await freeUdpPort(HOST);
  return JSON.stringify({
    ...{ redis, api_key: livekit.apiKey, api_secret: livekit.apiSecret, ws_url: livekit.url },
    ...{ sip_port: sip.port, listen_ip: HOST, nat_1_to_1_ip: HOST, health_port: health },
    rtp_port: `${rtp}-${Math.min(rtp + RTP_PORTS, 65_535)}`,
    // Nobody sends to a port late here.
    rtp_draining_idle_timeout: '-1s',
    // It counts the whole machine, which does other things too, and takes no calls when that is busy.
    max_cpu_utilization: 1,
    logging: { level: process.env['TELEPHONE_LOG'] ?? 'error', json: false },
  });
}

async function answers(child: ChildProcess, check: () => Promise<boolean>): Promise<void> {
  const limit = AbortSignal.timeout(START_LIMIT);
  while (!(await check().catch(() => false))) {
    if (child.exitCode !== null)
      throw new Error(`${child.spawnfile} has ended: TELEPHONE_LOG=info tells why.`);
    if (limit.aborted) throw new Error(`${child.spawnfile} does not answer: TELEPHONE_LOG=info tells why.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function canConnect(port: number): Promise<boolean> {
  const socket = connect(port, HOST);
  try {
    await once(socket, 'connect');
    return true;
  } finally {
    socket.destroy();
  }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
