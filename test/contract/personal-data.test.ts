// After a call full of personal data, no table holds any of it in the clear, except the customers' telephone numbers.
import { expect, it } from 'vitest';
import { describeOnEveryEngine, NOW } from '../support/database.ts';

const PHONE = '+14155550123';
const ZIP = '98109';
const CARD = '4111111111111111';
const SSN = '512-44-8923';
const SAID = `I'm on 415-555-0123, zip ${ZIP}, card 4111 1111 1111 1111, social ${SSN}, dana@example.com`;

/** In any spelling: with and without separators. */
const LEAKS = /4155550123|5550123|98109|4111111|512448923|dana@example|codeis4711/;

describeOnEveryEngine('personal data', (makeCompany) => {
  it('is in no table', async () => {
    const { services, database, company } = await makeCompany({
      customers: [{ id: 'cust_1', phone: PHONE, zip: ZIP, dateOfBirth: '1985-06-03' }],
      slots: [{ id: 'slot_1', startsAt: '2026-03-05T10:00:00-08:00' }],
    });
    const { customers, appointments, tickets, calls } = services;
    const claim = { callId: 'call_1', callerNumber: PHONE, factors: { zip: '00000' }, now: NOW };
    await customers.verify(claim);
    await customers.verify({ ...claim, callerNumber: '+14155550124' });
    await customers.verify({ ...claim, factors: { zip: ZIP } });
    await appointments.book({
      key: 'k',
      callId: 'call_1',
      customerId: 'cust_1',
      now: NOW,
      slotId: 'slot_1',
      service: 'x',
    });
    await tickets.open({
      key: 't',
      callId: 'call_1',
      customerId: 'cust_1',
      kind: 'callback',
      priority: 'high',
      reason: SAID,
      message: SAID,
      words: `${SAID}, the gate code is 4711`,
      callbackNumber: PHONE,
      now: NOW,
    });
    await calls.start({ id: 'call_1', channel: 'phone', callerNumber: PHONE, startedAt: NOW });
    const data = {
      text: SAID,
      args: { zip: ZIP, card: Number(CARD), phones: [PHONE], [SAID]: SAID },
      number: Number(CARD),
    };
    await calls.append('call_1', [{ seq: 1, at: NOW, type: 'caller.said', data }], {
      caller: { number: PHONE },
      data,
    });
    await calls.finish({
      id: 'call_1',
      endedAt: NOW,
      disposition: 'resolved',
      summary: SAID,
      usage: {},
      costMicros: 0,
      customerId: 'cust_1',
    });

    const { rows } = await database.pool.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'company'`,
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { name } of rows) {
      const found = await database.pool.query<Record<string, unknown>>(
        `select * from ${name} where company = $1`,
        [company],
      );
      const kept = found.rows.map((row) => (name === 'customers' ? { ...row, phone: '' } : row));
      expect(`${name}: ${JSON.stringify(kept).replace(/[ -]/g, '')}`).not.toMatch(LEAKS);
    }
    // The process that takes up a broken call needs all of it.
    expect((await calls.load('call_1'))?.snapshot).toMatchObject({ caller: { number: PHONE } });
  });
});
