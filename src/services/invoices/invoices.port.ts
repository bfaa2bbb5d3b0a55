// What a customer owes.

export interface Invoice {
  id: string;
  description: string;
  amountCents: number;
  /** YYYY-MM-DD in the company's time zone. */
  issuedOn: string;
  dueOn: string;
}

export interface InvoicesPort {
  /** Unpaid invoices, earliest due first; the balance is their sum in cents. */
  open(query: { customerId: string; limit: number }): Promise<{ invoices: Invoice[]; balanceCents: number }>;
}
