// A whole line for end-to-end tests: `npm start` itself, with rehearsal servers whose faults the test controls.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, vi } from 'vitest';
import { z } from 'zod';
import type { Endpoint, Fault } from '../../src/rehearsal/servers/index.ts';
import type { CallEvent } from '../../src/domain/call-event.ts';
import { RoomCaller } from './room-caller.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Compiling, the database, the page and models, on a machine that does other things too. Milliseconds. */
const START_LIMIT = 150_000;

export interface RunningLine {
  /** Of the test room. */
  url: string;
  /** Of the start itself, the ancestor of everything else. */
  pid: number;
  /** Makes trouble at a provider; null ends it. */
  fault(endpoint: Endpoint, fault: Fault | null): Promise<void>;
  /** What the start has printed. */
  output: () => string;
  /** Resolves when one of its processes has logged that. */
  logs(pattern: RegExp): Promise<void>;
  /** Joins a room of its own as a caller without a browser. */
  call(options?: { from?: string | null; microphone?: boolean }): Promise<RoomCaller>;
  /** A room of one's own to join later, as the test room's page is given. */
  token(from: string | null): Promise<RoomAccess>;
  join(access: RoomAccess): Promise<RoomCaller>;
  /** As a page does after a reload. */
  renew(access: RoomAccess): Promise<RoomAccess>;
  /** The stored call, as soon as it passes. */
  recordOf(callId: string, test: (call: StoredCall) => boolean): Promise<{ events: CallEvent[] }>;
  /** Synthesises what a caller says, in a voice that no agent has. */
  speech(text: string, voice?: string): Promise<Int16Array>;
  stop(): Promise<void>;
}

const recordSchema = z.object({
  call: z.object({ endedAt: z.number().nullable() }).loose(),
  events: z.array(z.custom<CallEvent>()),
});
type StoredCall = z.infer<typeof recordSchema>['call'];

const accessSchema = z.object({ room: z.string(), identity: z.string(), token: z.string(), url: z.string() });
export type RoomAccess = z.infer<typeof accessSchema>;

/** The demo's first customer. */
export const DANA = '+14155551234';

export async function startLine(
  variables: Record<string, string> = {},
  /** Changes pestcall's company.yaml. */
  changed: (companyFile: string) => string = (text) => text,
): Promise<RunningLine> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-e2e-'));
  const rehearsal = await startRehearsal();
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start', '--port', '0'], {
    cwd: ROOT,
    env: {
      ...withoutKeys(process.env),
      SWITCHBOARD_DATA: join(folder, 'data'),
      SWITCHBOARD_CONFIG: testConfig(folder, changed),
      REHEARSAL_URL: rehearsal.url,
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  try {
    const url = await whenSaid(child, output, /https?:\/\/127\.0\.0\.1:\d+(?=[^]*Ctrl-C)/);
    return {
      url,
      pid: child.pid ?? 0,
      fault: (endpoint, fault) => setFault(rehearsal.url, endpoint, fault),
      output: () => output.text,
      logs: (pattern) =>
        vi.waitFor(() => expect(logsIn(join(folder, 'data', 'logs'))).toMatch(pattern), {
          timeout: START_LIMIT,
          interval: 500,
        }),
      call: async ({ from = DANA, microphone = true } = {}) => {
        const access = await requestAccess(url, { callerNumber: from });
        return RoomCaller.join(access.url, access.token, { microphone });
      },
      token: (from) => requestAccess(url, { callerNumber: from }),
      join: (access) => RoomCaller.join(access.url, access.token),
      renew: ({ room, token }) => requestAccess(`${url}/api/test-room/calls/${room}/token`, { token }),
      recordOf: (callId, test) => recordOf(url, callId, test),
      speech: (text, voice = 'kal16') => synthesise(rehearsal.url, text, voice),
      stop: async () => {
        await stop(child);
        await rehearsal.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await stop(child);
    await rehearsal.stop();
    throw error;
  }
}

function logsIn(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

/** In a process of their own: recognising speech would hold up the callers. */
export async function startRehearsal(): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'rehearsal', '--port', '0'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  const url = await whenSaid(child, output, /https?:\/\/127\.0\.0\.1:\d+/);
  return { url, stop: () => stop(child) };
}

async function setFault(url: string, endpoint: Endpoint, fault: Fault | null): Promise<void> {
  const response = await fetch(`${url}/faults/${endpoint}`, {
    method: fault ? 'PUT' : 'DELETE',
    ...(fault && { body: JSON.stringify(fault) }),
  });
  if (!response.ok) throw new Error(`no fault: ${response.status} ${await response.text()}`);
}

/** Synthetic voices end their sentences in a way that the turn detector takes for a pause: silence decides here. */
export function testConfig(
  folder: string,
  changed: (companyFile: string) => string = (text) => text,
): string {
  const config = join(folder, 'config');
  cpSync(join(ROOT, 'config'), config, { recursive: true });
  const file = join(config, 'companies/pestcall/company.yaml');
  const text = changed(readFileSync(file, 'utf8'));
  writeFileSync(file, text.replace(/turnDetection: \w+/, 'turnDetection: vad'));
  if (!readFileSync(file, 'utf8').includes('turnDetection: vad'))
    writeFileSync(file, text.replace(/\nspeech:\n/, '\nspeech:\n  turnDetection: vad\n'));
  return config;
}

async function requestAccess(url: string, body: object): Promise<RoomAccess> {
  const { origin, pathname } = new URL(url);
  const response = await fetch(pathname === '/' ? `${origin}/api/test-room/calls` : url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`no token: ${response.status} ${await response.text()}`);
  return accessSchema.parse(await response.json());
}

function recordOf(url: string, callId: string, test: (call: StoredCall) => boolean) {
  return vi.waitFor(
    async () => {
      const response = await fetch(`${url}/api/calls/${callId}`);
      const record = recordSchema.parse(await response.json());
      expect(test(record.call)).toBe(true);
      return record;
    },
    { timeout: 60_000, interval: 250 },
  );
}

async function synthesise(url: string, input: string, voice: string): Promise<Int16Array> {
  const response = await fetch(`${url}/v1/audio/speech`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'tts', input, voice, response_format: 'pcm' }),
  });
  const bytes = await response.arrayBuffer();
  return new Int16Array(bytes, 0, Math.floor(bytes.byteLength / 2));
}

export function collect(child: ChildProcess): { text: string; changed: () => Promise<void> } {
  const waiting = new Set<() => void>();
  const output = {
    text: '',
    changed: () => new Promise<void>((heard) => waiting.add(heard)),
  };
  const take = (chunk: Buffer): void => {
    output.text += chunk.toString();
    for (const heard of waiting) heard();
    waiting.clear();
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  child.once('exit', () => take(Buffer.from('\n(the start has ended)\n')));
  return output;
}

/** What it says that fits, as soon as it is said. */
export async function whenSaid(
  child: ChildProcess,
  output: ReturnType<typeof collect>,
  pattern: RegExp,
): Promise<string> {
  const limit = AbortSignal.timeout(START_LIMIT);
  const late = new Promise<never>((_resolve, reject) =>
    limit.addEventListener('abort', () => reject(new Error(`not ready in time:\n${output.text}`))),
  );
  for (;;) {
    const found = pattern.exec(output.text)?.[0];
    if (found !== undefined) return found;
    if (child.exitCode !== null) throw new Error(`the start has failed:\n${output.text}`);
    await Promise.race([output.changed(), late]);
  }
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

export function withoutKeys(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {
    OPENAI_API_KEY: _o,
    DEEPGRAM_API_KEY: _d,
    ELEVEN_API_KEY: _e,
    LIVEKIT_URL: _l,
    DATABASE_URL: _p,
    ...rest
  } = env;
  return rest;
}
