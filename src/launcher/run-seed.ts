// The seed command at work.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseEnvironment } from '../config/environment.ts';
import { loadCompany } from '../config/load-company.ts';
import { openDatabase } from '../database/connection.ts';
import { seedIfEmpty } from '../database/seed/seed-company.ts';
import { CodedError } from '../domain/errors.ts';

const demoSchema = z.record(z.string(), z.unknown());

/** Answers what was done, for a person. @throws CodedError configuration where there is nothing to put in. */
export async function seed(slug: string, env: NodeJS.ProcessEnv): Promise<string> {
  const environment = parseEnvironment(env);
  const { company, folder } = loadCompany(slug, environment.SWITCHBOARD_CONFIG);
  const source = join(folder, 'demo.yaml');
  if (!existsSync(source)) throw new CodedError('configuration', `${slug} has no demo.yaml.`);
  const database = await openDatabase({
    url: environment.DATABASE_URL,
    dataDir: environment.SWITCHBOARD_DATA,
  });
  try {
    const demo = demoSchema.parse(parse(readFileSync(source, 'utf8')) ?? {});
    // Their passwords stand in the file: in a database of one's own they would be a way in for everybody.
    const data = environment.DATABASE_URL === undefined ? demo : { ...demo, people: [] };
    const { timeZone } = company;
    const secret = environment.SWITCHBOARD_SECRET;
    const done = await seedIfEmpty({
      ...{ db: database.db, company: slug, data, timeZone, secret, source },
      now: Date.now(),
    });
    return done
      ? `${company.name} has its demo customers now.`
      : `${company.name} has customers already: nothing was changed.`;
  } finally {
    await database.close();
  }
}
