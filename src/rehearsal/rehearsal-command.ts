// `switchboard rehearsal`: the servers that stand in for the providers of speech and language.
import { InvalidArgumentError, type Command } from 'commander';
import type { RehearsalFlags } from './run-rehearsal.ts';

export function addRehearsalCommand(program: Command): void {
  program
    .command('rehearsal')
    .description('stand in for OpenAI, Deepgram and ElevenLabs on their own wires, without accounts')
    .option('--port <port>', 'port to listen on; 0 takes a free one', toPort, 7890)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .addHelpText(
      'after',
      `
Examples:
  npm run rehearsal -- --port 7890
  curl -X PUT localhost:7890/faults/llm -d '{"kind":"delay","ms":3000}'
  curl -X DELETE localhost:7890/faults/llm`,
    )
    .action(async (flags: RehearsalFlags) => {
      // Loaded only when it is asked for: --help need not wait for it.
      const { runRehearsal } = await import('./run-rehearsal.ts');
      await runRehearsal(flags, process);
    });
}

function toPort(typed: string): number {
  const port = Number(typed);
  if (/^\d+$/.test(typed) && port <= 65_535) return port;
  throw new InvalidArgumentError('Expected a whole number from 0 to 65535.');
}
