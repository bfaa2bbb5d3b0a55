// Puts the PostgreSQL adapters of one company together.
import type { Db } from '../database/connection.ts';
import { createProtection } from '../database/protection.ts';
import { createAppointments } from './appointments/appointments.postgres.ts';
import { createCalls } from './calls/calls.postgres.ts';
import { createCustomers } from './customers/customers.postgres.ts';
import { createInvoices } from './invoices/invoices.postgres.ts';
import { createPeople } from './people/people.postgres.ts';
import { createPolicies } from './policies/policies.postgres.ts';
import { createRecordings } from './recordings/recordings.postgres.ts';
import type { Services } from './services.port.ts';
import type { ServiceSettings } from './settings.ts';
import { createTickets } from './tickets/tickets.postgres.ts';

export interface ServicesOptions {
  db: Db;
  /** The slug; rows of other companies are out of reach. */
  company: string;
  settings: ServiceSettings;
  /** From the environment; see createProtection. The same that the company was seeded with. */
  secret?: string | undefined;
}

export function createServices({ db, company, settings, secret }: ServicesOptions): Services {
  const protection = createProtection(company, secret);
  return {
    customers: createCustomers({ db, company, protection, settings: settings.verification }),
    appointments: createAppointments({ db, company, fee: settings.fees.cancellation }),
    invoices: createInvoices({ db, company }),
    policies: createPolicies({ db, company, synonyms: settings.synonyms ?? [] }),
    tickets: createTickets({ db, company, protection }),
    calls: createCalls({ db, company, protection }),
    people: createPeople({ db, company }),
    recordings: createRecordings({ db, company }),
  };
}
