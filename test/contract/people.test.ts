// What the list of people must hold to: who may sign in, who is there, who is busy, and a record of what they did.
import { expect, it } from 'vitest';
import { DESK_SILENT_AFTER } from '../../src/services/people/people.port.ts';
import { describeOnEveryEngine, NOW } from '../support/database.ts';

const SAM = { name: 'Sam', email: 'Sam@Example.com', role: 'staff' as const, password: 'a long password' };

const handoff = (key: string) => ({
  ...{ key, callId: 'call_1', customerId: null, kind: 'handoff' as const, priority: 'normal' as const },
  ...{ reason: 'asked for a person', message: 'Brief.', callbackNumber: null, now: NOW },
});

describeOnEveryEngine('people', (makeCompany) => {
  it('are found by their address in any case, and only in their own company', async () => {
    const { services } = await makeCompany();
    const other = await makeCompany();
    const sam = await services.people.add({ ...SAM, now: NOW });
    expect(sam).toEqual({
      ...{ id: sam.id, name: 'Sam', email: 'sam@example.com', role: 'staff' },
      ...{ availability: 'away', seenAt: null },
    });
    expect(await services.people.findByEmail('SAM@example.COM')).toEqual(sam);
    expect(await services.people.load(sam.id)).toEqual(sam);
    expect(await other.services.people.load(sam.id)).toBeNull();
    expect(await other.services.people.signIn(SAM.email, SAM.password)).toBeNull();
    expect(await other.services.people.list()).toEqual([]);
  });

  it('have an address each, also where two are added at the same moment', async () => {
    const { services } = await makeCompany();
    const added = await Promise.allSettled(
      ['sam@example.com', 'SAM@EXAMPLE.COM', 'Sam@example.com'].map((email) =>
        services.people.add({ name: 'Sam', email, role: 'staff', now: NOW }),
      ),
    );
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(services.people.add({ ...SAM, now: NOW })).rejects.toMatchObject({
      code: 'invalid_argument',
    });
    expect(await services.people.list()).toHaveLength(1);
  });

  it('sign in with their password, which is stored as a salted hash', async () => {
    const { services, database, company } = await makeCompany();
    const sam = await services.people.add({ ...SAM, now: NOW });
    await services.people.add({ ...SAM, email: 'kim@example.com', now: NOW });
    expect(await services.people.signIn('sam@EXAMPLE.com', 'a long password')).toEqual(sam);
    expect(await services.people.signIn('sam@example.com', 'A long password')).toBeNull();
    expect(await services.people.signIn('sam@example.com', '')).toBeNull();
    expect(await services.people.signIn('nobody@example.com', 'a long password')).toBeNull();
    const { rows } = await database.pool.query('select * from people where company = $1', [company]);
    expect(JSON.stringify(rows)).not.toContain('a long password');
    expect(new Set(rows.map((row: Record<string, unknown>) => row['password_hash'])).size).toBe(2);
  });

  it('cannot sign in without a password of their own', async () => {
    const { services } = await makeCompany();
    await services.people.add({ name: 'Sam', email: 'sam@example.com', role: 'staff', now: NOW });
    for (const password of ['', 'null', 'undefined'])
      expect(await services.people.signIn('sam@example.com', password)).toBeNull();
  });

  it('are not told apart from nobody by how long an answer takes', async () => {
    const { services } = await makeCompany();
    await services.people.add({ ...SAM, now: NOW });
    const quickest = async (email: string): Promise<number> => {
      const times = [];
      for (let n = 0; n < 4; n++) {
        const began = performance.now();
        await services.people.signIn(email, 'a wrong password');
        times.push(performance.now() - began);
      }
      return Math.min(...times);
    };
    const known = await quickest('sam@example.com');
    // A hash costs tens of milliseconds: without one the answer would come in a few.
    expect(await quickest('nobody@example.com')).toBeGreaterThan(known * 0.3);
  });

  it('have another stamp after a new password, and no other change gives them one', async () => {
    const { services } = await makeCompany();
    const { people } = services;
    const sam = await people.add({ ...SAM, now: NOW });
    const first = await people.loadWithStamp(sam.id);
    await people.seen(sam.id, { availability: 'available', now: NOW });
    await people.setRole(sam.id, 'supervisor');
    expect(await people.loadWithStamp(sam.id)).toEqual({
      person: { ...sam, role: 'supervisor', availability: 'available', seenAt: NOW },
      stamp: first?.stamp,
    });
    await people.setPassword('SAM@example.com', 'another password');
    expect((await people.loadWithStamp(sam.id))?.stamp).not.toBe(first?.stamp);
    expect(await people.signIn(SAM.email, SAM.password)).toBeNull();
    expect(await people.signIn(SAM.email, 'another password')).toMatchObject({ id: sam.id });
    expect(await people.loadWithStamp('person_nobody')).toBeNull();
  });

  it('that are not there cannot be changed', async () => {
    const { services } = await makeCompany();
    const { people } = services;
    const missing = { code: 'not_found' };
    await expect(people.setPassword('nobody@example.com', 'a password')).rejects.toMatchObject(missing);
    await expect(people.setRole('person_nobody', 'staff')).rejects.toMatchObject(missing);
    await expect(people.remove('nobody@example.com')).rejects.toMatchObject(missing);
  });

  it('leave what they had taken to the others when they are removed', async () => {
    const { services } = await makeCompany();
    const { people, tickets } = services;
    const sam = await people.add({ ...SAM, now: NOW });
    const [open, done] = [await tickets.open(handoff('open')), await tickets.open(handoff('done'))];
    for (const { id } of [open, done]) await tickets.take(id, { personId: sam.id, now: NOW });
    await tickets.close(done.id, { as: 'served', note: null, now: NOW });
    await people.remove('SAM@example.com');
    expect(await people.findByEmail(SAM.email)).toBeNull();
    expect(await tickets.position(open.id)).toBe(1);
    expect(await tickets.load(done.id)).toMatchObject({ takenBy: sam.id });
  });

  it('are free while their desk is open, they are available, and they talk with nobody', async () => {
    const { services } = await makeCompany();
    const { people, tickets } = services;
    const [sam, kim, lee] = await Promise.all(
      ['sam', 'kim', 'lee'].map((name) =>
        people.add({ name, email: `${name}@example.com`, role: 'staff', now: NOW }),
      ),
    );
    if (!sam || !kim || !lee) throw new Error('unreachable');
    expect(await people.staffing(NOW)).toEqual({ free: 0, busy: 0 });
    await people.seen(sam.id, { availability: 'available', now: NOW });
    await people.seen(kim.id, { availability: 'available', now: NOW });
    await people.seen(lee.id, { availability: 'away', now: NOW });
    expect(await people.staffing(NOW)).toEqual({ free: 2, busy: 0 });
    for (const key of ['a', 'b']) {
      const { id } = await tickets.open(handoff(key));
      await tickets.take(id, { personId: kim.id, now: NOW });
    }
    expect(await people.staffing(NOW)).toEqual({ free: 1, busy: 1 });
    await people.seen(kim.id, { availability: 'away', now: NOW + DESK_SILENT_AFTER });
    expect(await people.staffing(NOW + DESK_SILENT_AFTER)).toEqual({ free: 1, busy: 1 });
    expect(await people.staffing(NOW + DESK_SILENT_AFTER + 1)).toEqual({ free: 0, busy: 1 });
  });

  it('are free again when the call they had is finished; a callback keeps nobody busy', async () => {
    const { services } = await makeCompany({
      people: [
        { id: 'sam', availability: 'available', busy: true },
        { id: 'kim', busy: true },
        { id: 'lee' },
      ],
    });
    const { people, tickets } = services;
    expect(await people.staffing(NOW)).toEqual({ free: 0, busy: 2 });
    await tickets.close('tkt_of_sam', { as: 'served', note: null, now: NOW });
    await tickets.turnIntoCallback('tkt_of_kim', 'hung up');
    expect(await people.staffing(NOW)).toEqual({ free: 1, busy: 0 });
  });

  it('come with a seed, and can sign in where it gives them a password', async () => {
    const { services } = await makeCompany({
      people: [
        { id: 'kim', name: 'Kim', email: 'Kim@example.com', role: 'supervisor', password: 'kims desk' },
      ],
    });
    const kim = await services.people.signIn('kim@example.com', 'kims desk');
    expect(kim).toMatchObject({ id: 'kim', name: 'Kim', role: 'supervisor', availability: 'away' });
  });

  it('leave a trace of what they see and do, newest first, that nobody can change', async () => {
    const { services, database, company } = await makeCompany();
    const { people } = services;
    const entry = (action: string, at: number, callId: string | null = null) => ({
      ...{ at, personId: 'sam', action, ticketId: callId === null ? null : 'tkt_1', callId },
    });
    await people.audit(entry('signed_in', NOW));
    await people.audit(entry('viewed_ticket', NOW + 1, 'call_1'));
    await people.audit(entry('viewed_ticket', NOW + 2, 'call_2'));
    expect((await people.listAudit({ limit: 9 })).map(({ at }) => at)).toEqual([NOW + 2, NOW + 1, NOW]);
    expect(await people.listAudit({ limit: 9, callId: 'call_1' })).toEqual([
      entry('viewed_ticket', NOW + 1, 'call_1'),
    ]);
    expect(await people.listAudit({ limit: 1, before: NOW + 2 })).toEqual([
      entry('viewed_ticket', NOW + 1, 'call_1'),
    ]);
    const change = database.pool.query(`update desk_audit set action = 'x' where company = $1`, [company]);
    await expect(change).rejects.toThrow(/append only/);
  });
});
