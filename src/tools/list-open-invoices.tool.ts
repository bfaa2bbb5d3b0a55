// What the customer owes.
import { z } from 'zod';
import { spokenMoney } from '../domain/speak.ts';
import { defineTool, requireCustomer } from './define-tool.ts';

const LIMIT = 10;

export const listOpenInvoices = defineTool({
  name: 'list_open_invoices',
  description: "List the caller's unpaid invoices and the balance they add up to.",
  parameters: z.strictObject({}),
  effect: 'read',
  requires: 'verified',
  filler: 'invoices',
  async execute(_args, call) {
    const customerId = requireCustomer(call.context);
    const { invoices, balanceCents } = await call.services.invoices.open({ customerId, limit: LIMIT });
    call.report({ type: 'ids.listed', kind: 'invoice', ids: invoices.map((invoice) => invoice.id) });
    return {
      balance: spokenMoney(balanceCents),
      invoices: invoices.map((invoice) => ({
        invoice_id: invoice.id,
        description: invoice.description,
        amount: spokenMoney(invoice.amountCents),
        issued_on: invoice.issuedOn,
        due_on: invoice.dueOn,
      })),
    };
  },
});
