// The desk command at work: opens the company's database, changes who its people are, and says what was done.
import { z } from 'zod';
import { parseEnvironment } from '../config/environment.ts';
import { loadCompany } from '../config/load-company.ts';
import { openDatabase } from '../database/connection.ts';
import { CodedError } from '../domain/errors.ts';
import type { PersonRole } from '../domain/people.ts';
import { DESK_SILENT_AFTER, type PeoplePort, type Person } from '../services/people/people.port.ts';
import { createPeople } from '../services/people/people.postgres.ts';
import { askPassword, type Terminal } from './ask-password.ts';

export interface DeskPeople {
  /** Each answers what to tell whoever typed the command. @throws CodedError */
  add(person: { email: string; name: string; role: PersonRole; password: boolean }): Promise<string>;
  list(): Promise<string>;
  password(email: string): Promise<string>;
  role(email: string, role: PersonRole): Promise<string>;
  remove(email: string): Promise<string>;
}

/** Characters; it is all that keeps others from the callers. */
const SHORTEST_PASSWORD = 10;

export async function withDeskPeople(
  slug: string,
  process: Pick<NodeJS.Process, 'env'> & Terminal,
  work: (people: DeskPeople) => Promise<string>,
): Promise<string> {
  const environment = parseEnvironment(process.env);
  const { company } = loadCompany(slug, environment.SWITCHBOARD_CONFIG);
  const database = await openDatabase({
    url: environment.DATABASE_URL,
    dataDir: environment.SWITCHBOARD_DATA,
  });
  try {
    const people = createPeople({ db: database.db, company: slug });
    return await work(deskPeople({ people, terminal: process, companyName: company.name, now: Date.now() }));
  } finally {
    await database.close();
  }
}

interface Deps {
  people: PeoplePort;
  terminal: Terminal;
  companyName: string;
  now: number;
}

export function deskPeople({ people, terminal, companyName, now }: Deps): DeskPeople {
  return {
    add: async ({ email, name, role, password }) => {
      const address = checkedAddress(email);
      if ((await people.findByEmail(address)) !== null) throw taken();
      const secret = password ? checkedPassword(await askPassword(terminal)) : undefined;
      const added = await people.add({
        name: checkedName(name),
        email: address,
        role,
        password: secret,
        now,
      });
      return `${added.name} may sit at the desk of ${companyName} now, as ${role}.`;
    },
    list: async () => {
      const found = await people.list();
      if (found.length === 0) return `Nobody sits at the desk of ${companyName} yet: npm run desk -- add`;
      return found.map((person) => line(person, now)).join('\n');
    },
    password: async (email) => {
      const person = await known(people, email);
      await people.setPassword(person.email, checkedPassword(await askPassword(terminal)));
      return `${person.name} has a new password; whoever was signed in as them is out.`;
    },
    role: async (email, role) => {
      const person = await known(people, email);
      await people.setRole(person.id, role);
      return `${person.name} is ${role} now.`;
    },
    remove: async (email) => {
      const person = await known(people, email);
      await people.remove(person.email);
      return `${person.name} is gone from the desk. What they had taken and not finished waits again.`;
    },
  };
}

function line({ name, email, role, availability, seenAt }: Person, now: number): string {
  const there = seenAt !== null && now - seenAt <= DESK_SILENT_AFTER;
  return `${name.padEnd(20)} ${email.padEnd(34)} ${role.padEnd(11)} ${there ? availability : 'not there'}`;
}

async function known(people: PeoplePort, email: string): Promise<Person> {
  const person = await people.findByEmail(email);
  if (person) return person;
  throw new CodedError(
    'not_found',
    'Nobody has that e-mail address: npm run desk -- list shows who is there.',
  );
}

function checkedAddress(email: string): string {
  const parsed = z.email().safeParse(email.trim());
  if (parsed.success) return parsed.data;
  throw new CodedError('invalid_argument', '--email takes an e-mail address, e.g. sam@example.com');
}

function checkedName(name: string): string {
  const plain = name.trim();
  if (plain !== '' && plain.length <= 60) return plain;
  throw new CodedError('invalid_argument', '--name takes a name as callers are told it, e.g. Sam');
}

function checkedPassword(password: string): string {
  if (password.length >= SHORTEST_PASSWORD) return password;
  throw new CodedError('invalid_argument', `A password has at least ${SHORTEST_PASSWORD} characters.`);
}

function taken(): CodedError {
  return new CodedError(
    'invalid_argument',
    'Somebody has that e-mail address already: npm run desk -- list shows who is there.',
  );
}
