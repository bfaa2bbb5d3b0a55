// Unpaid invoices in PostgreSQL.
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../database/connection.ts';
import { runDatabaseWork } from '../../database/run.ts';
import { invoices } from '../../database/schema.ts';
import type { InvoicesPort } from './invoices.port.ts';

export function createInvoices({ db, company }: { db: Db; company: string }): InvoicesPort {
  return {
    open: ({ customerId, limit }) =>
      runDatabaseWork({
        what: 'The invoices',
        repeatable: true,
        run: async () => {
          const rows = await db
            .select({
              id: invoices.id,
              description: invoices.description,
              amountCents: invoices.amountCents,
              issuedOn: invoices.issuedOn,
              dueOn: invoices.dueOn,
              // Over all of them, also those beyond the limit: a window is computed before the limit cuts.
              balanceCents: sql<string>`sum(${invoices.amountCents}) over ()`,
            })
            .from(invoices)
            .where(
              and(
                eq(invoices.company, company),
                eq(invoices.customerId, customerId),
                isNull(invoices.paidAt),
              ),
            )
            .orderBy(asc(invoices.dueOn), asc(invoices.id))
            .limit(limit);
          return {
            invoices: rows.map(({ balanceCents: _, ...invoice }) => invoice),
            balanceCents: Number(rows[0]?.balanceCents ?? 0),
          };
        },
      }),
  };
}
