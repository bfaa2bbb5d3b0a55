// Real databases for tests: the embedded engine always, PostgreSQL as well when TEST_DATABASE_URL is set.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Database, openDatabase, openMemoryDatabase } from '../../src/database/connection.ts';
import type { SeedInput } from '../../src/database/seed/seed-format.ts';
import { seedCompany } from '../../src/database/seed/seed-company.ts';
import { createServices } from '../../src/services/create-services.ts';
import type { Services } from '../../src/services/services.port.ts';
import type { ServiceSettings } from '../../src/services/settings.ts';
import { NOW, SETTINGS } from './settings.ts';

export { DAY, HOUR, NOW, SETTINGS } from './settings.ts';

/** What a test gets: its own company in a shared database, with the rows it asks for. */
export interface TestCompany {
  company: string;
  services: Services;
  database: Database;
}

type MakeCompany = (given?: SeedInput, settings?: Partial<ServiceSettings>) => Promise<TestCompany>;

const postgresUrl = process.env.TEST_DATABASE_URL;
const ENGINES: { name: string; open: () => Promise<Database> }[] = [
  { name: 'embedded PGlite', open: () => openMemoryDatabase() },
  ...(postgresUrl === undefined
    ? []
    : [{ name: 'PostgreSQL', open: () => openDatabase({ url: postgresUrl }) }]),
];

/** Runs the suite once per engine; says so when one is left out. */
export function describeOnEveryEngine(name: string, suite: (makeCompany: MakeCompany) => void): void {
  if (postgresUrl === undefined) console.log(`${name}: PostgreSQL skipped, TEST_DATABASE_URL is not set`);
  describe.each(ENGINES)(`${name} on $name`, ({ open }) => {
    let database: Database;
    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database.close());
    suite((given, settings) => makeTestCompany(database, given, settings));
  });
}

/** A company that no other test sees: ids may repeat between companies. */
export async function makeTestCompany(
  database: Database,
  given: SeedInput = {},
  settings: Partial<ServiceSettings> = {},
): Promise<TestCompany> {
  const company = `test-${randomUUID()}`;
  await seedCompany({
    db: database.db,
    company,
    data: given,
    now: NOW,
    timeZone: SETTINGS.timeZone,
    source: 'given',
    secret: 'test',
  });
  const services = createServices({
    db: database.db,
    company,
    settings: { ...SETTINGS, ...settings },
    secret: 'test',
  });
  return { company, services, database };
}
