// `switchboard replay`: plays transcript files and says in what the calls went otherwise.
import { Option, type Command } from 'commander';
import type { ReplayCommandOptions } from './run-replay.ts';

export function addReplayCommand(program: Command): void {
  program
    .command('replay')
    .description('play transcript files against the real coordinator, tools and database')
    .argument('[paths...]', 'YAML files, or folders of them', ['test/replay/transcripts'])
    .addOption(
      new Option(
        '--model <model>',
        'who plays the agents: the steps in the file, the rehearsal brain, or a real model',
      )
        .choices(['recorded', 'brain', 'live'])
        .default('recorded'),
    )
    .option('--only <words>', 'only files whose path has these words')
    .option('--failed', 'show only files that differ')
    .option('--json', 'one JSON document instead of the report')
    .option('--junit <file>', 'write JUnit XML to this file as well')
    .addHelpText(
      'after',
      `
Examples:
  npm run replay
  npm run replay -- test/replay/transcripts/guards
  npm run replay -- --only lockout
  npm run replay -- --model brain --failed
  npm run replay -- --json > replay.json
  npm run replay -- --junit reports/replay.xml

With --model live each step is told as it happens, with its time, tokens and cost, and the model is waited for.

Exit code: 0 when every call went as written, 1 when one did not, 2 when a file cannot be played.
The format of the files: docs/transcripts.md`,
    )
    .action(async (paths: string[], options: ReplayCommandOptions) => {
      // Loaded only when it is asked for: --help need not wait for it.
      const { runReplay } = await import('./run-replay.ts');
      process.exitCode = await runReplay(paths, options, process);
    });
}
