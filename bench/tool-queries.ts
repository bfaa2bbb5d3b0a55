// How long the queries behind the tools take: a table of milliseconds per query, with the data of a busy company.
// Usage: tsx bench/tool-queries.ts   (BENCH_DATABASE_URL adds a PostgreSQL)
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Database, type Db, openDatabase } from '../src/database/connection.ts';
import { seedCompany } from '../src/database/seed/seed-company.ts';
import { createServices } from '../src/services/create-services.ts';
import { indexPolicies } from '../src/services/policies/index-policies.ts';
import type { Services } from '../src/services/services.port.ts';

const SAMPLES = 200;
const NOW = Date.parse('2026-03-02T10:00:00-08:00');
const DAY = 86_400_000;
const CUSTOMERS = 20_000;
const SETTINGS = {
  timeZone: 'America/Los_Angeles',
  fees: { cancellation: { freeUntilHours: 24, cents: 4900 } },
  verification: {
    factors: ['caller_number', 'zip'],
    attemptsPerAccount: 5,
    windowHours: 24,
    lockoutMinutes: [60, 360, 1440],
  },
};

type Query = (services: Services, n: number) => Promise<unknown>;

const event = (seq: number) => ({
  seq,
  at: NOW,
  type: 'tool.succeeded',
  data: {
    agent: 'scheduling',
    tool: 'list_appointments',
    result: { visits: [{ id: 'apt_1', when: 'Thursday at ten' }] },
  },
});
const write = (kind: string, n: number) => ({
  key: `${kind} ${n}`,
  callId: 'call_1',
  customerId: `cust_${n}`,
  now: NOW,
});
const claim = (n: number, zip: string) => ({
  callId: `call_${n}`,
  callerNumber: phoneOf(n),
  factors: { zip },
  now: NOW,
});

const QUERIES: Record<string, Query> = {
  'verify: passes': ({ customers }, n) => customers.verify(claim(n, '98109')),
  'verify: wrong ZIP': ({ customers }, n) => customers.verify(claim(1000 + n, '00000')),
  'verify: unknown number': ({ customers }, n) => customers.verify(claim(CUSTOMERS + n, '00000')),
  'number locked?': ({ customers }, n) => customers.lockedUntil(phoneOf(n), NOW),
  'list appointments': ({ appointments }, n) =>
    appointments.listUpcoming({ customerId: `cust_${n}`, now: NOW, limit: 5 }),
  'find slots, a week': ({ appointments }) =>
    appointments.findSlots({ from: NOW, to: NOW + 7 * DAY, limit: 20 }),
  'book: wins': ({ appointments }, n) =>
    appointments.book({ ...write('book', n), slotId: `free_${n}`, service: 'ant treatment' }),
  'book: taken': ({ appointments }, n) =>
    appointments.book({ ...write('late', n), slotId: `free_${n}`, service: 'ant treatment' }),
  reschedule: ({ appointments }, n) =>
    appointments.reschedule({
      ...write('move', n),
      appointmentId: `apt_${n}`,
      slotId: `free_${SAMPLES + n}`,
    }),
  cancel: ({ appointments }, n) => appointments.cancel({ ...write('cancel', n), appointmentId: `apt_${n}` }),
  'open invoices': ({ invoices }, n) => invoices.open({ customerId: `cust_${n}`, limit: 5 }),
  'search policies': ({ policies }) =>
    policies.search({ text: "do I have to pay if I cancel tomorrow's visit", limit: 2 }),
  'open a ticket': ({ tickets }, n) =>
    tickets.open({
      ...{ key: `ticket ${n}`, callId: 'call_1', customerId: null, kind: 'message', priority: 'normal' },
      ...{ reason: 'a question', message: 'Please call me back.', callbackNumber: null, now: NOW + n },
    }),
  'append 1 event': ({ calls }, n) => calls.append('call_1', [event(n)]),
  'append 5 events and a snapshot': ({ calls }, n) =>
    calls.append(
      'call_2',
      [1, 2, 3, 4, 5].map((k) => event(5 * n + k)),
      { value: 'serving', context: event(n) },
    ),
  'load a call of 1,200 events': ({ calls }) => calls.load('call_2'),
  'list 50 calls': ({ calls }) => calls.list({ limit: 50 }),
};

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await measure('embedded PGlite', await openDatabase({ dataDir: folder }));
  const url = process.env.BENCH_DATABASE_URL;
  if (url === undefined) console.log('\nPostgreSQL: skipped, BENCH_DATABASE_URL is not set');
  else await measure('PostgreSQL', await openDatabase({ url }));
  await rm(folder, { recursive: true, force: true });
}

async function measure(engine: string, database: Database): Promise<void> {
  const company = `bench-${Date.now()}`;
  const { db } = database;
  await fill(db, company);
  const services = createServices({ db, company, settings: SETTINGS });
  await services.calls.start({ id: 'call_1', channel: 'console', callerNumber: null, startedAt: NOW });
  await services.calls.start({ id: 'call_2', channel: 'console', callerNumber: null, startedAt: NOW });

  console.log(`\n${engine}: ${CUSTOMERS} customers, ${SAMPLES} samples, milliseconds`);
  console.log(`${'query'.padEnd(34)}${['p50', 'p95', 'p99'].map((name) => name.padStart(8)).join('')}`);
  for (const [name, query] of Object.entries(QUERIES)) {
    const times: number[] = [];
    for (let n = 0; n < SAMPLES; n += 1) {
      const start = performance.now();
      await query(services, n);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.ceil(share * SAMPLES) - 1] ?? 0).toFixed(1).padStart(8);
    console.log(`${name.padEnd(34)}${at(0.5)}${at(0.95)}${at(0.99)}`);
  }
  await database.close();
}

/** The rows of a busy company, made in the database: hashing them all here would take a minute. */
async function fill(db: Db, company: string): Promise<void> {
  const [now, zone] = [new Date(NOW).toISOString(), SETTINGS.timeZone];
  const one = {
    customers: [{ id: 'cust_0', phone: phoneOf(0), zip: '98109' }],
    calendar: { days: 1, technicians: ['T0'] },
  };
  await seedCompany({ db, company, data: one, now: NOW, timeZone: zone });
  const statements = [
    sql`insert into customers select ${company}, 'cust_' || n, 'Dana', 'Whitfield', '+1415' || (5000000 + n), null, ${now}::timestamptz
        from generate_series(1, ${CUSTOMERS}::int - 1) n`,
    sql`insert into customer_factors select ${company}, 'cust_' || n, factor, salt, hash
        from customer_factors, generate_series(1, ${CUSTOMERS}::int - 1) n where company = ${company} and customer_id = 'cust_0'`,
    sql`insert into slots select ${company}, 'used_' || n, 'tech_t0', ${now}::timestamptz + interval '31 days' + n * interval '1 minute', ${now}::timestamptz + interval '32 days' + n * interval '1 minute'
        from generate_series(0, ${CUSTOMERS}::int - 1) n`,
    sql`insert into appointments select ${company}, 'apt_' || n, 'cust_' || n, 'used_' || n, 'ant treatment', 'scheduled', 0, ${now}::timestamptz, ${now}::timestamptz
        from generate_series(0, ${CUSTOMERS}::int - 1) n`,
    sql`insert into slots select ${company}, 'free_' || n, 'tech_t0', ${now}::timestamptz + interval '1 day 7 seconds' + n * interval '37 minutes', ${now}::timestamptz + interval '1 day' + (n + 1) * interval '37 minutes'
        from generate_series(0, 999) n`,
    sql`insert into invoices select ${company}, 'inv_' || n, 'cust_' || n, 'Quarterly pest treatment', 12900, '2026-02-01', '2026-03-01', null
        from generate_series(0, ${CUSTOMERS}::int - 1) n`,
    sql`insert into calls (company, id, channel, started_at) select ${company}, 'old_' || n, 'phone', ${now}::timestamptz - n * interval '1 minute'
        from generate_series(1, 5000) n`,
    sql`analyze`,
  ];
  for (const statement of statements) await db.execute(statement);
  await indexPolicies({ db, company, folder: 'config/companies/pestcall/policies' });
}

function phoneOf(n: number): string {
  return `+1415${5_000_000 + n}`;
}

await main();
