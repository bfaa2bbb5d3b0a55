// Runs benchmarks by name, or all of them, each in a process of its own; each prints its table. None passes or fails.
// Usage: npm run bench -- [name …] [--quick]
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

interface Benchmark {
  about: string;
  /** Module and arguments of each process. */
  runs: readonly (readonly string[])[];
}

const CASES = '../shared/cases';
const SETS = ['verification', 'spoken_numbers', 'datetime', 'escalation', 'backchannel', 'pii', 'routing'];

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  handoff: { about: 'a handoff, beside the bare framework', runs: [['handoff.ts']] },
  'text-calls': { about: 'whole calls in text, up to 500 at once', runs: [['text-calls.ts']] },
  'tool-queries': { about: 'the queries behind the tools', runs: [['tool-queries.ts']] },
  policies: { about: 'questions, and the passages that answer them', runs: [['policies.ts']] },
  understanding: {
    about: `what callers say, understood: measured on the cases in ${CASES}`,
    runs: [...SETS.map((set) => [set, set]), ['sentiment', 'escalation']].map(([set = '', file = '']) => [
      ...['understanding/main.ts', '--set', set, '--file', `${CASES}/${file}.jsonl`],
    ]),
  },
};

const USAGE = `usage: npm run bench -- [name …] [--quick]

Without a name all of them run.
${Object.entries(BENCHMARKS)
  .map(([name, { about }]) => `  ${name.padEnd(14)}${about}`)
  .join('\n')}

--quick               fewer rounds, under a minute in all
BENCH_DATABASE_URL    a PostgreSQL to measure on, beside or instead of the embedded database`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const unknown = positionals.find((name) => !(name in BENCHMARKS));
  if (unknown !== undefined) {
    console.error(`No benchmark "${unknown}".\n${USAGE}`);
    return 2;
  }
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHMARKS);
  const runs = names.flatMap((name) => BENCHMARKS[name]?.runs ?? []);
  let failed = 0;
  for (const [module = '', ...rest] of runs) {
    const file = rest.at(-1);
    if (file?.startsWith(CASES) && !existsSync(file)) {
      console.log(`${module}: skipped, there is no ${file}`);
      continue;
    }
    failed += (await run(module, [...rest, ...(values.quick && !file ? ['--quick'] : [])])) === 0 ? 0 : 1;
  }
  return failed === 0 ? 0 : 1;
}

/** Resolves with the exit code. */
function run(module: string, args: readonly string[]): Promise<number> {
  const path = fileURLToPath(new URL(module, import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', path, ...args], {
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code !== 0) console.error(`${module}: ended with ${signal ?? `code ${code ?? 1}`}`);
      resolve(code ?? 1);
    });
  });
}

process.exitCode = await main();
