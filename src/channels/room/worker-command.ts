// `switchboard worker`: takes the calls of a LiveKit server.
import { InvalidArgumentError, type Command } from 'commander';

export function addWorkerCommand(program: Command): void {
  program
    .command('worker')
    .description('take the calls of a LiveKit server (LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET)')
    .requiredOption(
      '--company <name>',
      'folder under config/companies that job processes are made ready for',
      'pestcall',
    )
    .option('--port <port>', 'health: GET / answers 200 once registered', wholeNumber, 8081)
    .option('--host <address>', 'where health listens', '127.0.0.1')
    .option(
      '--max-calls <number>',
      'calls at once; more wait for another worker (default: what fits the memory, 25 at most)',
      wholeNumber,
    )
    .option('--idle-processes <number>', 'job processes kept ready for the next calls', wholeNumber, 2)
    .option(
      '--drain-seconds <number>',
      'longest that calls under way may last after a stop',
      wholeNumber,
      1800,
    )
    .addHelpText(
      'after',
      `
Examples:
  LIVEKIT_URL=wss://… LIVEKIT_API_KEY=… LIVEKIT_API_SECRET=… npm run worker
  npm start     brings a LiveKit server, a worker and the test room at once`,
    )
    .action(async (options: import('./run-worker.ts').WorkerFlags) => {
      const { runWorker } = await import('./run-worker.ts');
      await runWorker(options, process);
    });
}

function wholeNumber(value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new InvalidArgumentError('expected a whole number');
}
