// `switchboard chat`: the web chat server.
import { InvalidArgumentError, type Command } from 'commander';
import { SERVER_LIMITS as LIMITS } from './server-options.ts';
import type { ChatFlags } from './run-chat.ts';

export function addChatCommand(program: Command): void {
  program
    .command('chat')
    .description('answer web chats: a WebSocket at /chat, health at /health')
    .requiredOption('--company <name>', 'folder under config/companies', 'pestcall')
    .option('--port <port>', 'port to listen on; 0 takes a free one', number(0, 65_535), 8080)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option(
      '--allow-origin <origin...>',
      "origins of web pages that may open a chat, beside the server's own",
    )
    .option('--trusted-callers', 'let clients say what number they call from (default: only in a local demo)')
    .option('--no-trusted-callers', 'treat every number as withheld')
    .option('--behind-proxy', 'a reverse proxy is in front: take addresses from X-Forwarded-For', false)
    .option('--max-calls <count>', 'calls at once', number(1, 10_000), LIMITS.calls)
    .option(
      '--max-calls-per-address <count>',
      'calls at once from one address',
      number(1, 10_000),
      LIMITS.callsPerAddress,
    )
    .option('--turns-per-minute <count>', 'turns a caller may take', number(1, 6000), LIMITS.turns.perMinute)
    .option(
      '--idle-seconds <seconds>',
      'silence before the caller is asked',
      number(5, 86_400),
      LIMITS.idleMs / 1000,
    )
    .action(async (flags: ChatFlags) => {
      // Loaded only when it is asked for: --help need not wait for it.
      const { runChat } = await import('./run-chat.ts');
      await runChat(flags, process);
    });
}

function number(min: number, max: number) {
  return (typed: string): number => {
    const value = Number(typed);
    if (/^\d+$/.test(typed) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`);
  };
}
