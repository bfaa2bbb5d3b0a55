// Whom the test room offers to call as: the demo's customers with what they would answer, and somebody withheld.
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../database/connection.ts';
import { customers as rows } from '../../database/schema.ts';

export interface TestCaller {
  /** E.164; null is a withheld number. */
  number: string | null;
  name: string;
  /** What a caller of this name would answer when asked who they are. */
  hint: string;
}

export interface DemoCustomer {
  id: string;
  firstName: string;
  lastName: string;
  phone: string;
  zip?: string | undefined;
  dateOfBirth?: string | undefined;
}

export const WITHHELD_CALLER: TestCaller = {
  number: null,
  name: 'Withheld number',
  hint: 'cannot be verified',
};

/** Those of the demo's customers that are in the database, embedded or seeded. A company's own are not among them. */
export async function demoAmong(
  db: Db,
  company: string,
  demo: readonly DemoCustomer[],
): Promise<DemoCustomer[]> {
  if (demo.length === 0) return [];
  const ids = demo.map(({ id }) => id);
  const found = await db
    .select({ id: rows.id, phone: rows.phone, lastName: rows.lastName })
    .from(rows)
    .where(and(eq(rows.company, company), inArray(rows.id, ids)));
  return demo.filter((one) =>
    found.some((row) => row.id === one.id && row.phone === one.phone && row.lastName === one.lastName),
  );
}

/** Only for demo data: hints of real customers would be their secrets. */
export function testCallers(customers: readonly DemoCustomer[]): TestCaller[] {
  const offered = customers.map(({ firstName, lastName, phone, zip, dateOfBirth }) => {
    const hints = [
      ...(zip === undefined ? [] : [`ZIP code ${zip}`]),
      ...(dateOfBirth === undefined ? [] : [`born ${dateOfBirth}`]),
    ];
    return { number: phone, name: `${firstName} ${lastName}`, hint: hints.join(', ') };
  });
  return [...offered, WITHHELD_CALLER];
}
