// `switchboard record`: makes a transcript of a call that took place.
import type { Command } from 'commander';
import type { RecordCommandOptions } from './record/run-record.ts';

export function addRecordCommand(program: Command): void {
  program
    .command('record')
    .description(
      'turn a stored call into a transcript file, with other people in it; without an id, list recent calls',
    )
    .argument('[callId]', 'as listed, or as the console says at the end of a call')
    .option('--company <name>', 'folder under config/companies', 'pestcall')
    .option('--out <file>', 'write to this file instead of the terminal')
    .option('--no-check', 'do not replay the file at once')
    .option('--limit <n>', 'how many calls to list', '20')
    .addHelpText(
      'after',
      `
Examples:
  npm run record
  npm run --silent record -- call_4f0c… > test/replay/transcripts/regressions/a-lost-wish.yaml
  npm run record -- call_4f0c… --out test/replay/transcripts/regressions/a-lost-wish.yaml

Names, numbers, ZIP codes and ids are replaced by made-up ones. What a caller told about themselves in words of
their own may still be in it: read the file before you keep it.

Exit code: 0 when the file replays without a difference, 1 when it does not, 2 when there is no such call.`,
    )
    .action(async (callId: string | undefined, options: RecordCommandOptions) => {
      // Loaded only when it is asked for: --help need not wait for it.
      const { runRecord } = await import('./record/run-record.ts');
      process.exitCode = await runRecord(callId, options, process);
    });
}
