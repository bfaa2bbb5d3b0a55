// How many spoken calls a machine carries: more and more of them, each with a turn every seven seconds, and what each
// part of the machine spends on it. Callers, stand-ins and the LiveKit server are on the same machine here.
import { setTimeout as pause } from 'node:timers/promises';
import { printTable, type Cell } from '../support/table.ts';
import { ring, type BenchCall } from './calls.ts';
import type { CallersProcess } from './callers-process.ts';
import { heardAfter, p50, p95 } from './figures.ts';
import { measureUse, type Use } from './machine-use.ts';
import type { Stage } from './stage.ts';
import type { Worker } from './workers.ts';

export interface LoadOptions {
  contender: 'ours' | 'bare';
  steps: readonly number[];
  /** Of each call in each step. */
  turns: number;
}

const TURN_MS = 7000;
/** Callers in one process. */
const TOGETHER = 8;
/** For the processes that wait for the next calls to have come up. */
const SETTLE_MS = 8000;
/** No more steps when the slow turns take so many times as long as with one call. */
const TOO_SLOW = 2;

export async function callsAtOnce(stage: Stage, { contender, steps, turns }: LoadOptions): Promise<void> {
  const worker = await stage.start(contender, { fillers: false });
  const callers: CallersProcess[] = [];
  const calls: BenchCall[] = [];
  const rows: Cell[][] = [];
  let alone = Number.POSITIVE_INFINITY;
  for (const step of steps) {
    try {
      await fillUp(stage, { worker, callers, calls, to: step });
    } catch (error) {
      console.log(`${calls.length} calls, no more: ${String(error)}`);
      break;
    }
    await pause(SETTLE_MS);
    const { times, errors, use } = await talk(stage, { worker, calls, turns });
    if (step === steps[0]) alone = p95(times);
    rows.push(rowOf(step, { times, errors, use }));
    if (errors > 0 || p95(times) > TOO_SLOW * alone) break;
  }
  console.log('');
  printTable(
    [
      ...[`${contender}, calls at once`, 'turns', 'errors', 'p50', 'p95', 'cores: jobs', 'worker', 'LiveKit'],
      ...[
        'stand-ins',
        'callers',
        'database',
        'all',
        'machine busy',
        'job CPU/call',
        'MiB/call',
        'of its own',
      ],
    ],
    rows,
  );
  await Promise.allSettled(calls.map((call) => call.leave()));
}

function rowOf(step: number, { times, errors, use }: { times: number[]; errors: number; use: Use }): Cell[] {
  const { cores } = use;
  const all = Object.values(cores).reduce((sum, one) => sum + one, 0);
  return [
    ...[String(step), times.length, errors, p50(times), p95(times)],
    ...[cores.jobs, cores.worker, cores.livekit, cores.standIns, cores.callers, cores.database, all],
    ...[`${Math.round(use.busy * 100)} %`, cores.jobs / step, use.jobMemory, use.jobOwnMemory],
  ];
}

interface Filling {
  worker: Worker;
  callers: CallersProcess[];
  calls: BenchCall[];
  to: number;
}

async function fillUp(stage: Stage, { worker, callers, calls, to }: Filling): Promise<void> {
  while (calls.length < to) {
    if (calls.length >= callers.length * TOGETHER) callers.push(await stage.callers());
    const process = callers.at(-1);
    if (process) calls.push(await ring(stage, worker, process));
  }
}

/** Callers do not speak in step: each begins its turns somewhere in the seven seconds. */
async function talk(
  stage: Stage,
  { worker, calls, turns }: { worker: Worker; calls: readonly BenchCall[]; turns: number },
): Promise<{ times: number[]; errors: number; use: Use }> {
  const times: number[] = [];
  let errors = 0;
  const finish = measureUse(stage, worker);
  const lane = async (call: BenchCall, n: number): Promise<void> => {
    await pause((TURN_MS * n) / calls.length);
    for (let turn = 0; turn < turns; turn += 1) {
      const next = pause(TURN_MS);
      try {
        const heard = heardAfter(await call.turn('ask'), 'high');
        if (heard !== null) times.push(heard);
      } catch (error) {
        if (++errors === 1) console.log(`first error with ${calls.length} calls: ${String(error)}`);
      }
      await next;
    }
  };
  await Promise.all(calls.map(lane));
  return { times, errors, use: finish() };
}
