// The company whose line a chat server answers, as far as the server needs to know it.
import type { Call } from '../call/create-call.ts';
import type { OpenCompany } from '../call/open-company.ts';

export interface ChatCompany {
  slug: string;
  /** ISO code, for numbers without a country code. */
  country: string;
  /** Null when the rehearsal brain answers. */
  languageModel: string | null;
  /** Keys of the stock lines that only fill the time while a tool runs. */
  fillers: ReadonlySet<string>;
  /** Demo data in the embedded database, not a company's own customers. */
  embedded: boolean;
  answer(number: string | null): Promise<Call>;
  /** Rejects when the database is away. */
  checkDatabase(): Promise<unknown>;
}

export function toChatCompany(open: OpenCompany, embedded: boolean): ChatCompany {
  const tools = [...open.runtime.agents.values()].flatMap((agent) => agent.tools);
  return {
    slug: open.company.slug,
    country: open.company.country,
    languageModel: open.languageModel,
    fillers: new Set(tools.flatMap(({ filler }) => (filler === null ? [] : [filler]))),
    embedded,
    answer: (number) => open.answer({ channel: 'chat', number }),
    checkDatabase: () => open.database.pool.query('select 1'),
  };
}
