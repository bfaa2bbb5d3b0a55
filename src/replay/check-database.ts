// Compares the rows that a call left behind with what the file expects of them.
import { and, eq, notLike } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { appointments, invoices, slots, tickets, verificationAttempts } from '../database/schema.ts';
import { mismatches } from './compare.ts';
import type { Path, Report } from './difference.ts';
import { TABLES, type EndExpectation, type TableName } from './transcript-format.ts';

type Row = Readonly<Record<string, unknown>>;

const PRIORITIES = ['urgent', 'high', 'normal', 'low'];

export interface CheckedRows {
  db: Db;
  /** The slug whose rows are looked at. */
  company: string;
  expected: NonNullable<EndExpectation['database']>;
  path: Path;
}

export async function checkDatabase(
  { db, company, expected, path }: CheckedRows,
  report: Report,
): Promise<void> {
  for (const table of TABLES) {
    const wanted = expected[table];
    if (wanted === undefined) continue;
    const rows = await readTable(db, company, table);
    if (Array.isArray(wanted)) checkAllRows(table, wanted, rows, [...path, table], report);
    else checkRowsById(table, wanted, rows, [...path, table], report);
  }
}

/** Rows as files name their columns: camelCase, times in milliseconds, an appointment with the times of its slot. */
export async function readTable(db: Db, company: string, table: TableName): Promise<Row[]> {
  switch (table) {
    case 'appointments': {
      const ofSlot = and(eq(slots.company, appointments.company), eq(slots.id, appointments.slotId));
      const found = await db
        .select()
        .from(appointments)
        .innerJoin(slots, ofSlot)
        .where(eq(appointments.company, company));
      return found.map(({ appointments: visit, slots: { startsAt, endsAt, technicianId } }) => ({
        ...visit,
        startsAt,
        endsAt,
        technicianId,
      }));
    }
    case 'invoices':
      return db.select().from(invoices).where(eq(invoices.company, company));
    case 'tickets': {
      const found = await db
        .select()
        .from(tickets)
        // What busy people of the seed talk about is not of this call.
        .where(and(eq(tickets.company, company), notLike(tickets.key, 'seed:%')))
        .orderBy(tickets.openedAt, tickets.id);
      return found.map(({ rank, ...row }) => ({ ...row, priority: PRIORITIES[rank] }));
    }
    case 'attempts': {
      const found = await db
        .select()
        .from(verificationAttempts)
        .where(eq(verificationAttempts.company, company));
      return found.map((row) => ({
        id: row.subject,
        failures: row.failedAt.length,
        lockouts: row.lockedAt.length,
        lockedUntil: row.lockedUntil,
      }));
    }
  }
}

function checkRowsById(
  table: string,
  wanted: Readonly<Record<string, Row | null>>,
  rows: readonly Row[],
  path: Path,
  report: Report,
): void {
  for (const [id, columns] of Object.entries(wanted)) {
    const row = rows.find((candidate) => candidate.id === id);
    const what = `database: ${table} ${id}`;
    if (columns === null || !row) {
      if ((columns === null) !== (row === undefined))
        report({
          type: 'database',
          path: [...path, id],
          what,
          expected: columns ?? 'no such row',
          actual: row ?? 'no such row',
        });
      continue;
    }
    for (const { at, expected, actual } of mismatches(columns, row))
      report({ type: 'database', path: [...path, id], what: `${what} ${at}`, expected, actual });
  }
}

function checkAllRows(
  table: string,
  wanted: readonly Row[],
  rows: readonly Row[],
  path: Path,
  report: Report,
): void {
  const what = `database: ${table}`;
  if (rows.length !== wanted.length) {
    report({ type: 'database', path, what: `${what} (all rows)`, expected: wanted, actual: rows });
    return;
  }
  const left = [...rows];
  wanted.forEach((columns, index) => {
    const at = left.findIndex((row) => mismatches(columns, row).length === 0);
    if (at >= 0) left.splice(at, 1);
    else report({ type: 'database', path: [...path, index], what, expected: columns, actual: left });
  });
}
