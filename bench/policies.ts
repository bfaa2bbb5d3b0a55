// Whether a company's own documents answer what callers ask: questions with the passage that answers, and questions
// that none does. Usage: tsx bench/policies.ts [--wrong]
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { CONFIG_FOLDER, loadCompany } from '../src/config/load-company.ts';
import { openMemoryDatabase } from '../src/database/connection.ts';
import { createServices } from '../src/services/create-services.ts';
import { indexPolicies } from '../src/services/policies/index-policies.ts';
import type { PoliciesPort, PolicyPassage } from '../src/services/policies/policies.port.ts';

const questions = z.strictObject({
  answered: z.array(z.tuple([z.string(), z.array(z.string()).min(1)])),
  unanswered: z.array(z.string()),
});
type Questions = z.infer<typeof questions>;

/** What the tool gives the model. */
const PASSAGES = 3;
const SETS = ['first.yaml', 'second.yaml', 'third.yaml', 'fourth.yaml'].map((name) =>
  join(import.meta.dirname, 'policies', name),
);

const { values } = parseArgs({
  options: { wrong: { type: 'boolean', default: false }, quick: { type: 'boolean' } },
});
const { company, folder } = loadCompany('pestcall', CONFIG_FOLDER);
const database = await openMemoryDatabase();
await indexPolicies({ db: database.db, company: company.slug, folder: join(folder, 'policies') });
const { policies } = createServices({ db: database.db, company: company.slug, settings: company });
for (const file of SETS) console.log(JSON.stringify(await measure(file, policies)));
await database.close();

async function measure(file: string, port: PoliciesPort) {
  const { answered, unanswered } = questions.parse(parse(readFileSync(file, 'utf8')));
  const ranks = await Promise.all(answered.map((row) => rankOf(row, port)));
  const empty = await Promise.all(
    unanswered.map(async (text) => (await port.search({ text, limit: PASSAGES })).length === 0),
  );
  const rightlyEmpty = empty.filter(Boolean).length;
  const wronglyEmpty = ranks.filter((rank) => rank === null).length;
  if (values.wrong) tellWrong({ answered, unanswered }, ranks, empty);
  return {
    set: basename(file, '.yaml'),
    questions: answered.length,
    recallAt1: share(ranks.filter((rank) => rank === 1).length, answered.length),
    recallAt3: share(ranks.filter((rank) => rank !== null && rank > 0).length, answered.length),
    withoutAnswer: unanswered.length,
    notFoundPrecision: share(rightlyEmpty, rightlyEmpty + wronglyEmpty),
    notFoundRecall: share(rightlyEmpty, unanswered.length),
  };
}

/** 1 is first; 0 where others were found, null where nothing was. */
async function rankOf(
  [text, right]: Questions['answered'][number],
  port: PoliciesPort,
): Promise<number | null> {
  const found = await port.search({ text, limit: PASSAGES });
  if (found.length === 0) return null;
  return found.findIndex((passage) => right.some((name) => isPassage(passage, name))) + 1;
}

/** "cancellation.md Cancellation fee": its file, and the heading under the document's title. */
function isPassage({ source, heading }: PolicyPassage, name: string): boolean {
  return name.startsWith(`${source} `) && heading.endsWith(`: ${name.slice(source.length + 1)}`);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Number((part / whole).toFixed(3));
}

function tellWrong({ answered, unanswered }: Questions, ranks: (number | null)[], empty: boolean[]): void {
  answered.forEach(([text], index) => {
    const rank = ranks[index] ?? null;
    if (rank !== 1)
      console.log(`${rank === null ? 'nothing' : rank === 0 ? 'others' : `at ${rank}`}: ${text}`);
  });
  unanswered.forEach((text, index) => {
    if (empty[index] === false) console.log(`found something: ${text}`);
  });
}
