// Everything that a voice benchmark needs on one machine: a LiveKit server, stand-ins for the providers, our worker,
// a bare one, processes with callers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startGuard } from '../../src/launcher/guard.ts';
import { findLivekitServer } from '../../src/launcher/livekit/machine.ts';
import { startLivekit } from '../../src/launcher/livekit/start-livekit.ts';
import type { LivekitAccess } from '../../src/launcher/livekit/livekit-choice.ts';
import { reachOf } from '../../src/launcher/livekit/reach.ts';
import { freeTcpPort } from '../../src/launcher/ports.ts';
import { openDatabase } from '../../src/database/connection.ts';
import { CallersProcess } from './callers-process.ts';
import { StandIns } from './stand-ins-process.ts';
import { writeTestConfig, type ConfigChoices } from './test-config.ts';
import { otherWorker, ourWorker, type Worker } from './workers.ts';

/** Who answers: our worker, the framework alone, or a reflex without either. */
export type Contender = 'ours' | 'bare' | 'reflex';

export interface Stage {
  livekit: LivekitAccess;
  standIns: StandIns;
  folder: string;
  /** Processes that belong to no worker. */
  pids: { livekit: () => number; standIns: number; callers: () => number[] };
  /** Stops the worker of this kind that there is, and starts another. */
  start(contender: Contender, choices: ConfigChoices): Promise<Worker>;
  /** A new process for callers. */
  callers(): Promise<CallersProcess>;
  stop(): Promise<void>;
}

/** Null, with a line that says so, without a LiveKit server. */
export async function openStage(): Promise<Stage | null> {
  const program = await findLivekitServer(process.env, resolve(import.meta.dirname, '../../tools'));
  if (program === null) {
    console.log('voice: skipped, there is no livekit-server (LIVEKIT_SERVER, PATH or tools/)');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-voice-'));
  // Ends what was started when this process is killed.
  const guard = startGuard();
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close().catch(console.error);
    guard.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    let livekitPid = 0;
    const { access: livekit, server } = await startLivekit({
      choice: { kind: 'binary', path: program },
      ...{ reach: reachOf('127.0.0.1', []), env: process.env, logFile: join(folder, 'livekit.log') },
      watcher: {
        started: (pid) => {
          livekitPid = pid;
          guard.started(pid);
        },
        ended: guard.ended,
      },
      ...{ signal: new AbortController().signal, say: console.log },
    });
    closers.push(() => server.stop());
    const standIns = await StandIns.start(await freeTcpPort('127.0.0.1'));
    closers.push(() => standIns.stop());
    // Held open here, so that job processes find it running.
    const dataDir = join(folder, 'data');
    const database = await openDatabase({ dataDir });
    closers.push(() => database.close());
    const workers = new Map<Contender, Worker>();
    closers.push(() => Promise.all([...workers.values()].map((worker) => worker.stop())));
    const callers: CallersProcess[] = [];
    closers.push(() => Promise.all(callers.map((one) => one.stop())));
    return {
      ...{ livekit, standIns, folder, stop },
      pids: {
        livekit: () => livekitPid,
        standIns: standIns.pid,
        callers: () => callers.map(({ pid }) => pid),
      },
      start: async (contender, choices) => {
        await workers.get(contender)?.stop();
        const common = { livekit, folder, guard, providers: standIns.url };
        const worker =
          contender === 'ours'
            ? await ourWorker({ ...common, dataDir, config: writeTestConfig(folder, choices) })
            : await otherWorker(contender, common);
        workers.set(contender, worker);
        return worker;
      },
      callers: async () => {
        const made = new CallersProcess();
        callers.push(made);
        await made.ready();
        return made;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
