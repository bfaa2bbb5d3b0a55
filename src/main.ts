// The command line. One line a command; every error that no one has dealt with ends here.
import { Command, CommanderError } from 'commander';
import { addConsoleCommand } from './channels/console/console-command.ts';
import { addWorkerCommand } from './channels/room/worker-command.ts';
import { addDoctorCommand } from './doctor/doctor-command.ts';
import { CodedError } from './domain/errors.ts';
import { addDeskCommand } from './launcher/desk-command.ts';
import { addSeedCommand } from './launcher/seed-command.ts';
import { addStartCommand } from './launcher/start-command.ts';
import { addWebCommand } from './launcher/web-command.ts';
import { addChatCommand } from './server/chat-command.ts';
import { addRehearsalCommand } from './rehearsal/rehearsal-command.ts';
import { addTelephonyCommand } from './telephony/telephony-command.ts';
import { addRecordCommand } from './replay/record-command.ts';
import { addReplayCommand } from './replay/replay-command.ts';

const FAILED = 1;
const USAGE = 2;

const program = new Command('switchboard')
  .description("A company's phone line in the hands of a team of voice agents")
  .showHelpAfterError('(add --help for what there is)')
  .exitOverride();

addStartCommand(program);
addWorkerCommand(program);
addWebCommand(program);
addDoctorCommand(program);
addTelephonyCommand(program);
addSeedCommand(program);
addDeskCommand(program);
addRehearsalCommand(program);
addConsoleCommand(program);
addChatCommand(program);
addReplayCommand(program);
addRecordCommand(program);

try {
  readEnvFile();
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}

/** Says what went wrong and what to do; answers the exit code. */
function explain(error: unknown): number {
  // commander has spoken already; --help and --version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  if (error instanceof CodedError) {
    console.error(error.message);
    return error.code === 'invalid_argument' ? USAGE : FAILED;
  }
  console.error(`Something went wrong: ${error instanceof Error ? error.message : String(error)}`);
  if (process.env['LOG_LEVEL'] === 'debug') console.error(error);
  else console.error('Run it again with LOG_LEVEL=debug to see where.');
  return FAILED;
}

/** .env in the working directory, where there is one; what is set already wins. */
function readEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
