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
  let known: { read: string; index: PassageIndex } | null = null;
  const documents = () =>
    runDatabaseWork({
      what: 'The policies',
      repeatable: true,
      run: () =>
        db
          .select({ source, heading, text })
          .from(policyPassages)
          .where(eq(policyPassages.company, company))
          .orderBy(asc(position)),
    });
  return {
    async search({ text: question, limit }) {
      const passages = await documents();
      // They may change under a process that runs for weeks.
      const read = JSON.stringify(passages);
      if (known?.read !== read) known = { read, index: indexPassages(passages, synonyms) };
      return known.index.search(question, limit);
    },

    async headings({ limit }) {
      const passages = await documents();
      return [...new Set(passages.map(({ heading: name }) => name))].slice(0, limit);
    },
  };
}
