// Column types that Drizzle lacks: moments as epoch milliseconds, bytes, and text search vectors.
import { customType } from 'drizzle-orm/pg-core';

/** timestamptz in the table, milliseconds since the epoch in code. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  toDriver: (ms) => new Date(ms).toISOString(),
  fromDriver: (text) => Date.parse(text),
});

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
