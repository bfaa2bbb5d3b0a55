// The desk over HTTP, for the company's people: signing in, the queue, tickets, and who saw what.
import { Hono } from 'hono';
import { AdmissionDesk } from '../admission.ts';
import { DeskAccess } from './desk-access.ts';
import type { AtDesk, DeskDeps } from './desk-deps.ts';
import { deskPageOnly, signedInAtDesk } from './desk-guards.ts';
import { DeskRecords } from './desk-records.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { QueueFeed } from './queue-feed.ts';
import { queueRoutes } from './queue-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';

type Given = Omit<DeskDeps, 'access' | 'records' | 'feed' | 'streams'>;

export function deskRoutes(given: Given): Hono<AtDesk> {
  const deps = withDesk(given);
  const app = new Hono<AtDesk>();
  app.use(deskPageOnly(deps));
  app.route('/', signInRoutes(deps));
  app.route('/oidc', oidcRoutes(deps));
  // Everything from here on is for who has signed in.
  app.use(signedInAtDesk(deps));
  app.route('/', queueRoutes(deps));
  app.route('/tickets', ticketRoutes(deps));
  return app;
}

function withDesk(given: Given): DeskDeps {
  const { company: served, ended, options, clock, timers, logger } = given;
  const { tickets, people, db, company } = served;
  const { desk: limits } = options.limits;
  const records = new DeskRecords({ db, company: company.slug, tickets, people });
  const look = (now: number) => records.queue(now);
  return {
    ...given,
    access: new DeskAccess({ people, ended, secret: options.desk.secret, clock }),
    records,
    feed: new QueueFeed({ look, clock, pollMs: limits.pollMs, timers, logger }),
    streams: new AdmissionDesk({ calls: limits.streams, callsPerAddress: limits.streamsPerPerson }),
  };
}
