// A company's line for benchmarks: pestcall's own configuration, rows for many callers, and a scripted model.
import type { Logger } from 'pino';
import { pino } from 'pino';
import { createCall, type Call } from '../../src/call/create-call.ts';
import { createCompanyRuntime } from '../../src/call/company-runtime.ts';
import { realTimers } from '../../src/call/timers.ts';
import { loadCompany } from '../../src/config/load-company.ts';
import type { Database } from '../../src/database/connection.ts';
import { seedCompany } from '../../src/database/seed/seed-company.ts';
import type { SeedInput } from '../../src/database/seed/seed-format.ts';
import { AnsweringLlm, type AnswerModel } from '../../src/rehearsal/answering-llm.ts';
import { createServices } from '../../src/services/create-services.ts';

export const ZIP = '98109';

export interface BenchLine {
  /** Answers the call of the n-th customer. */
  answer(n: number, model: AnswerModel): Promise<Call>;
}

/** A company of its own in the database, with so many customers and a visit for each. */
export async function openBenchLine({ db }: Database, customers: number): Promise<BenchLine> {
  const loaded = loadCompany('pestcall');
  const { company } = loaded;
  // Nobody has anything left to say.
  company.limits.goodbyeSeconds = 0;
  company.slug = `bench-${process.pid}-${Date.now()}`;
  const { slug, timeZone } = company;
  await seedCompany({ db, company: slug, data: rows(customers), now: Date.now(), timeZone });
  const runtime = createCompanyRuntime(loaded);
  const services = createServices({ db, company: slug, settings: company });
  const logger: Logger = pino({ level: 'silent' });
  let calls = 0;
  return {
    answer: (n, model) =>
      createCall(
        {
          ...{ runtime, services, logger, timers: realTimers, clock: Date.now },
          llm: new AnsweringLlm('script', model),
          monotonic: () => performance.now(),
        },
        { callId: `call-${slug}-${++calls}`, channel: 'console', number: phoneOf(n) },
      ),
  };
}

function rows(customers: number): SeedInput {
  const numbers = Array.from({ length: customers }, (_, n) => n);
  const id = (n: number) => `cust_${n}`;
  return {
    customers: numbers.map((n) => ({ id: id(n), phone: phoneOf(n), zip: ZIP })),
    appointments: numbers.map((n) => ({ id: `apt_${n}`, customerId: id(n), in: '3 working days at 10:00' })),
  };
}

function phoneOf(n: number): string {
  return `+1415${5_550_000 + n}`;
}
