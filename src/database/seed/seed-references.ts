// Resolves what a seed's rows leave to be worked out: when, whose, on which day. Says which row cannot be.
import { type Seed, seedError } from './seed-format.ts';
import { dateFromNow, type SeedClock, timeFromNow } from './seed-time.ts';

/** Each function throws a CodedError that names `source`, the row and the field. */
export function createResolver(seed: Seed, clock: SeedClock, source: string) {
  const startOf = (
    table: string,
    index: number,
    row: { startsAt?: string | undefined; in?: string | undefined },
  ): number => {
    if (row.startsAt !== undefined) return Date.parse(row.startsAt);
    if (row.in === undefined)
      throw seedError(source, [table, index, 'startsAt'], 'missing: say startsAt or in');
    const at = timeFromNow(row.in, clock);
    if (at === undefined)
      throw seedError(
        source,
        [table, index, 'in'],
        'expected "2 days at 10:00", "3 working days at 10:00" or "less than 24 hours"',
      );
    return at;
  };
  const ownerOf = (table: string, index: number, given?: string): string => {
    const only = seed.customers.length === 1 ? seed.customers[0]?.id : undefined;
    const owner = given ?? only;
    if (owner === undefined)
      throw seedError(source, [table, index, 'customerId'], 'missing, and there is not exactly one customer');
    if (!seed.customers.some((row) => row.id === owner))
      throw seedError(source, [table, index, 'customerId'], `no customer "${owner}" among customers`);
    return owner;
  };
  const dayOf = (index: number, field: 'issuedOn' | 'dueOn', text: string): string => {
    const date = dateFromNow(text, clock);
    if (date === undefined)
      throw seedError(
        source,
        ['invoices', index, field],
        'expected YYYY-MM-DD, "5 days ago" or "in 10 days"',
      );
    return date;
  };
  return { startOf, ownerOf, dayOf };
}
