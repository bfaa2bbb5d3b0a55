// `switchboard record`: makes a transcript of a call that took place.
import { InvalidArgumentError, type Command } from 'commander';
import type { RecordCommandOptions } from './record/run-record.ts';

function listLength(text: string): number {
  const limit = Number(text);
  if (/^\d+$/.test(text) && limit >= 1 && limit <= 200) return limit;
  throw new InvalidArgumentError('Give a whole number from 1 to 200.');
}

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
    .option('--limit <n>', 'how many calls to list, 1 to 200', listLength, 20)
    .option('--force', 'overwrite the file of --out', false)
    .addHelpText(
      'after',
      `
Examples:
  npm run record
  npm run --silent record -- call_4f0c… > test/replay/transcripts/regressions/a-lost-wish.yaml
  npm run record -- call_4f0c… --out test/replay/transcripts/regressions/a-lost-wish.yaml

Names, numbers, ZIP codes and ids are replaced by made-up ones. What a caller told about themselves in words of
their own may still be in it: read the file before you keep it.

Exit code: 0 when the file replays without a difference, 1 when it does not, 2 when there is no such call or the
file exists already.`,
    )
    .action(async (callId: string | undefined, options: RecordCommandOptions) => {
      // Loaded only when it is asked for: --help need not wait for it.
      const { runRecord } = await import('./record/run-record.ts');
      process.exitCode = await runRecord(callId, options, process);
    });
}
