// The rows that a stored call has seen through its tools: enough of the company for the call to go the same way again.
import { z } from 'zod';
import type { ToolRun } from './tool-runs.ts';

const at = { date: z.string(), time: z.string(), technician: z.string() };
const visit = z.object({ appointment_id: z.string(), service: z.string(), ...at });
const slot = z.object({ slot_id: z.string(), ...at });
const invoice = z.object({
  invoice_id: z.string(),
  description: z.string(),
  amount: z.string(),
  issued_on: z.string(),
  due_on: z.string(),
});

export type SeenVisit = z.infer<typeof visit>;
export type SeenSlot = z.infer<typeof slot>;
export type SeenInvoice = z.infer<typeof invoice>;

export interface SeenRows {
  /** As they were when they were first listed, soonest first; visits that the call itself booked are not among them. */
  visits: SeenVisit[];
  slots: SeenSlot[];
  invoices: SeenInvoice[];
}

const listed = z.object({ appointments: z.array(visit) });
const offered = z.object({ slots: z.array(slot) });
const alternatives = z.object({ alternatives: z.array(slot) });
const owed = z.object({ invoices: z.array(invoice) });

export function seenRows(runs: readonly ToolRun[], booked: ReadonlySet<string>): SeenRows {
  const results = runs.map(({ result }) => result);
  const visits = results.flatMap((result) => listed.safeParse(result).data?.appointments ?? []);
  const slots = results.flatMap(
    (result) =>
      offered.safeParse(result).data?.slots ?? alternatives.safeParse(result).data?.alternatives ?? [],
  );
  const invoices = results.flatMap((result) => owed.safeParse(result).data?.invoices ?? []);
  return {
    visits: firstOfEach(visits, (row) => row.appointment_id)
      .filter((row) => !booked.has(row.appointment_id))
      .sort(by((row) => `${row.date} ${row.time} ${row.appointment_id}`)),
    slots: firstOfEach(slots, (row) => row.slot_id).sort(
      by((row) => `${row.date} ${row.time} ${row.slot_id}`),
    ),
    invoices: firstOfEach(invoices, (row) => row.invoice_id).sort(
      by((row) => `${row.due_on} ${row.invoice_id}`),
    ),
  };
}

/** "129 dollars and 50 cents" → 12950: the way back from what a tool says. */
export function centsOf(spoken: string): number {
  const [, dollars = '0', cents = '0'] = /^([\d,]+) dollars?(?: and (\d+) cents?)?$/.exec(spoken) ?? [];
  return Number(dollars.replaceAll(',', '')) * 100 + Number(cents);
}

function firstOfEach<T>(rows: readonly T[], idOf: (row: T) => string): T[] {
  const first = new Map<string, T>();
  for (const row of rows) if (!first.has(idOf(row))) first.set(idOf(row), row);
  return [...first.values()];
}

/** The services list in this order, and ids decide between equals: new ids must sort as the old ones did. */
function by<T>(keyOf: (row: T) => string): (a: T, b: T) => number {
  return (a, b) => (keyOf(a) < keyOf(b) ? -1 : 1);
}
