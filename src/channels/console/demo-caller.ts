// Who the demo calls as: the first customer of the company's demo data, and what they answer when asked who they are.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const demoSchema = z.object({
  customers: z.array(
    z.object({
      id: z.string(),
      firstName: z.string(),
      lastName: z.string(),
      phone: z.string(),
      zip: z.string().optional(),
      dateOfBirth: z.string().optional(),
    }),
  ),
});

export type DemoCaller = z.infer<typeof demoSchema>['customers'][number];

/** The demo's customers, the default one first; none where the company has no demo or an unreadable one. */
export function demoCallers(companyFolder: string): DemoCaller[] {
  const file = join(companyFolder, 'demo.yaml');
  if (!existsSync(file)) return [];
  const parsed = demoSchema.safeParse(parse(readFileSync(file, 'utf8')));
  return parsed.success ? parsed.data.customers : [];
}

/** "Dana Whitfield, ZIP code 98109". */
export function introduceDemoCaller({ firstName, lastName, zip, dateOfBirth }: DemoCaller): string {
  return [
    `${firstName} ${lastName}`,
    ...(zip === undefined ? [] : [`ZIP code ${zip}`]),
    ...(dateOfBirth === undefined ? [] : [`born ${dateOfBirth}`]),
  ].join(', ');
}
