// `switchboard console`: a call at the terminal.
import { Option, type Command } from 'commander';
import type { ConsoleOptions } from './run-console.ts';

export function addConsoleCommand(program: Command): void {
  program
    .command('console')
    .description('call a company from the terminal, typing; or pipe in a line for each turn')
    .requiredOption('--company <name>', 'folder under config/companies', 'pestcall')
    .option(
      '--caller <number>',
      "your telephone number, e.g. +14155551234 (default: the demo's first customer)",
    )
    .addOption(new Option('--withheld', 'call without a number').conflicts('caller'))
    .option('--quiet', 'only what is said')
    .addOption(
      new Option('--json', "the call's events and words as JSON lines, nothing else").conflicts('quiet'),
    )
    .addHelpText(
      'after',
      `
Examples:
  npm run console
  npm run console -- --company pestcall --caller +12065550188
  printf 'When is my next visit?\\n98109\\n' | npm run --silent console -- --quiet`,
    )
    .action(async (options: ConsoleOptions) => {
      // Loaded only when it is asked for: --help need not wait for it.
      const { runConsole } = await import('./run-console.ts');
      await runConsole(options, process);
    });
}
