// Who may sit at the desk in the demo, with the passwords that stand in demo.yaml for everybody to read.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { DemoPerson } from './desk-options.ts';

const demoSchema = z.object({
  people: z.array(
    z.object({ name: z.string(), email: z.string().toLowerCase(), password: z.string().optional() }),
  ),
});

/** None where the company has no demo, or one without people. */
export function demoPeople(companyFolder: string): DemoPerson[] {
  const file = join(companyFolder, 'demo.yaml');
  if (!existsSync(file)) return [];
  const { data } = demoSchema.safeParse(parse(readFileSync(file, 'utf8')));
  return (data?.people ?? []).flatMap(({ password, ...person }) =>
    password === undefined ? [] : [{ ...person, password }],
  );
}
