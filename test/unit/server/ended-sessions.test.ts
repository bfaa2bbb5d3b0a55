// A session that was signed out is over on every server of the company, and after a restart.
import { afterAll, expect, it } from 'vitest';
import { EndedSessions } from '../../../src/server/ended-sessions.ts';
import { closeTestDatabase, NOW, testDatabase } from '../../support/scripted-call.ts';

afterAll(closeTestDatabase);

const session = { id: 'session-1', expiresAt: NOW + 1000 };

async function server(company: string, at = NOW) {
  const { db } = await testDatabase();
  const clock = { now: at };
  const ended = new EndedSessions({ db, company, clock: () => at, monotonic: () => clock.now });
  await ended.load();
  return { ended, clock };
}

it('is over at once where it was ended, and elsewhere as soon as that is asked again', async () => {
  const here = await server('one');
  const there = await server('one');
  await here.ended.end(session);
  expect(here.ended.has(session)).toBe(true);
  expect(there.ended.has(session)).toBe(false);
  there.clock.now += 6000;
  await expect.poll(() => there.ended.has(session)).toBe(true);
  expect((await server('one')).ended.has(session)).toBe(true);
});

it('is nothing to another company, and kept no longer than its cookie would have lasted', async () => {
  const here = await server('two');
  await here.ended.end(session);
  expect((await server('three')).ended.has(session)).toBe(false);
  const later = await server('two', NOW + 2000);
  expect(later.ended.has(session)).toBe(false);
});
