// `switchboard desk`: who may sit at the desk, kept from the terminal of the machine that the line runs on.
import { Option, type Command } from 'commander';
import type { DeskPeople } from './run-desk.ts';

const HELP = `
The company's people take calls at the desk: the page /desk of the web server.

  npm run desk -- add --email sam@example.com --name Sam
  npm run desk -- add --email kim@example.com --name Kim --role supervisor
  npm run desk -- password --email sam@example.com
  npm run desk -- list

Passwords are asked for and not shown, or read from a pipe; they are never given on the command line, where others on
this machine can read them:

  pwgen -s 20 1 | npm run desk -- add --email sam@example.com --name Sam

The name is what callers are told ("I am putting Sam through"). Supervisors can also give back what others have taken,
and see who looked at what. Through an identity provider people sign in without any of this: see docs/desk.md.`;

interface Flags {
  company: string;
  email: string;
  name: string;
  role: 'staff' | 'supervisor';
  /** False after --no-password. */
  password: boolean;
}

export function addDeskCommand(program: Command): void {
  const desk = program
    .command('desk')
    .description('add, list and remove the people who take calls at the desk')
    .addHelpText('after', HELP);
  const command = (name: string, description: string) =>
    desk
      .command(name)
      .description(description)
      .requiredOption('--company <name>', 'folder under config/companies', 'pestcall');
  const ofPerson = (name: string, description: string) =>
    command(name, description).requiredOption('--email <address>', 'what they sign in with');
  const role = new Option('--role <role>', 'staff takes calls, supervisor also sees what others did');

  ofPerson('add', 'let somebody sit at the desk; asks for their password')
    .requiredOption('--name <name>', 'as callers are told it')
    .addOption(role.choices(['staff', 'supervisor']).default('staff'))
    .option('--no-password', 'they sign in through the identity provider only')
    .action((flags: Flags) => run(flags.company, (people) => people.add(flags)));
  command('list', 'who may sit at the desk, and who is there').action(({ company }: Flags) =>
    run(company, (people) => people.list()),
  );
  ofPerson('password', 'give somebody another password; whoever is signed in as them is out').action(
    ({ company, email }: Flags) => run(company, (people) => people.password(email)),
  );
  ofPerson('role', 'make somebody staff or supervisor')
    .addOption(
      new Option(role.flags, role.description).choices(['staff', 'supervisor']).makeOptionMandatory(),
    )
    .action((flags: Flags) => run(flags.company, (people) => people.role(flags.email, flags.role)));
  ofPerson('remove', 'somebody is not one of the people any more; what they had taken waits again').action(
    ({ company, email }: Flags) => run(company, (people) => people.remove(email)),
  );
}

async function run(company: string, work: (people: DeskPeople) => Promise<string>): Promise<void> {
  // Loaded only when it is asked for: --help need not wait for it.
  const { withDeskPeople } = await import('./run-desk.ts');
  process.stdout.write(`${await withDeskPeople(company, process, work)}\n`);
}
