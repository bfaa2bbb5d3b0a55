// What the invoices must hold to: only unpaid ones, only the customer's own, and a balance over all of them.
import { expect, it } from 'vitest';
import { describeOnEveryEngine } from '../support/database.ts';

const customers = [
  { id: 'cust_1', phone: '+14155550123' },
  { id: 'cust_2', phone: '+14155550124' },
];

describeOnEveryEngine('invoices', (makeCompany) => {
  it('gives the open ones, earliest due first, with the balance of all', async () => {
    const { services } = await makeCompany({
      customers,
      invoices: [
        { id: 'inv_1', customerId: 'cust_1', amountCents: 100, issuedOn: '2026-02-01', dueOn: '2026-03-20' },
        { id: 'inv_2', customerId: 'cust_1', amountCents: 200, issuedOn: '2026-01-01', dueOn: '2026-02-01' },
        { id: 'inv_3', customerId: 'cust_1', amountCents: 400, paid: true },
        { id: 'inv_4', customerId: 'cust_2', amountCents: 800 },
      ],
    });
    expect(await services.invoices.open({ customerId: 'cust_1', limit: 1 })).toEqual({
      invoices: [
        {
          id: 'inv_2',
          description: 'Quarterly pest treatment',
          amountCents: 200,
          issuedOn: '2026-01-01',
          dueOn: '2026-02-01',
        },
      ],
      balanceCents: 300,
    });
    const all = await services.invoices.open({ customerId: 'cust_1', limit: 9 });
    expect(all.invoices.map(({ id }) => id)).toEqual(['inv_2', 'inv_1']);
  });

  it('owes nothing without invoices', async () => {
    const { services } = await makeCompany({ customers });
    expect(await services.invoices.open({ customerId: 'cust_1', limit: 5 })).toEqual({
      invoices: [],
      balanceCents: 0,
    });
  });
});
