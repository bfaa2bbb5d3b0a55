// The company whose line a server answers, as far as the server needs to know it.
import type { Call } from '../call/create-call.ts';
import type { OpenCompany } from '../call/open-company.ts';
import type { Db } from '../database/connection.ts';
import type { Company } from '../domain/company.ts';
import type { CallsPort } from '../services/calls/calls.port.ts';
import type { RecordingsPort } from '../services/recordings/recordings.port.ts';
import type { PeoplePort } from '../services/people/people.port.ts';
import type { TicketsPort } from '../services/tickets/tickets.port.ts';
import { demoAmong, testCallers, type DemoCustomer, type TestCaller } from './test-room/test-callers.ts';

export interface ServedCompany {
  company: Company;
  /** Null when the rehearsal brain answers. */
  languageModel: string | null;
  /** Which providers hear and speak, first choice first; null where nobody is heard. */
  speech: SpeechProviders | null;
  /** Keys of the stock lines that only fill the time while a tool runs. */
  fillers: ReadonlySet<string>;
  /** Demo data in the embedded database, not a company's own customers. */
  embedded: boolean;
  /** Offered in the test room; rejects when the database is away. */
  callers(): Promise<readonly TestCaller[]>;
  calls: CallsPort;
  recordings: RecordingsPort;
  tickets: TicketsPort;
  people: PeoplePort;
  db: Db;
  /** Answers a call of channel chat. */
  answer(number: string | null): Promise<Call>;
  /** Rejects when the database is away. */
  checkDatabase(): Promise<unknown>;
}

export interface SpeechProviders {
  stt: string[];
  llm: string[];
  tts: string[];
}

export function toServedCompany(
  open: OpenCompany,
  { demo, ...about }: Pick<ServedCompany, 'embedded' | 'speech'> & { demo: readonly DemoCustomer[] },
): ServedCompany {
  const { company, languageModel, services, database, runtime } = open;
  const tools = [...runtime.agents.values()].flatMap((agent) => agent.tools);
  return {
    ...about,
    company,
    languageModel,
    fillers: new Set(tools.flatMap(({ filler }) => (filler === null ? [] : [filler]))),
    calls: services.calls,
    recordings: services.recordings,
    tickets: services.tickets,
    people: services.people,
    db: database.db,
    callers: async () => testCallers(await demoAmong(database.db, company.slug, demo)),
    answer: (number) => open.answer({ channel: 'chat', number }),
    checkDatabase: () => database.pool.query('select 1'),
  };
}
