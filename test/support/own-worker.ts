// A worker with a LiveKit server of the test's own: for tests that do to either what no `npm start` would.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { RoomServiceClient } from 'livekit-server-sdk';
import { expect, vi } from 'vitest';
import { createServices } from '../../src/services/create-services.ts';
import { loadCompany } from '../../src/config/load-company.ts';
import { openDatabase } from '../../src/database/connection.ts';
import { reachOf } from '../../src/launcher/livekit/reach.ts';
import { startLivekit } from '../../src/launcher/livekit/start-livekit.ts';
import { freeTcpPort } from '../../src/launcher/ports.ts';
import { answersHttp } from '../../src/launcher/ready.ts';
import { callToken } from '../../src/server/test-room/room-tokens.ts';
import type { StoredCall } from '../../src/services/calls/calls.port.ts';
import { RoomCaller } from './room-caller.ts';
import { collect, DANA, startRehearsal, stop, testConfig, withoutKeys } from './running-line.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const HOST = '127.0.0.1';
/** It compiles and loads models, on a machine that does other things too. */
const READY = { timeout: 120_000, interval: 200 };

export interface OwnWorker {
  call(): Promise<RoomCaller & { roomName: string }>;
  rooms: RoomServiceClient;
  signal(signal: NodeJS.Signals): void;
  /** Its exit code. */
  ended: Promise<number | null>;
  /** As soon as the call has ended. */
  recordOf(callId: string): Promise<StoredCall>;
  stop(): Promise<void>;
}

export async function startWorker(livekitServer: string, drainSeconds: number): Promise<OwnWorker> {
  const folder = mkdtempSync(join(tmpdir(), 'own-worker-'));
  const closers: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stopAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const { access, server } = await startLivekit({
      ...{ choice: { kind: 'binary', path: livekitServer }, reach: reachOf(HOST, []), env: process.env },
      ...{ logFile: join(folder, 'livekit.log'), signal: new AbortController().signal },
      watcher: { started: () => undefined, ended: () => undefined },
      say: () => undefined,
    });
    closers.push(() => server.stop());
    const rehearsal = await startRehearsal();
    closers.push(() => rehearsal.stop());
    const dataDir = join(folder, 'data');
    const database = await openDatabase({ dataDir });
    closers.push(() => database.close());
    const port = await freeTcpPort(HOST);
    const flags = ['--port', String(port), '--idle-processes', '1', '--drain-seconds', String(drainSeconds)];
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'worker', ...flags], {
      cwd: ROOT,
      env: {
        ...withoutKeys(process.env),
        ...{
          SWITCHBOARD_DATA: dataDir,
          SWITCHBOARD_CONFIG: testConfig(folder),
          REHEARSAL_URL: rehearsal.url,
        },
        ...{ LIVEKIT_URL: access.url, LIVEKIT_API_KEY: access.apiKey, LIVEKIT_API_SECRET: access.apiSecret },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = collect(child);
    closers.push(() => stop(child));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await vi.waitFor(async () => {
      expect(await answersHttp(`http://${HOST}:${port}/`), output.text).toBe(true);
    }, READY);
    const { company } = loadCompany('pestcall');
    const { calls } = createServices({ db: database.db, company: company.slug, settings: company });
    let made = 0;
    return {
      call: async () => {
        const roomName = `call-own-${++made}`;
        const ticket = { room: roomName, identity: 'caller' };
        const dispatch = { company: 'pestcall', channel: 'browser' as const, callerNumber: DANA };
        const caller = await RoomCaller.join(access.url, await callToken(access, ticket, { dispatch }));
        return Object.assign(caller, { roomName });
      },
      rooms: new RoomServiceClient(access.url.replace(/^ws/, 'http'), access.apiKey, access.apiSecret),
      signal: (signal) => void child.kill(signal),
      ended,
      recordOf: (callId) =>
        vi.waitFor(
          async () => {
            const call = await calls.load(callId);
            if (call?.endedAt == null) throw new Error(`the call has not ended:\n${JSON.stringify(call)}`);
            return call;
          },
          { timeout: 60_000, interval: 250 },
        ),
      stop: stopAll,
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}
