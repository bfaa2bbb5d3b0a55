// /metrics for Prometheus, open to this machine or to whoever has the token.
import { Hono } from 'hono';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Clock } from '../../domain/clock.ts';
import { isDirectlyLocal } from '../caller-trust.ts';
import { refuse } from '../problem.ts';
import { isSame } from '../signed-cookies.ts';
import type { ServedCompany } from '../served-company.ts';
import { incoming, type Served, type Visitors } from '../visitor.ts';
import { CallFeed } from './call-feed.ts';
import { CallMetrics } from './call-metrics.ts';
import { DeskMetrics } from './desk-metrics.ts';

export interface MetricsDeps {
  company: ServedCompany;
  visitors: Visitors;
  token: string | null;
  clock: Clock;
  monotonic: () => number;
}

/** However often it is asked, the database is not. Milliseconds. */
const FRESH = 1000;

/** Company figures count from now on: a counter that began with the past would show it as a burst after each restart. */
export function metricsRoute(deps: MetricsDeps): Hono<Served> {
  const { company: served, clock, monotonic } = deps;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const company = served.company.slug;
  const metrics = new CallMetrics(registry, company);
  const desk = new DeskMetrics(registry, { db: served.db, company, people: served.people });
  const feed = new CallFeed({ db: served.db, company, now: clock() });
  const databaseUp = new Gauge({
    name: 'switchboard_database_up',
    help: 'Whether the calls could be counted just now.',
    registers: [registry],
  });
  let last: { at: number; done: Promise<void> } | undefined;
  const refresh = (): Promise<void> => {
    const now = monotonic();
    if (last && now - last.at < FRESH) return last.done;
    // One look at a time, also where the database takes longer than scrapers wait.
    const before = last?.done.catch(() => undefined) ?? Promise.resolve();
    const done = before.then(async () => {
      await desk.look(clock());
      metrics.record(await feed.look(clock()));
    });
    last = { at: now, done };
    return done;
  };
  const app = new Hono<Served>();
  app.get('/', async (c) => {
    if (!mayRead(deps, c.req.header('authorization'), incoming(c)))
      return refuse(c, {
        status: 403,
        code: 'not_allowed',
        message: 'Metrics are for this machine, or with METRICS_TOKEN as a bearer token.',
      });
    await refresh().then(
      () => databaseUp.set(1),
      () => databaseUp.set(0),
    );
    c.header('content-type', registry.contentType);
    c.header('cache-control', 'no-store');
    return c.body(await registry.metrics());
  });
  return app;
}

type Request = Parameters<Visitors['address']>[0];

function mayRead(
  { token, visitors }: MetricsDeps,
  authorization: string | undefined,
  request: Request,
): boolean {
  if (token !== null) return isSame(authorization ?? '', `Bearer ${token}`);
  const { headers } = request;
  return (
    isDirectlyLocal({ headers, address: visitors.address(request) }) && visitors.comesFromOwnPage(request)
  );
}
