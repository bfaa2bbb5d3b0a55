// Column types that Drizzle lacks: moments as epoch milliseconds, and bytes.
import { customType } from 'drizzle-orm/pg-core';

/** timestamptz in the table, milliseconds since the epoch in code. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  toDriver: (ms) => new Date(ms).toISOString(),
  fromDriver: (text) => Date.parse(text),
});

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
