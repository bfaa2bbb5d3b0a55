// Whole chats with the rehearsal brain: verification, a transfer, real rows; two customers at the same time.
import { afterAll, expect, it } from 'vitest';
import { createBrain } from '../../../src/rehearsal/create-brain.ts';
import { seedCompany } from '../../../src/database/seed/seed-company.ts';
import { closeTestDatabase, testDatabase } from '../../support/scripted-call.ts';
import { NOW, openRig, startChat, type ChatClient } from './chat-rig.ts';

afterAll(closeTestDatabase);

const data = {
  customers: [
    { id: 'cust_dana', firstName: 'Dana', lastName: 'Whitfield', phone: '+14155551234', zip: '98109' },
    { id: 'cust_grace', firstName: 'Grace', lastName: 'Lindqvist', phone: '+12065550188', zip: '98052' },
  ],
  appointments: [
    { id: 'apt_dana', customerId: 'cust_dana', service: 'ant treatment', in: '3 working days at 10:00' },
    {
      id: 'apt_grace',
      customerId: 'cust_grace',
      service: 'wasp nest removal',
      in: '5 working days at 13:00',
    },
  ],
};

async function converse(client: ChatClient, turns: string[]): Promise<string> {
  for (const [i, text] of turns.entries()) {
    client.send({ type: 'say', text });
    await client.next('turn_completed', { nth: i + 1 });
  }
  return client.said().join('\n');
}

it('serves two customers at once, each with their own appointment only', async () => {
  const { db } = await testDatabase();
  const { url, server, calls, services } = await openRig(() => ({}), {
    llm: createBrain(),
    seed: (company) => seedCompany({ db, company, data, now: NOW, timeZone: 'America/Los_Angeles' }),
  });
  const [dana, grace] = await Promise.all([
    startChat(url, { callerNumber: '+14155551234' }),
    startChat(url, { callerNumber: '+12065550188' }),
  ]);
  const [toDana, toGrace] = await Promise.all([
    converse(dana, ['When is my next visit?', '98109']),
    converse(grace, ['When is my next visit?', '98052']),
  ]);
  expect(toDana).toMatch(/ant treatment/);
  expect(toDana).not.toMatch(/wasp|Grace/);
  expect(toGrace).toMatch(/wasp nest removal/);
  expect(toGrace).not.toMatch(/ant treatment|Dana/);
  await server.close();
  const stored = await Promise.all(calls.map((call) => services.calls.load(call.id)));
  expect(stored.map((call) => call?.customerId).sort()).toEqual(['cust_dana', 'cust_grace']);
  const written = JSON.stringify(stored.map((call) => call?.events));
  expect(written).not.toMatch(/98109|98052|4155551234/);
});
