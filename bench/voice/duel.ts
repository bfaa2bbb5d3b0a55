// Our worker and the bare one, each with a call open at the same time, taking turns: a busy moment of the machine hits
// both alike, and the marks of the stand-ins belong to whoever is being talked to.
import type { Turn } from './callers-protocol.ts';
import { ring, type BenchCall } from './calls.ts';
import type { Contender, Stage } from './stage.ts';
import type { Mark } from './stand-ins/marks.ts';
import type { Worker } from './workers.ts';

export interface Round {
  turn: Turn;
  /** What passed through the stand-ins meanwhile. */
  marks: Mark[];
}

export interface DuelOptions {
  rounds: number;
  contenders?: readonly Contender[];
  /** Said before anything counts. */
  before?: (call: BenchCall) => Promise<unknown>;
  oneTurn: (call: BenchCall) => Promise<Turn>;
}

const CONTENDERS: readonly Contender[] = ['bare', 'ours'];
/** First turns open connections and compile code. */
const WARM_UP = 2;

/** Rounds by contender. What fails is told and left out. */
export async function duel(stage: Stage, options: DuelOptions): Promise<Map<Contender, Round[]>> {
  const { rounds, before, oneTurn, contenders = CONTENDERS } = options;
  const callers = await stage.callers();
  const calls = new Map<Contender, BenchCall>();
  const workers = new Map<Contender, Worker>();
  for (const contender of contenders) {
    const worker = await stage.start(contender, { fillers: false });
    workers.set(contender, worker);
    const call = await ring(stage, worker, callers).catch((cause: unknown) => {
      throw new Error(`${contender} did not answer; it said:\n${worker.lastWords()}`, { cause });
    });
    calls.set(contender, call);
    await before?.(call);
  }
  const measured = new Map<Contender, Round[]>(contenders.map((contender) => [contender, []]));
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const [contender, call] of calls) {
      await stage.standIns.marks();
      try {
        const turn = await oneTurn(call);
        const marks = await stage.standIns.marks();
        if (round >= 0) measured.get(contender)?.push({ turn, marks });
      } catch (error) {
        const passed = (await stage.standIns.marks()).map(({ kind, text }) => `${kind} ${text.slice(0, 20)}`);
        console.log(`${contender}: ${String(error)}; meanwhile: ${passed.join(', ')}`);
        console.log(workers.get(contender)?.lastWords() ?? '');
      }
    }
  }
  for (const call of calls.values()) await call.leave();
  return measured;
}
