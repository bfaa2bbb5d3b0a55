// Whole calls in text, many at once: how many a process carries, how long turns take, and what a call weighs. The
// model is scripted and answers at once, so that everything in the figures is ours, the framework's or the database's.
// Usage: tsx --expose-gc bench/text-calls.ts [--quick]   (BENCH_DATABASE_URL: PostgreSQL instead of the embedded one)
import { setTimeout as pause } from 'node:timers/promises';
import { initializeLogger } from '@livekit/agents';
import { isDeepStrictEqual } from 'node:util';
import type { Call } from '../src/call/create-call.ts';
import { bareCall } from './support/bare-call.ts';
import { openBenchLine, type BenchLine } from './support/bench-line.ts';
import { cancellationModel, TOOLS, TURNS } from './support/cancellation-call.ts';
import { openEmbedded, openPostgres } from './support/databases.ts';
import { percentile, printMachine, printTable, type Cell } from './support/table.ts';

const QUICK = process.argv.includes('--quick');

interface Level {
  /** Calls at a time. */
  concurrent: number;
  /** Calls in all. */
  calls: number;
  /** What a caller takes before each turn, in milliseconds; 0 measures throughput and not a caller's experience. */
  pauseMs: number;
}

const WARM_UP: Level = { concurrent: 5, calls: 20, pauseMs: 0 };
const BARE: Level = { concurrent: 20, calls: QUICK ? 40 : 200, pauseMs: 0 };
const BACK_TO_BACK: readonly Level[] = QUICK
  ? [
      { concurrent: 1, calls: 10, pauseMs: 0 },
      { concurrent: 20, calls: 40, pauseMs: 0 },
      { concurrent: 100, calls: 200, pauseMs: 0 },
    ]
  : [
      { concurrent: 1, calls: 40, pauseMs: 0 },
      { concurrent: 20, calls: 200, pauseMs: 0 },
      { concurrent: 100, calls: 500, pauseMs: 0 },
      { concurrent: 500, calls: 600, pauseMs: 0 },
    ];
const WITH_PAUSES: readonly Level[] = QUICK
  ? [{ concurrent: 100, calls: 100, pauseMs: 1000 }]
  : [
      { concurrent: 100, calls: 100, pauseMs: 3000 },
      { concurrent: 500, calls: 500, pauseMs: 8000 },
    ];
const WEIGHED = QUICK ? 20 : 100;

interface Measured {
  turns: number[];
  firstWords: number[];
  errors: string[];
}

async function main(): Promise<void> {
  const opened = (await openPostgres()) ?? (await openEmbedded());
  printMachine(`Text calls of five turns with one handoff and one booking change, ${opened.engine}`);
  const levels = [WARM_UP, ...BACK_TO_BACK, ...WITH_PAUSES];
  const line = await openBenchLine(
    opened.database,
    levels.reduce((sum, { calls }) => sum + calls, WEIGHED),
  );
  const run = runner(line);
  await run(WARM_UP);
  // First, while the heap is small: later it has grown, and the process's memory tells nothing of a call.
  await weigh(line);
  console.log('');
  const columns = ['calls/s', 'CPU ms/call', 'turn p50', 'p95', 'p99', 'first words p50', 'p95', 'errors'];
  for (const [title, group] of [
    ['back to back, for throughput', BACK_TO_BACK],
    ['with a pause before each turn', WITH_PAUSES],
  ] as const) {
    const rows: Cell[][] = group === BACK_TO_BACK ? [await bareRow(BARE)] : [];
    for (const level of group) rows.push(await run(level));
    printTable([title, 'calls', ...columns], rows);
    console.log('');
  }
  await opened.close();
}

/** Runs levels one after the other, each call with a customer of its own. */
function runner(line: BenchLine): (level: Level) => Promise<Cell[]> {
  let nextCustomer = WEIGHED;
  return async (level) => {
    const measured: Measured = { turns: [], firstWords: [], errors: [] };
    const { perSecond, cpu } = await load(level, () =>
      wholeCall(line, nextCustomer++, level.pauseMs, measured),
    );
    const [first] = measured.errors;
    if (first !== undefined) console.log(`first error: ${first}`);
    const at = (samples: readonly number[], share: number) => Math.round(percentile(samples, share));
    const { concurrent, calls, pauseMs } = level;
    return [
      pauseMs === 0 ? `${concurrent} at once` : `${concurrent} at once, ${pauseMs / 1000} s`,
      ...[calls, perSecond, cpu],
      ...[0.5, 0.95, 0.99].map((share) => at(measured.turns, share)),
      ...[0.5, 0.95].map((share) => at(measured.firstWords, share)),
      measured.errors.length,
    ];
  };
}

/** The bare framework at the same number of calls: what no call core can be faster than. */
async function bareRow(level: Level): Promise<Cell[]> {
  initializeLogger({ pretty: false, level: 'silent' });
  await load(WARM_UP, bareCall);
  const { perSecond, cpu } = await load(level, bareCall);
  return [`bare framework, ${level.concurrent} at once`, level.calls, perSecond, cpu];
}

async function load(
  { concurrent, calls, pauseMs }: Level,
  oneCall: () => Promise<void>,
): Promise<{ perSecond: number; cpu: number }> {
  let left = calls;
  const lane = async (n: number): Promise<void> => {
    // Callers do not ring in step.
    await pause((pauseMs * n) / concurrent);
    while (left-- > 0) await oneCall();
  };
  const [started, before] = [performance.now(), process.cpuUsage()];
  await Promise.all(Array.from({ length: concurrent }, (_, n) => lane(n)));
  const { user, system } = process.cpuUsage(before);
  return {
    perSecond: calls / ((performance.now() - started) / 1000),
    cpu: (user + system) / 1000 / calls,
  };
}

async function wholeCall(line: BenchLine, n: number, pauseMs: number, measured: Measured): Promise<void> {
  try {
    const call = await line.answer(n, cancellationModel());
    for (const words of TURNS) {
      await pause(pauseMs);
      await turn(call, words, measured);
    }
    const { tools, disposition } = await call.ended;
    const trouble = call.log.events.find(({ type }) => type === 'error' || type === 'tool.failed');
    if (trouble) measured.errors.push(JSON.stringify(trouble.data));
    else if (disposition !== 'resolved' || !isDeepStrictEqual(tools, TOOLS))
      measured.errors.push(`${disposition}: ${tools.join(' ')}`);
  } catch (error) {
    measured.errors.push(String(error));
  }
}

async function turn(call: Call, words: string, measured: Measured): Promise<void> {
  const started = performance.now();
  const firstWords: number[] = [];
  const stop = call.onWords(() => {
    firstWords.push(performance.now() - started);
    stop();
  });
  await call.hear(words);
  stop();
  // The last turn waits for the end of the call and its record: not a time that a caller waits.
  if (words !== TURNS.at(-1)) measured.turns.push(performance.now() - started);
  measured.firstWords.push(...firstWords);
}

/** Heap and process memory with so many calls open after four turns, and what is left of them after they ended. */
async function weigh(line: BenchLine): Promise<void> {
  const before = memory();
  if (before === null) {
    console.log('memory: skipped, run with --expose-gc');
    return;
  }
  const calls: Call[] = [];
  for (let n = 0; n < WEIGHED; n += 1) {
    const call = await line.answer(n, cancellationModel());
    for (const words of TURNS.slice(0, -1)) await call.hear(words);
    calls.push(call);
  }
  const open = memory() ?? before;
  await Promise.all(calls.splice(0).map((call) => call.hangUp('caller_hung_up')));
  await pause(100);
  const after = memory() ?? before;
  const each = (now: number, then: number) => Math.round((now - then) / 1024 / WEIGHED);
  printTable(
    ['memory, KiB a call', 'heap', 'process'],
    [
      [`${WEIGHED} open after four turns`, each(open.heap, before.heap), each(open.rss, before.rss)],
      ['left after they ended', each(after.heap, before.heap), each(after.rss, before.rss)],
    ],
  );
}

function memory(): { heap: number; rss: number } | null {
  if (!globalThis.gc) return null;
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, rss };
}

await main();
