// What the record of calls must hold to: nothing lost, nothing doubled, nothing rewritten, nothing personal.
import { expect, it } from 'vitest';
import type { CallFilter } from '../../src/services/calls/calls.port.ts';
import { describeOnEveryEngine, NOW } from '../support/database.ts';

const START = { id: 'call_1', channel: 'phone', callerNumber: '+14155550123', startedAt: NOW };
const event = (seq: number, data: Record<string, unknown> = {}) => ({
  seq,
  at: NOW + seq,
  type: 'caller.said',
  data,
});

describeOnEveryEngine('calls', (makeCompany) => {
  it('gives back what was recorded, in order, with the snapshot and the end', async () => {
    const { services, company } = await makeCompany();
    await services.calls.start(START);
    await services.calls.append(
      'call_1',
      [event(2), event(1, { turn: 1, nested: { list: [1, null, true] } })],
      {
        value: 'serving',
        caller: '+14155550123',
      },
    );
    await services.calls.finish({
      id: 'call_1',
      endedAt: NOW + 9,
      disposition: 'resolved',
      summary: 'Cancelled a visit.',
      usage: { llmInput: 12 },
      costMicros: 34.4,
      customerId: 'cust_1',
    });
    expect(await services.calls.load('call_1')).toEqual({
      id: 'call_1',
      room: null,
      company,
      channel: 'phone',
      callerLast4: '0123',
      customerId: 'cust_1',
      startedAt: NOW,
      endedAt: NOW + 9,
      disposition: 'resolved',
      summary: 'Cancelled a visit.',
      usage: { llmInput: 12 },
      costMicros: 34,
      snapshot: { value: 'serving', caller: '+14155550123' },
      events: [event(1, { turn: 1, nested: { list: [1, null, true] } }), event(2)],
    });
  });

  it('ignores an event that is there already, and keeps the newest snapshot', async () => {
    const { services } = await makeCompany();
    await services.calls.start(START);
    await services.calls.append('call_1', [event(1, { text: 'first' })], { n: 1 });
    await services.calls.append('call_1', [event(1, { text: 'again' }), event(2)], { n: 2 });
    await services.calls.append('call_1', [event(3)]);
    const call = await services.calls.load('call_1');
    expect(call?.events.map(({ seq, data }) => [seq, data.text])).toEqual([
      [1, 'first'],
      [2, undefined],
      [3, undefined],
    ]);
    expect(call?.snapshot).toEqual({ n: 2 });
  });

  it('keeps all events of appends that run at once', async () => {
    const { services } = await makeCompany();
    await services.calls.start(START);
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        services.calls.append('call_1', [event(2 * n + 1), event(2 * n + 2)], { n }),
      ),
    );
    const call = await services.calls.load('call_1');
    expect(call?.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  });

  it('refuses to rewrite or to remove an event, except in a retention run', async () => {
    const { services, database, company } = await makeCompany();
    await services.calls.start(START);
    await services.calls.append('call_1', [event(1)]);
    const { pool } = database;
    const attempts = [
      () => pool.query(`update call_events set type = 'x' where company = $1`, [company]),
      () => pool.query('delete from call_events where company = $1', [company]),
      () => pool.query('truncate call_events'),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow('append only');
    const client = await pool.connect();
    await client.query('begin');
    await client.query(`set local switchboard.retention = 'on'`);
    await client.query('delete from call_events where company = $1', [company]);
    await client.query('commit');
    client.release();
    expect((await services.calls.load('call_1'))?.events).toEqual([]);
    await expect(pool.query('truncate call_events')).rejects.toThrow('append only');
  });

  it('lists page by page, each call with its agents once it is summarised', async () => {
    const { services } = await makeCompany();
    for (const n of [1, 2, 3]) await services.calls.start({ ...START, id: `call_${n}`, startedAt: NOW + n });
    const summarised = {
      seq: 1,
      at: NOW,
      type: 'call.summarised',
      data: { chain: ['verification', 'billing'] },
    };
    await services.calls.append('call_2', [summarised, event(2)]);
    const first = await services.calls.list({ limit: 2 });
    expect(first.map(({ id, chain }) => [id, chain])).toEqual([
      ['call_3', null],
      ['call_2', ['verification', 'billing']],
    ]);
    const next = await services.calls.list({ limit: 2, before: first[1]?.startedAt });
    expect(next.map(({ id }) => id)).toEqual(['call_1']);
  });

  it('finds calls by outcome, agent, caller and words, and tells what they come to', async () => {
    const { services } = await makeCompany();
    const other = await makeCompany();
    const held = async (
      { calls }: typeof services,
      id: string,
      about: { chain: string[]; title: string; disposition: string; number: string | null },
    ) => {
      const { chain, title, disposition, number } = about;
      await calls.start({ ...START, id, callerNumber: number });
      const data = { chain, title };
      await calls.append(id, [{ seq: 1, at: NOW, type: 'call.summarised', data }]);
      await calls.finish({
        ...{ id, endedAt: NOW + 60_000, disposition, summary: `Dana called: 100% ${id}.`, usage: {} },
        ...{ costMicros: 500, customerId: null },
      });
    };
    const [dana, tom] = ['+14155550123', '+14155550177'];
    const about = { title: 'Balance asked', disposition: 'resolved', number: dana };
    await held(services, 'one', { ...about, chain: ['verification', 'billing'] });
    await held(services, 'two', { ...about, chain: ['verification', 'human'], disposition: 'escalated' });
    await held(services, 'three', {
      ...about,
      chain: ['verification'],
      title: 'Ant treatment moved',
      number: tom,
    });
    await held(other.services, 'four', { ...about, chain: ['verification', 'billing'] });
    await services.calls.start({ ...START, id: 'live', callerNumber: null });
    const found = async (filter: CallFilter) =>
      (await services.calls.list({ ...filter, limit: 9 })).map(({ id }) => id).sort();
    expect(await found({ disposition: 'resolved' })).toEqual(['one', 'three']);
    expect(await found({ agent: 'billing' })).toEqual(['one']);
    expect(await found({ caller: '0123' })).toEqual(['one', 'two']);
    expect(await found({ text: 'ANT treat' })).toEqual(['three']);
    expect(await found({ text: 'two' })).toEqual(['two']);
    expect(await found({ text: '100%' })).toEqual(['one', 'three', 'two']);
    expect(await found({ text: '%_' })).toEqual([]);
    expect(await found({ caller: '0123', disposition: 'escalated' })).toEqual(['two']);
    expect(await services.calls.totals({ caller: '0123' })).toEqual({
      ...{ calls: 2, costMicros: 1000, durationMs: 120_000 },
      byDisposition: { resolved: 1, escalated: 1 },
    });
    expect(await services.calls.totals({ text: 'nothing of the kind' })).toEqual({
      ...{ calls: 0, costMicros: 0, durationMs: 0, byDisposition: {} },
    });
    expect((await services.calls.totals({})).calls).toBe(4);
  });

  it('does not know a call of another company, and lists its own, newest first', async () => {
    const [mine, theirs] = [await makeCompany(), await makeCompany()];
    await mine.services.calls.start(START);
    await mine.services.calls.start({ ...START, id: 'call_2', startedAt: NOW + 1, callerNumber: null });
    expect(await theirs.services.calls.load('call_1')).toBeNull();
    expect(await theirs.services.calls.list({ limit: 5 })).toEqual([]);
    expect((await mine.services.calls.list({ limit: 5 })).map(({ id }) => id)).toEqual(['call_2', 'call_1']);
    expect(await mine.services.calls.list({ limit: 1 })).toHaveLength(1);
  });

  it('tells which calls in rooms have no end yet, oldest first, and those of this company only', async () => {
    const [mine, theirs] = [await makeCompany(), await makeCompany()];
    await theirs.services.calls.start({ ...START, room: 'room-theirs' });
    for (const [id, room] of [
      ['call_typed', null],
      ['call_late', 'room-2'],
      ['call_early', 'room-1'],
      ['call_over', 'room-3'],
    ] as const)
      await mine.services.calls.start({ ...START, id, room, startedAt: NOW - (id === 'call_early' ? 9 : 0) });
    await mine.services.calls.finish({
      ...{ id: 'call_over', endedAt: NOW, disposition: 'resolved', summary: '', usage: {} },
      ...{ costMicros: 0, customerId: null },
    });
    expect(await mine.services.calls.listUnended({ limit: 9 })).toEqual([
      { id: 'call_early', room: 'room-1', startedAt: NOW - 9 },
      { id: 'call_late', room: 'room-2', startedAt: NOW },
    ]);
    expect(await mine.services.calls.listUnended({ limit: 1 })).toHaveLength(1);
  });

  it('tells which typed calls without an end have shown no sign of life', async () => {
    const [mine, theirs] = [await makeCompany(), await makeCompany()];
    await theirs.services.calls.start({ ...START, startedAt: NOW - 999 });
    for (const [id, startedAt, room] of [
      ['call_silent', NOW - 500, null],
      ['call_never', NOW - 900, null],
      ['call_alive', NOW - 900, null],
      ['call_new', NOW, null],
      ['call_room', NOW - 900, 'room-1'],
      ['call_over', NOW - 900, null],
    ] as const)
      await mine.services.calls.start({ ...START, id, room, startedAt });
    await mine.services.calls.keepAlive('call_silent', NOW - 200);
    await mine.services.calls.keepAlive('call_alive', NOW - 50);
    await mine.services.calls.finish({
      ...{ id: 'call_over', endedAt: NOW, disposition: 'resolved', summary: '', usage: {} },
      ...{ costMicros: 0, customerId: null },
    });
    const silent = (limit: number) => mine.services.calls.listSilent({ since: NOW - 100, limit });
    expect(await silent(9)).toEqual(['call_never', 'call_silent']);
    expect(await silent(1)).toEqual(['call_never']);
  });

  it('says that a call must be started first', async () => {
    const { services } = await makeCompany();
    await expect(services.calls.append('call_9', [event(1)])).rejects.toMatchObject({ code: 'not_found' });
  });

  it('stores whatever callers and tools come up with', async () => {
    const { services } = await makeCompany();
    await services.calls.start(START);
    const self: Record<string, unknown> = { text: 'nul \0, half a pair \ud83d, a whole one 😀' };
    self.self = self;
    await services.calls.append('call_1', [
      event(1, { ...self, big: 10n, none: undefined, when: new Date(NOW), odd: NaN }),
    ]);
    const call = await services.calls.load('call_1');
    expect(call?.events[0]?.data).toMatchObject({
      text: 'nul , half a pair \ufffd, a whole one 😀',
      when: '2026-03-02T18:00:00.000Z',
      odd: null,
    });
  });

  it('appends a thousand events in one round trip', async () => {
    const { services } = await makeCompany();
    await services.calls.start(START);
    await services.calls.append(
      'call_1',
      Array.from({ length: 1000 }, (_, n) => event(n + 1, { n })),
    );
    expect((await services.calls.load('call_1'))?.events).toHaveLength(1000);
  });
});
