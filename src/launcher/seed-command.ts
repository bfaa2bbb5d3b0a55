// `switchboard seed`: the demo rows of a company, for trying out a database of one's own.
import type { Command } from 'commander';

export function addSeedCommand(program: Command): void {
  program
    .command('seed')
    .description("put a company's demo customers, visits and invoices into the database, where it has none")
    .requiredOption('--company <name>', 'folder under config/companies', 'pestcall')
    .action(async ({ company }: { company: string }) => {
      const { seed } = await import('./run-seed.ts');
      process.stdout.write(`${await seed(company, process.env)}\n`);
    });
}
