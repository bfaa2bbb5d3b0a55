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

  // A caller was once told to be the second in line, behind a callback of the day before.
  it('lets nobody on the line wait behind callbacks and messages', async () => {
    const { services } = await makeCompany();
    const onTheLine = (key: string, now: number) => ({
      ...ticket(key, 'normal', now),
      kind: 'handoff' as const,
      room: `room-${key}`,
    });
    await services.tickets.open(ticket('yesterday', 'high', NOW - 1));
    expect(await services.tickets.open(onTheLine('a', NOW))).toMatchObject({ position: 1 });
    expect(await services.tickets.open(onTheLine('b', NOW + 1))).toMatchObject({ position: 2 });
    expect(await services.tickets.open(ticket('c', 'normal', NOW + 2))).toMatchObject({ position: 4 });
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

  it("gives the caller's own words back whole, stores them sealed, and never a card", async () => {
    const { services, database, company } = await makeCompany();
    const words = 'The gate code is 4711, my cell is 415 555 0177.\nMy card is 4111 1111 1111 1111.';
    const { id } = await services.tickets.open({ ...ticket('a'), message: 'The gate code is 4711.', words });
    const kept = await services.tickets.load(id);
    expect(kept?.words).toMatch(/4711.*0177/);
    expect(kept?.words).not.toMatch(/4111/);
    expect(kept?.message).not.toMatch(/4711/);
    const stored = await database.pool.query('select * from tickets where company = $1', [company]);
    expect(JSON.stringify(stored.rows)).not.toMatch(/4711|0177|4111/);
  });

  it('goes up in the queue when it becomes more pressing, and never down', async () => {
    const { services } = await makeCompany();
    await services.tickets.open(ticket('a', 'high'));
    const { id } = await services.tickets.open(ticket('b', 'normal', NOW + 1));
    const raise = (priority: 'urgent' | 'low') => services.tickets.raise(id, { priority, reason: 'is hurt' });
    await raise('urgent');
    expect(await services.tickets.position(id)).toBe(1);
    await raise('low');
    expect(await services.tickets.load(id)).toMatchObject({ priority: 'urgent', reason: 'is hurt' });
    await services.tickets.close(id, { as: 'served', note: null, now: NOW + 2 });
    await services.tickets.raise(id, { priority: 'urgent', reason: 'another' });
    expect(await services.tickets.load(id)).toMatchObject({ reason: 'is hurt' });
  });

  it('gives a ticket to one of those who reach for it at the same moment', async () => {
    const { services } = await makeCompany();
    const { id } = await services.tickets.open(ticket('a'));
    const takers = Array.from({ length: 12 }, (_taker, n) => `person_${n}`);
    const taken = await Promise.all(
      takers.map((personId) => services.tickets.take(id, { personId, now: NOW + 5000 })),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    const winner = takers[taken.indexOf(true)];
    expect(await services.tickets.load(id)).toMatchObject({ takenBy: winner, takenAt: NOW + 5000 });
    expect(await services.tickets.listWaiting({ limit: 9 })).toEqual([]);
    expect(await services.tickets.position(id)).toBeNull();
  });

  it('lets whoever has it take it again, and keeps when they first did', async () => {
    const { services } = await makeCompany();
    const { id } = await services.tickets.open(ticket('a'));
    await services.tickets.take(id, { personId: 'sam', now: NOW + 1000 });
    expect(await services.tickets.take(id, { personId: 'sam', now: NOW + 9000 })).toBe(true);
    expect(await services.tickets.load(id)).toMatchObject({ takenAt: NOW + 1000 });
  });

  it('puts a released one back at its old place, and only by whoever has it', async () => {
    const { services } = await makeCompany();
    const { id } = await services.tickets.open(ticket('a'));
    await services.tickets.open(ticket('b', 'normal', NOW + 1));
    await services.tickets.take(id, { personId: 'sam', now: NOW + 2 });
    await services.tickets.release(id, 'kim');
    expect(await services.tickets.position(id)).toBeNull();
    await services.tickets.release(id, 'sam');
    expect(await services.tickets.position(id)).toBe(1);
  });

  it('is handled once: nobody takes it, releases it or closes it afterwards', async () => {
    const { services } = await makeCompany();
    const { id } = await services.tickets.open(ticket('a'));
    const served = { as: 'served' as const, note: 'Refunded to card 4111 1111 1111 1111.', now: NOW + 3 };
    expect(await services.tickets.close(id, served)).toBe(true);
    expect(await services.tickets.close(id, { as: 'dismissed', note: null, now: NOW + 4 })).toBe(false);
    expect(await services.tickets.take(id, { personId: 'sam', now: NOW + 5 })).toBe(false);
    const closed = await services.tickets.load(id);
    expect(closed).toMatchObject({ closedAs: 'served', handledAt: NOW + 3, takenBy: null });
    expect(closed?.note).not.toMatch(/4111/);
    expect(await services.tickets.list({ limit: 9 })).toEqual([]);
    expect(await services.tickets.list({ limit: 9, handledSince: NOW })).toHaveLength(1);
  });

  it('keeps each try with the first outcome it had', async () => {
    const { services } = await makeCompany();
    const { id } = await services.tickets.open(ticket('a'));
    const first = await services.tickets.beginAttempt(id, { via: 'telephone', person: 'Sam', now: NOW });
    const second = await services.tickets.beginAttempt(id, { via: 'desk', person: 'Kim', now: NOW + 1 });
    expect([first, second]).toEqual([1, 2]);
    await services.tickets.endAttempt(id, { number: 1, outcome: 'busy', now: NOW + 2 });
    await services.tickets.endAttempt(id, { number: 1, outcome: 'answered', now: NOW + 3 });
    const kept = await services.tickets.load(id);
    expect(kept?.attempts).toEqual([
      { number: 1, via: 'telephone', person: 'Sam', startedAt: NOW, endedAt: NOW + 2, outcome: 'busy' },
      { number: 2, via: 'desk', person: 'Kim', startedAt: NOW + 1, endedAt: null, outcome: null },
    ]);
  });

  it('that is closed again because the answer was lost is closed once, by the same hand', async () => {
    const { services } = await makeCompany();
    const { id } = await services.tickets.open(ticket('a'));
    const closing = { as: 'served', note: null, now: NOW + 5 } as const;
    expect(await services.tickets.close(id, closing)).toBe(true);
    expect(await services.tickets.close(id, closing)).toBe(true);
    expect(await services.tickets.close(id, { ...closing, as: 'dismissed' })).toBe(false);
    expect(await services.tickets.close(id, { ...closing, now: NOW + 6 })).toBe(false);
  });

  it('turns a call whose caller has gone into a callback', async () => {
    const { services } = await makeCompany();
    const { id } = await services.tickets.open({ ...ticket('a'), kind: 'handoff', room: 'call-1' });
    await services.tickets.turnIntoCallback(id, 'hung up while waiting');
    expect(await services.tickets.load(id)).toMatchObject({
      kind: 'callback',
      room: null,
      callbackNumber: '+14155550123',
      reason: 'hung up while waiting',
    });
  });

  it('takes what the caller has said by then, and the number that they named', async () => {
    const { services } = await makeCompany();
    const { id } = await services.tickets.open({ ...ticket('a'), kind: 'handoff', callbackNumber: null });
    await services.tickets.turnIntoCallback(id, 'hung up', { words: null, callbackNumber: null });
    expect(await services.tickets.load(id)).toMatchObject({ kind: 'message', callbackNumber: null });
    const left = { words: 'the gate code is 4711', callbackNumber: '+12065550142' };
    await services.tickets.turnIntoCallback(id, 'hung up', left);
    expect(await services.tickets.load(id)).toMatchObject({ kind: 'callback', ...left });
  });

  it('tells how long those waited who were taken lately', async () => {
    const { services } = await makeCompany();
    for (const [key, wait] of Object.entries({ a: 30_000, b: 90_000 })) {
      const { id } = await services.tickets.open({ ...ticket(key), kind: 'handoff' });
      await services.tickets.take(id, { personId: 'sam', now: NOW + wait });
    }
    expect(await services.tickets.recentWaits({ since: NOW, limit: 9 })).toEqual([90_000, 30_000]);
    expect(await services.tickets.recentWaits({ since: NOW + 60_000, limit: 9 })).toEqual([90_000]);
  });
});
