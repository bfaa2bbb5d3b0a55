// What an operator reads when the database cannot be opened: the next step, and never a password.
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/database/connection.ts';
import {
  connectFault,
  faultCode,
  isConflict,
  isConnectionLoss,
  serviceFault,
} from '../../../src/database/faults.ts';

const withCode = (code: string): Error =>
  Object.assign(new Error('insert into customers values (secret)'), { code });

it.each([
  [
    'postgres://user:hunter2@127.0.0.1:1/db',
    'service_unavailable',
    'Start PostgreSQL, or correct DATABASE_URL',
  ],
  ['mysql://user:hunter2@host/db', 'configuration', 'not a PostgreSQL URL'],
  ['user:hunter2@host', 'configuration', 'not a PostgreSQL URL'],
])('says what to do about %s', async (url, code, advice) => {
  const failure: unknown = await openDatabase({ url }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code, message: expect.stringContaining(advice) as unknown });
  expect(JSON.stringify(failure) + String(failure instanceof Error && failure.cause)).not.toContain(
    'hunter2',
  );
});

it.each([
  ['28P01', 'configuration', 'password refused'],
  ['3D000', 'configuration', 'Create it'],
  ['42501', 'configuration', 'Grant it CREATE'],
  ['53100', 'service_unavailable', 'disk is full'],
  ['53300', 'service_unavailable', 'max_connections'],
  ['ENOTFOUND', 'configuration', 'host name is unknown'],
  ['XX000', 'service_unavailable', 'XX000'],
])('advises on %s', (driverCode, code, advice) => {
  const fault = connectFault('host:5432/db', withCode(driverCode));
  expect(fault).toMatchObject({ code, message: expect.stringContaining(advice) as unknown });
});

it('finds the code under the wrappers of drivers', () => {
  expect(faultCode(new Error('Failed query', { cause: withCode('40001') }))).toBe('40001');
  expect(faultCode(new AggregateError([withCode('ECONNREFUSED')]))).toBe('ECONNREFUSED');
  expect(faultCode(new Error('Connection terminated unexpectedly'))).toBe('ECONNRESET');
  expect(faultCode('text')).toBe('unknown');
  expect(isConflict(withCode('40P01'))).toBe(true);
  expect(isConnectionLoss(withCode('57P01'))).toBe(true);
  expect(isConnectionLoss(withCode('23505'))).toBe(false);
});

it('tells a model what to say, without the statement and its values', () => {
  const cause = Object.assign(withCode('23505'), {
    constraint: 'customers_pk',
    detail: 'Key (phone)=(+1415)',
  });
  const fault = serviceFault('The appointment book', new Error('Failed query: … params: 98109', { cause }));
  expect(fault.message).toMatch(/^The appointment book cannot be reached.*take a message/);
  expect(String(fault.cause)).toBe('Error: database error 23505 on customers_pk');
});
