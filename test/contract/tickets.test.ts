// What tickets must hold to: opened once, taken in order, without personal data in their words.
import { expect, it } from 'vitest';
import { describeOnEveryEngine, NOW } from '../support/database.ts';

const ticket = (key: string, priority: 'low' | 'normal' | 'high' | 'urgent' = 'normal', now = NOW) => ({
  key,
  callId: 'call_1',
  customerId: null,
  kind: 'callback' as const,
  priority,
  reason: 'wants a refund',
  message: 'Please call me.',
  callbackNumber: '+14155550123',
  now,
});

describeOnEveryEngine('tickets', (makeCompany) => {
  it('opens a ticket once, however often and however fast it is asked to', async () => {
    const { services } = await makeCompany();
    const opened = await Promise.all(Array.from({ length: 20 }, () => services.tickets.open(ticket('same'))));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(await services.tickets.listWaiting({ limit: 9 })).toHaveLength(1);
  });

  it('tells the place in the line: urgent before normal, earlier before later', async () => {
    const { services } = await makeCompany();
    expect(await services.tickets.open(ticket('a'))).toMatchObject({ position: 1 });
    expect(await services.tickets.open(ticket('b', 'normal', NOW + 1))).toMatchObject({ position: 2 });
    expect(await services.tickets.open(ticket('c', 'urgent', NOW + 2))).toMatchObject({ position: 1 });
    expect(await services.tickets.open(ticket('d', 'low', NOW - 1))).toMatchObject({ position: 4 });
    const waiting = await services.tickets.listWaiting({ limit: 9 });
    expect(waiting.map(({ priority }) => priority)).toEqual(['urgent', 'normal', 'normal', 'low']);
  });

  it('gives the number back to whoever calls, and stores it sealed', async () => {
    const { services, database, company } = await makeCompany();
    await services.tickets.open({
      ...ticket('a'),
      message: 'My card 4111 1111 1111 1111, call 415-555-0123',
    });
    const [waiting] = await services.tickets.listWaiting({ limit: 1 });
    expect(waiting).toMatchObject({ callbackNumber: '+14155550123', kind: 'callback', openedAt: NOW });
    expect(waiting?.message).not.toMatch(/4111|0123/);
    const stored = await database.pool.query('select * from tickets where company = $1', [company]);
    expect(JSON.stringify(stored.rows)).not.toMatch(/5550123|4111/);
  });
});
