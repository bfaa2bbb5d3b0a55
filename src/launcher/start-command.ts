// `switchboard start`: everything that a company's line needs, on this machine, by one command.
import { InvalidArgumentError, type Command } from 'commander';
import { DEFAULT_PORT, type StartFlags } from './start-context.ts';

export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description('open the test room: database, LiveKit server, speech, voice worker and web server at once')
    .requiredOption('--company <name>', 'folder under config/companies', 'pestcall')
    .option(
      '--port <port>',
      `port of the web server (default: ${DEFAULT_PORT}, or the next free one)`,
      portNumber,
    )
    .option(
      '--host <host>',
      'address to listen on; another than this machine opens it to the network',
      '127.0.0.1',
    )
    .option('--no-voice', 'typed calls only: no LiveKit server, no worker')
    .option('--open', 'open the test room in the browser', false)
    .action(async (flags: StartFlags) => {
      const { runStart } = await import('./run-start.ts');
      await runStart(flags, process);
    });
}

export function portNumber(typed: string): number {
  const value = Number(typed);
  if (/^\d+$/.test(typed) && value <= 65_535) return value;
  throw new InvalidArgumentError('Expected a whole number from 0 to 65535.');
}
