// Opens a company for business: its folder, its database, its language model, ready to answer calls.
import { existsSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { llm } from '@livekit/agents';
import type { Logger } from 'pino';
import { parse } from 'yaml';
import type { Environment } from '../config/environment.ts';
import { loadCompany } from '../config/load-company.ts';
import { openDatabase, type Database } from '../database/connection.ts';
import { seedIfEmpty } from '../database/seed/seed-company.ts';
import type { Clock } from '../domain/clock.ts';
import type { Company } from '../domain/company.ts';
import type { Channel } from '../domain/customer-context.ts';
import { createBrain } from '../rehearsal/create-brain.ts';
import { createServices } from '../services/create-services.ts';
import { indexPolicies } from '../services/policies/index-policies.ts';
import type { Services } from '../services/services.port.ts';
import { createSpeech } from '../speech/index.ts';
import type { CallVoice } from './call-voice.ts';
import { createCompanyRuntime, type CompanyRuntime } from './company-runtime.ts';
import { LastErrands } from './people/last-errands.ts';
import { showLife } from './people/lost-calls.ts';
import type { PeopleLine } from './people/people-line.ts';
import { createCall, type Call } from './create-call.ts';
import { realTimers } from './timers.ts';

export interface OpenCompanyOptions {
  slug: string;
  environment: Environment;
  logger: Logger;
  /** One line of progress for a person. */
  progress?: (line: string) => void;
  /** One line, once each, on what somebody has to mend before the language model can answer. */
  onRefusal?: ((line: string) => void) | undefined;
  clock?: Clock;
  /** Where variables that company.yaml names are looked up; the process's own by default. */
  variables?: Readonly<Record<string, string | undefined>>;
}

export interface IncomingCall {
  channel: Channel;
  /** E.164, or null when withheld. */
  number: string | null;
  /** How it is heard and spoken, and the model that it talks with; left out where the call is typed. */
  speech?: { voice: CallVoice; llm: llm.LLM };
  /** How people come onto this line; left out where nobody can. */
  people?: PeopleLine;
}

export interface OpenCompany {
  company: Company;
  runtime: CompanyRuntime;
  services: Services;
  database: Database;
  /** Name of the language model that answers, or null when it is the rehearsal brain. */
  languageModel: string | null;
  /** Answers a call; see createCall. */
  answer(caller: IncomingCall): Promise<Call>;
  close(): Promise<void>;
}

/**
 * @throws CodedError configuration or service_unavailable, saying what to do next.
 */
export async function openCompany(options: OpenCompanyOptions): Promise<OpenCompany> {
  const { slug, environment, logger, progress, clock = Date.now } = options;
  const loaded = loadCompany(slug, environment.SWITCHBOARD_CONFIG);
  const { company, folder } = loaded;
  const runtime = createCompanyRuntime(loaded);
  const secret = environment.SWITCHBOARD_SECRET;
  const database = await openDatabase({
    url: environment.DATABASE_URL,
    dataDir: environment.SWITCHBOARD_DATA,
    log: progress,
  });
  try {
    const embedded = environment.DATABASE_URL === undefined;
    await fillDatabase({ database, company, folder, secret, now: clock(), embedded });
  } catch (error) {
    await database.close();
    throw error;
  }
  const services = createServices({ db: database.db, company: slug, settings: company, secret });
  const variables = options.variables ?? process.env;
  const speech = createSpeech({
    ...{ company, environment, logger, variables, clock },
    onRefusal: options.onRefusal,
  });
  const errands = new LastErrands();
  const model = speech.plan.configured.llm.find(({ usable }) => usable)?.model ?? null;
  return {
    company,
    runtime,
    services,
    database,
    languageModel: model,
    answer: async ({ channel, number, speech: spoken, people }) => {
      const call = await createCall(
        {
          runtime,
          services,
          // One for each call: a model tells its errors and usage to every session that it serves.
          llm: spoken?.llm ?? speech.languageModel() ?? createBrain(),
          ...(spoken && { voice: spoken.voice }),
          ...(people && { people }),
          clock,
          monotonic: () => performance.now(),
          timers: realTimers,
          logger,
        },
        { callId: `call_${randomUUID()}`, channel, number },
      );
      errands.follow(call);
      if (!spoken) showLife(call, { calls: services.calls, timers: realTimers, clock });
      return call;
    },
    close: async () => {
      await speech.close();
      await errands.done();
      await database.close();
    },
  };
}

/** Demo rows go into an embedded database only: a company's own database is theirs to fill. */
async function fillDatabase(options: {
  database: Database;
  company: Company;
  folder: string;
  secret: string | undefined;
  now: number;
  embedded: boolean;
}): Promise<void> {
  const { database, company, folder, secret, now, embedded } = options;
  const { db } = database;
  const demo = join(folder, 'demo.yaml');
  if (embedded && existsSync(demo)) {
    const data: unknown = parse(readFileSync(demo, 'utf8'));
    await seedIfEmpty({
      db,
      company: company.slug,
      data,
      now,
      timeZone: company.timeZone,
      secret,
      source: demo,
    });
  }
  await indexPolicies({ db, company: company.slug, folder: join(folder, 'policies') });
}
