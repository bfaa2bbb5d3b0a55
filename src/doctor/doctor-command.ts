// `switchboard doctor`: what is configured, what answers, and what would be used.
import type { Command } from 'commander';
import type { DoctorFlags } from './run-doctor.ts';

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check the database, LiveKit and every speech provider of a company, and say what to do')
    .requiredOption('--company <name>', 'folder under config/companies', 'pestcall')
    .option('--json', 'the findings as JSON, nothing else')
    .addHelpText(
      'after',
      `
Exits with 1 when a call could not be held. Keys are never printed.

Examples:
  npm run doctor
  npm run --silent doctor -- --company pestcall --json`,
    )
    .action(async (flags: DoctorFlags) => {
      const { runDoctor } = await import('./run-doctor.ts');
      process.exitCode = await runDoctor(flags, process);
    });
}
