// `switchboard web`: the web server alone, for deployments where LiveKit, database and workers run elsewhere.
import type { Command } from 'commander';
import type { WebFlags } from './run-web.ts';
import { portNumber } from './start-command.ts';
import { DEFAULT_PORT } from './start-context.ts';

export function addWebCommand(program: Command): void {
  program
    .command('web')
    .description('serve the pages, the test room and web chat; workers and LiveKit run elsewhere')
    .requiredOption('--company <name>', 'folder under config/companies', 'pestcall')
    .option('--port <port>', 'port to listen on; 0 takes a free one', portNumber, DEFAULT_PORT)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--allow-origin <origin...>', "origins of other sites' pages that may open a chat")
    .option('--behind-proxy', 'a reverse proxy is in front: take addresses from X-Forwarded-For', false)
    .action(async (flags: WebFlags) => {
      const { runWeb } = await import('./run-web.ts');
      await runWeb(flags, process);
    });
}
