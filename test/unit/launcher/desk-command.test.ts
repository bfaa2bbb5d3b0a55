// The people of the desk from the terminal: what is asked, what is refused, and that a password is never shown.
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/connection.ts';
import { openMemoryDatabase } from '../../../src/database/connection.ts';
import { askPassword } from '../../../src/launcher/ask-password.ts';
import { deskPeople } from '../../../src/launcher/run-desk.ts';
import { createPeople } from '../../../src/services/people/people.postgres.ts';
import { NOW } from '../../support/settings.ts';

let database: Database;
let count = 0;

beforeAll(async () => {
  database = await openMemoryDatabase();
});
afterAll(() => database.close());

function terminal(lines: string, { isTTY = false } = {}) {
  const [stdin, stderr] = [new PassThrough(), new PassThrough()];
  stdin.end(lines);
  return { stdin: Object.assign(stdin, { isTTY }), stderr, shown: () => String(stderr.read() ?? '') };
}

function command(lines = '') {
  const people = createPeople({ db: database.db, company: `desk-${++count}` });
  const of = (given: string) =>
    deskPeople({ people, terminal: terminal(given), companyName: 'Pestcall', now: NOW });
  return { people, desk: of(lines), again: of };
}

const SAM = { email: 'sam@example.com', name: 'Sam', role: 'staff' as const, password: true };

describe('npm run desk', () => {
  it('adds somebody, who then signs in with what came through the pipe', async () => {
    const { people, desk } = command('a long password\nmore lines\n');
    expect(await desk.add(SAM)).toBe('Sam may sit at the desk of Pestcall now, as staff.');
    expect(await people.signIn('sam@example.com', 'a long password')).toMatchObject({ name: 'Sam' });
  });

  it('refuses what is no address, no name, too short a password, none, and who is there already', async () => {
    const { people, desk, again } = command('short\n');
    const wrong = { code: 'invalid_argument' };
    await expect(desk.add({ ...SAM, email: 'sam' })).rejects.toMatchObject(wrong);
    await expect(again('a long password').add({ ...SAM, name: ' ' })).rejects.toMatchObject(wrong);
    await expect(desk.add(SAM)).rejects.toMatchObject(wrong);
    await expect(again('').add(SAM)).rejects.toThrow('nothing was changed');
    expect(await people.list()).toEqual([]);
    await again('a long password').add(SAM);
    await expect(again('another password').add({ ...SAM, email: 'SAM@example.com' })).rejects.toMatchObject(
      wrong,
    );
  });

  it('lists who is there, and changes and removes them', async () => {
    const { people, desk, again } = command();
    expect(await desk.list()).toContain('npm run desk -- add');
    await again('').add({ ...SAM, password: false });
    const sam = await people.findByEmail('sam@example.com');
    await people.seen(sam?.id ?? '', { availability: 'available', now: NOW });
    await again('').add({
      ...SAM,
      name: 'Kim',
      email: 'kim@example.com',
      role: 'supervisor',
      password: false,
    });
    const lines = (await desk.list()).split('\n');
    expect(lines[0]).toMatch(/^Kim +kim@example.com +supervisor +not there$/);
    expect(lines[1]).toMatch(/^Sam +sam@example.com +staff +available$/);
    await desk.role('SAM@example.com', 'supervisor');
    await again('a new password').password('sam@example.com');
    expect(await people.signIn('sam@example.com', 'a new password')).toMatchObject({ role: 'supervisor' });
    await desk.remove('sam@example.com');
    for (const change of [
      desk.remove('sam@example.com'),
      desk.role('sam@example.com', 'staff'),
      again('a new password').password('sam@example.com'),
    ])
      await expect(change).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the question for a password', () => {
  it('is asked twice at a terminal, and what is typed is shown nowhere', async () => {
    const typed = terminal('a long password\ra long password\r', { isTTY: true });
    expect(await askPassword(typed)).toBe('a long password');
    expect(typed.shown()).toBe('Password (not shown): \nOnce more: \n');
  });

  it('starts nothing when the two differ, or at Ctrl-C', async () => {
    const differing = terminal('a long password\ra lung password\r', { isTTY: true });
    await expect(askPassword(differing)).rejects.toThrow('not the same');
    const stopped = terminal('a long\u0003', { isTTY: true });
    await expect(askPassword(stopped)).rejects.toThrow('nothing was changed');
  });
});
