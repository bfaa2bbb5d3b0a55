// Everything that a call can ask of the company, one port each. Made by createServices, once per company.
import type { AppointmentsPort } from './appointments/appointments.port.ts';
import type { CallsPort } from './calls/calls.port.ts';
import type { CustomersPort } from './customers/customers.port.ts';
import type { InvoicesPort } from './invoices/invoices.port.ts';
import type { PeoplePort } from './people/people.port.ts';
import type { PoliciesPort } from './policies/policies.port.ts';
import type { RecordingsPort } from './recordings/recordings.port.ts';
import type { TicketsPort } from './tickets/tickets.port.ts';

export interface Services {
  customers: CustomersPort;
  appointments: AppointmentsPort;
  invoices: InvoicesPort;
  policies: PoliciesPort;
  tickets: TicketsPort;
  calls: CallsPort;
  people: PeoplePort;
  recordings: RecordingsPort;
}
