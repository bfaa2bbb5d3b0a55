// Looks up the company's own words with PostgreSQL's text search.
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../database/connection.ts';
import { runDatabaseWork } from '../../database/run.ts';
import { policyPassages } from '../../database/schema.ts';
import { storable } from '../redact-deep.ts';
import type { PoliciesPort, PolicyPassage } from './policies.port.ts';

/** A question is a sentence or two; what is longer only makes the search slower. */
const MAX_QUERY = 500;

export function createPolicies({ db, company }: { db: Db; company: string }): PoliciesPort {
  /** `query` is a tsquery made in the database, by the same dictionary as the index. */
  const find = (query: ReturnType<typeof sql>, limit: number): Promise<PolicyPassage[]> =>
    db
      .select({ source: policyPassages.source, heading: policyPassages.heading, text: policyPassages.text })
      .from(policyPassages)
      .where(and(eq(policyPassages.company, company), sql`${policyPassages.search} @@ ${query}`))
      .orderBy(
        desc(sql`ts_rank(${policyPassages.search}, ${query})`),
        policyPassages.source,
        policyPassages.position,
      )
      .limit(limit);

  return {
    search: ({ text, limit }) =>
      runDatabaseWork({
        what: 'The policies',
        repeatable: true,
        run: async () => {
          const asked = storable(text.slice(0, MAX_QUERY));
          const all = await find(sql`websearch_to_tsquery('english', ${asked})`, limit);
          // People ask in sentences: hardly a passage has every word of one.
          return all.length > 0 ? all : find(anyWord(asked), limit);
        },
      }),
  };
}

/** The words of the text as the dictionary sees them, any of which may fit. Never an error, whatever was said. */
function anyWord(text: string) {
  return sql`replace(plainto_tsquery('english', ${text})::text, ' & ', ' | ')::tsquery`;
}
