// Looks up the company's own words with PostgreSQL's text search, rare words counting more than common ones.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../database/connection.ts';
import { runDatabaseWork } from '../../database/run.ts';
import { policyPassages } from '../../database/schema.ts';
import { storable } from '../redact-deep.ts';
import type { PoliciesPort } from './policies.port.ts';

/** A question is a sentence or two; what is longer only makes the search slower. */
const MAX_QUERY = 500;

/** Words of asking, which say nothing of what is asked; the dictionary knows the rest of them. */
const ASKING =
  /\b(i'd|i'll|i'm|you'd|would|could|like|want|need|know|tell|wonder(?:ing)?|happens?|please|thanks?|hello|hi|about|get|got|say|going)\b/gi;

/** What a passage must account for of the question's weight. One common word of a long question is no answer. */
const LEAST_SHARE = 0.3;

/** A word in the heading says what the passage is about. */
const HEADING_FACTOR = 2;

const passages = z.array(z.object({ source: z.string(), heading: z.string(), text: z.string() }));

export function createPolicies({ db, company }: { db: Db; company: string }): PoliciesPort {
  return {
    search: ({ text, limit }) =>
      runDatabaseWork({
        what: 'The policies',
        repeatable: true,
        run: async () => {
          const asked = storable(text.slice(0, MAX_QUERY)).replace(ASKING, ' ');
          const found = await db.execute(searchStatement(company, asked, limit));
          return passages.parse(found.rows);
        },
      }),
  };
}

/**
 * ts_rank knows nothing of how rare a word is, so the weights are counted here, over the passages that the index
 * finds: ln(1 + passages / passages with the word). Words are compared as the dictionary sees them.
 */
function searchStatement(company: string, asked: string, limit: number) {
  return sql`
    with question as (select to_tsvector('english', ${asked}) as vector),
    asked as (select unnest(tsvector_to_array(vector)) as word from question),
    found as materialized (
      select source, position, heading, text, tsvector_to_array(search) as words,
        tsvector_to_array(ts_filter(search, '{a}')) as heading_words
      from ${policyPassages}, question
      where company = ${company}
        and search @@ replace(plainto_tsquery('english', ${asked})::text, ' & ', ' | ')::tsquery
    ),
    total as (select count(*)::float as passages from ${policyPassages} where company = ${company}),
    weighted as (
      select word, ln(1 + passages / greatest((select count(*) from found where word = any(words)), 0.5)) as weight
      from asked, total
    ),
    scored as (
      select source, position, heading, text,
        (select sum(weight * case when word = any(heading_words) then ${HEADING_FACTOR}::int else 1 end)
         from weighted where word = any(words)) as score,
        (select sum(weight) from weighted where word = any(words)) as covered
      from found
    )
    select source, heading, text from scored
    where covered >= ${LEAST_SHARE}::float * (select sum(weight) from weighted)
    order by score desc, source, position
    limit ${limit}`;
}
