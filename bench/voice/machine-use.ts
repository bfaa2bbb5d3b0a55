// Who uses the machine meanwhile: processor time by part, and the memory of job processes that hold a call.
import { cpus } from 'node:os';
import { processesBelow, type ProcessUse } from './processes.ts';
import type { Stage } from './stage.ts';
import type { Worker } from './workers.ts';

type Part = 'jobs' | 'worker' | 'livekit' | 'standIns' | 'callers' | 'database';

export interface Use {
  /** Processors kept busy on average; "worker" is its main process and the ones that wait for calls. */
  cores: Record<Part, number>;
  /** Share of the whole machine that was busy, with everything that runs on it. */
  busy: number;
  /** MiB of a job process with a call: resident, and with what it shares divided among those who share it. */
  jobMemory: number;
  jobOwnMemory: number;
}

/** A job process without a call does nothing; with one it hears and sends all the time. Share of a processor. */
const HOLDS_A_CALL = 0.005;

/** Call what is returned when the time is over. */
export function measureUse(stage: Stage, worker: Worker): () => Use {
  const look = (memory: boolean): ProcessUse[] => processesBelow([process.pid, worker.pid], { memory });
  const [started, before, idleBefore] = [performance.now(), look(false), idleShare()];
  return () => {
    const ms = performance.now() - started;
    const used = new Map(before.map(({ pid, cpu }) => [pid, cpu]));
    const cores: Record<Part, number> = {
      jobs: 0,
      worker: 0,
      livekit: 0,
      standIns: 0,
      callers: 0,
      database: 0,
    };
    const jobs: ProcessUse[] = [];
    for (const one of look(true)) {
      const share = (one.cpu - (used.get(one.pid) ?? 0)) / ms;
      const part = partOf(one, { stage, worker, share });
      if (part) cores[part] += share;
      if (part === 'jobs') jobs.push(one);
    }
    const mean = (read: (one: ProcessUse) => number): number =>
      Math.round(jobs.reduce((sum, one) => sum + read(one), 0) / Math.max(1, jobs.length));
    const idle = idleShare();
    return {
      cores,
      busy: 1 - (idle.idle - idleBefore.idle) / (idle.all - idleBefore.all),
      jobMemory: mean(({ resident }) => resident),
      jobOwnMemory: mean(({ proportional }) => proportional),
    };
  };
}

interface Where {
  stage: Stage;
  worker: Worker;
  share: number;
}

function partOf({ pid, command }: ProcessUse, { stage, worker, share }: Where): Part | null {
  const { pids } = stage;
  if (pid === pids.livekit()) return 'livekit';
  if (pid === pids.standIns) return 'standIns';
  if (pids.callers().includes(pid)) return 'callers';
  if (command.includes('embedded-server')) return 'database';
  if (command.includes('job_proc')) return share > HOLDS_A_CALL ? 'jobs' : 'worker';
  if (pid === worker.pid || command.includes('inference_proc')) return 'worker';
  return null;
}

function idleShare(): { idle: number; all: number } {
  const sum = { idle: 0, all: 0 };
  for (const { times } of cpus()) {
    sum.idle += times.idle;
    sum.all += times.user + times.nice + times.sys + times.irq + times.idle;
  }
  return sum;
}
