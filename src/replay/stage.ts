// Sets up the company that a transcript plays in: its own rows, policies and services in a database shared by all.
import { join } from 'node:path';
import { createCompanyRuntime, type CompanyRuntime } from '../call/company-runtime.ts';
import type { LoadedCompany } from '../config/load-company.ts';
import type { Db } from '../database/connection.ts';
import { seedCompany } from '../database/seed/seed-company.ts';
import { createServices } from '../services/create-services.ts';
import { indexPolicies } from '../services/policies/index-policies.ts';
import type { Services } from '../services/services.port.ts';
import { breakableNames, breakableServices, breakableTools, Faults } from './faults.ts';
import { TranscriptError, type LoadedTranscript } from './load-transcript.ts';
import { VirtualTime } from './virtual-time.ts';

export interface Stage {
  /** This play's own company: no other play sees its rows. */
  slug: string;
  runtime: CompanyRuntime;
  /** As the call gets them: they break when the transcript says so. */
  services: Services;
  /** As the world outside uses them: they always work. */
  world: Services;
  time: VirtualTime;
  faults: Faults;
  /** Puts one more customer in, whom nobody calls as. */
  addCustomer: (id: string) => Promise<void>;
}

export interface StageOptions {
  db: Db;
  loaded: LoadedCompany;
  slug: string;
}

/** @throws TranscriptError for a file that breaks something the company does not have. */
export async function setStage(source: LoadedTranscript, { db, loaded, slug }: StageOptions): Promise<Stage> {
  const { transcript, file, given } = source;
  const settings = { ...loaded.company, ...defined(transcript.settings) };
  // A play's turns follow each other: nobody is listened to after goodbye.
  const company = { ...settings, slug, limits: { ...settings.limits, goodbyeSeconds: 0 } };
  const runtime = createCompanyRuntime({ ...loaded, company });
  const world = createServices({ db, company: slug, settings: company });
  checkNames(source, breakableNames(runtime, world));
  const now = Date.parse(transcript.clock);
  const seed = (data: unknown) =>
    seedCompany({ db, company: slug, data, now, timeZone: company.timeZone, source: file });
  await seed(given);
  await indexPolicies({ db, company: slug, folder: join(loaded.folder, 'policies') });
  const time = new VirtualTime(now);
  const faults = new Faults(time);
  return {
    slug,
    time,
    faults,
    world,
    addCustomer: (id) =>
      seed({ customers: [{ id, firstName: 'Somebody', lastName: 'Else', phone: '+12065550199' }] }),
    runtime: breakableTools(runtime, faults),
    services: breakableServices(world, faults),
  };
}

function defined<T extends object>(settings: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(settings).filter(([, section]) => section !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** A fault that can never strike, or an agent that nobody employs, is a slip of the pen. */
function checkNames(source: LoadedTranscript, known: ReadonlySet<string>): void {
  const { transcript, file, placeOf } = source;
  const named = [
    ...Object.keys(transcript.fails ?? {}).map((name) => ({ name, path: ['fails', name] })),
    ...transcript.turns.flatMap((turn, index) => [
      ...Object.keys(turn.fails ?? {}).map((name) => ({ name, path: ['turns', index, 'fails', name] })),
      ...(turn.hangs ?? []).map((name) => ({ name, path: ['turns', index, 'hangs'] })),
    ]),
  ];
  const tools = [...known].filter((name) => !name.includes('.'));
  const never = (transcript.end.never_tools ?? []).map((name) => ({ name, path: ['end', 'never_tools'] }));
  const thereAre = (names: readonly string[]) => `there are: ${names.toSorted().join(', ')}`;
  const wrong = [
    ...named
      .filter(({ name }) => !known.has(name))
      .map((one) => ({ ...one, what: `neither a tool nor a port.method; ${thereAre([...known])}` })),
    ...never
      .filter(({ name }) => !tools.includes(name))
      .map((one) => ({ ...one, what: `not a tool; ${thereAre(tools)}` })),
  ];
  if (wrong.length === 0) return;
  throw new TranscriptError(
    file,
    wrong.map(({ name, path, what }) => ({ ...placeOf(path), message: `"${name}" is ${what}` })),
  );
}
