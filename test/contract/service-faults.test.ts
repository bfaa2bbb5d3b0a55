// A database that fails in a call: told in words, with nothing of the statement in them, and tried again where safe.
import { connect, createServer, type Server } from 'node:net';
import { drizzle } from 'drizzle-orm/node-postgres';
import { afterEach, describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '../../src/database/connection.ts';
import { createPool } from '../../src/database/pool.ts';
import * as schema from '../../src/database/schema.ts';
import { createServices } from '../../src/services/create-services.ts';
import { makeTestCompany, NOW, SETTINGS } from '../support/database.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A database behind a line that can be cut: `cut(n)` breaks the connection at the n-th chunk of answers from then on. */
async function databaseOnABadLine() {
  const database = await openMemoryDatabase();
  closing.push(() => database.close());
  const { company } = await makeTestCompany(database, {
    customers: [{ id: 'cust_1', phone: '+14155550123', zip: '98109' }],
    slots: [{ id: 'slot_1', startsAt: '2026-03-05T10:00:00-08:00' }],
  });
  let countdown = Infinity;
  const line = createServer((near) => {
    const far = connect(Number(database.pool.options.port), '127.0.0.1');
    near.pipe(far);
    far.on('data', (chunk) => {
      countdown -= 1;
      if (countdown === 0) near.destroy();
      else near.write(chunk);
    });
    for (const end of [near, far]) {
      end.on('error', () => undefined);
      end.on('close', () => {
        near.destroy();
        far.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => line.close(resolve)));
  const pool = createPool({
    host: '127.0.0.1',
    port: portOf(line),
    user: 'postgres',
    database: 'postgres',
    max: 2,
  });
  closing.push(() => pool.end());
  const services = createServices({
    db: drizzle(pool, { schema }),
    company,
    settings: SETTINGS,
    secret: 'test',
  });
  return { services, direct: database, cut: (chunks: number) => (countdown = chunks), line };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

describe('a database that fails during a call', () => {
  it('books exactly once, wherever in the booking the connection breaks', async () => {
    const { services, cut } = await databaseOnABadLine();
    const book = () =>
      services.appointments.book({
        key: 'k',
        callId: 'call_1',
        customerId: 'cust_1',
        now: NOW,
        slotId: 'slot_1',
        service: 'ant treatment',
      });
    for (let chunk = 1; chunk <= 12; chunk += 1) {
      cut(chunk);
      expect(await book()).toMatchObject({ slotId: 'slot_1', status: 'scheduled' });
    }
    cut(Infinity);
    const listed = await services.appointments.listUpcoming({ customerId: 'cust_1', now: NOW, limit: 5 });
    expect(listed).toHaveLength(1);
  });

  it('is told in words that name no statement and no value', async () => {
    const { services, line } = await databaseOnABadLine();
    await new Promise((resolve) => line.close(resolve));
    const failure: unknown = await services.customers
      .verify({ callId: 'call_1', callerNumber: '+14155550123', factors: { zip: '98109' }, now: NOW })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'service_unavailable' });
    expect(failure).toHaveProperty('message', expect.stringContaining('take a message'));
    const cause = failure instanceof Error ? failure.cause : undefined;
    expect(cause).toMatchObject({ message: 'database error ECONNREFUSED' });
    expect(JSON.stringify(failure) + String(cause)).not.toMatch(/select|98109|4155550123/);
  });
});
