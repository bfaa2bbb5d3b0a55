// The company's documents as the database keeps them, searched in memory: a company has tens of passages, seldom more.
import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../database/connection.ts';
import { runDatabaseWork } from '../../database/run.ts';
import { policyPassages } from '../../database/schema.ts';
import type { PoliciesPort } from './policies.port.ts';
import { indexPassages, type PassageIndex } from './rank-passages.ts';

interface Deps {
  db: Db;
  company: string;
  /** Lists of words that mean the same to this company's callers. */
  synonyms: readonly (readonly string[])[];
}

export function createPolicies({ db, company, synonyms }: Deps): PoliciesPort {
  const { source, heading, text, position } = policyPassages;
  let known: { documents: string; index: PassageIndex } | null = null;
  return {
    async search({ text: question, limit }) {
      const passages = await runDatabaseWork({
        what: 'The policies',
        repeatable: true,
        run: () =>
          db
            .select({ source, heading, text })
            .from(policyPassages)
            .where(eq(policyPassages.company, company))
            .orderBy(asc(position)),
      });
      // The documents may change under a process that runs for weeks.
      const documents = JSON.stringify(passages);
      if (known?.documents !== documents) known = { documents, index: indexPassages(passages, synonyms) };
      return known.index.search(question, limit);
    },
  };
}
