// The command line of the understanding benchmark: prints one JSON line for a set of rows.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';

type Measured = Record<string, unknown> & { rows: number; correct: number };
interface Measure {
  /** `folder` is where the rows come from: what is learned is learned anew from the files beside them. */
  readonly measure: (rows: unknown[], folder: string) => Measured;
}

const SETS: Readonly<Record<string, () => Promise<Measure>>> = {
  verification: () => import('./verification.ts'),
  spoken_numbers: () => import('./spoken-numbers.ts'),
  datetime: () => import('./datetime.ts'),
  booking_days: () => import('./booking-days.ts'),
  escalation: () => import('./escalation.ts'),
  sentiment: () => import('./sentiment.ts'),
  backchannel: () => import('./backchannel.ts'),
  pii: () => import('./pii.ts'),
  routing: () => import('./routing.ts'),
};

const USAGE = `usage: tsx bench/understanding/main.ts --set <${Object.keys(SETS).join('|')}> --file <rows.jsonl> [--wrong]`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      set: { type: 'string' },
      file: { type: 'string' },
      wrong: { type: 'boolean', default: false },
    },
  });
  const load = values.set === undefined ? undefined : SETS[values.set];
  if (load === undefined || values.file === undefined) {
    console.error(USAGE);
    return 2;
  }
  const lines = readFileSync(values.file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const { measure } = await load();
  const { wrong, ...result } = measure(
    lines.map((line): unknown => JSON.parse(line)),
    dirname(values.file),
  );
  const accuracy = result.rows === 0 ? 1 : Number((result.correct / result.rows).toFixed(4));
  console.log(JSON.stringify({ set: values.set, accuracy, ...result, ...(values.wrong ? { wrong } : {}) }));
  return 0;
}

process.exitCode = await main();
