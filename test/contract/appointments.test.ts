// What any appointment book must hold to: races, repeated requests, fees, other people's visits.
import { expect, it } from 'vitest';
import type { SeedInput } from '../../src/database/seed/seed-format.ts';
import { CodedError } from '../../src/domain/errors.ts';
import { DAY, describeOnEveryEngine, HOUR, NOW } from '../support/database.ts';

const DANA = { id: 'cust_dana', phone: '+14155550123' };
const at = (ms: number): string => new Date(ms).toISOString();
const given = (more: SeedInput = {}): SeedInput => ({
  customers: [DANA, { id: 'cust_tom', phone: '+14155550124' }],
  slots: [1, 2, 3, 4, 5].map((day) => ({
    id: `slot_${day}`,
    startsAt: at(NOW + day * DAY),
    technician: 'Maria Lopez',
  })),
  ...more,
});
const visit = (startsAt: number): SeedInput =>
  given({
    appointments: [{ id: 'apt_1', customerId: DANA.id, startsAt: at(startsAt), technician: 'Ben Carter' }],
  });
const write = (key: string, customerId = DANA.id) => ({ key, callId: 'call_1', customerId, now: NOW });

describeOnEveryEngine('appointments', (makeCompany) => {
  it('gives one slot to exactly one of a thousand callers, and alternatives to the others', async () => {
    const { services } = await makeCompany(given());
    const book = (n: number) =>
      services.appointments.book({ ...write(`booking ${n}`), slotId: 'slot_1', service: 'ant treatment' });
    // On a busy machine some wait too long for a connection and are told so: they ask again, with the same key.
    const results = await Promise.all(
      Array.from({ length: 1000 }, (_, n) =>
        book(n).catch((error: unknown) => {
          if (error instanceof CodedError && error.code === 'service_unavailable') return book(n);
          throw error;
        }),
      ),
    );
    const losers = results.filter((result) => 'taken' in result);
    expect(losers).toHaveLength(999);
    expect(new Set(losers.map(({ alternatives }) => alternatives.map(({ id }) => id).join()))).toEqual(
      new Set(['slot_2,slot_3,slot_4']),
    );
    const booked = await services.appointments.listUpcoming({ customerId: DANA.id, now: NOW, limit: 5 });
    expect(booked.map(({ slotId }) => slotId)).toEqual(['slot_1']);
  });

  it('lets one win when bookings and moves race for a slot', async () => {
    const { services } = await makeCompany(
      given({
        appointments: Array.from({ length: 20 }, (_, n) => ({
          id: `apt_${n}`,
          customerId: DANA.id,
          startsAt: at(NOW + (10 + n) * DAY),
        })),
      }),
    );
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => [
        services.appointments.reschedule({
          ...write(`move ${n}`),
          appointmentId: `apt_${n}`,
          slotId: 'slot_1',
        }),
        services.appointments.book({
          ...write(`book ${n}`, 'cust_tom'),
          slotId: 'slot_1',
          service: 'ant treatment',
        }),
      ]).flat(),
    );
    expect(results.filter((result) => !('taken' in result))).toHaveLength(1);
  });

  it('answers a repeated booking with the first result, also when both come at once', async () => {
    const { services } = await makeCompany(given());
    const book = () =>
      services.appointments.book({ ...write('same'), slotId: 'slot_2', service: 'ant treatment' });
    const [first, ...others] = await Promise.all(Array.from({ length: 20 }, book));
    expect(first).toMatchObject({ slotId: 'slot_2', service: 'ant treatment', status: 'scheduled' });
    for (const other of [...others, await book()]) expect(other).toEqual(first);
  });

  it('gives the same booking the same id in every company', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const { services } = await makeCompany(given());
        return services.appointments.book({
          ...write('call_1:p1'),
          slotId: 'slot_1',
          service: 'ant treatment',
        });
      }),
    );
    expect(ids[0]).toEqual(ids[1]);
  });

  const atOnce = given({
    slots: [
      { id: 'ten', startsAt: at(NOW + DAY), minutes: 60, technician: 'Maria Lopez' },
      { id: 'half_past', startsAt: at(NOW + DAY + HOUR / 2), minutes: 60, technician: 'Ben Carter' },
      { id: 'eleven', startsAt: at(NOW + DAY + HOUR), minutes: 60, technician: 'Ben Carter' },
    ],
  });
  const codeOf = (error: unknown) => (error instanceof CodedError ? error.code : String(error));

  it('keeps one customer out of two visits at once, also when both are booked at the same moment', async () => {
    const { services } = await makeCompany(atOnce);
    const book = (slotId: string, customerId = DANA.id) =>
      services.appointments
        .book({ ...write(`${slotId} ${customerId}`, customerId), slotId, service: 'ant treatment' })
        .then(() => 'booked', codeOf);
    const results = await Promise.all([book('ten'), book('half_past')]);
    expect(results.sort()).toEqual(['already_booked', 'booked']);
    const visits = await services.appointments.listUpcoming({ customerId: DANA.id, now: NOW, limit: 5 });
    expect(visits).toHaveLength(1);
    // What was refused left the time free for somebody else.
    const left = visits[0]?.slotId === 'ten' ? 'half_past' : 'ten';
    expect(await book(left, 'cust_tom')).toBe('booked');
  });

  it('does not move a visit onto another of the same customer, but a little later than itself', async () => {
    const { services } = await makeCompany(atOnce);
    const book = (slotId: string) =>
      services.appointments.book({ ...write(slotId), slotId, service: 'ant treatment' });
    await book('ten');
    await book('eleven');
    const visits = await services.appointments.listUpcoming({ customerId: DANA.id, now: NOW, limit: 5 });
    const [first = '', second = ''] = visits.map(({ id }) => id);
    const move = (slotId: string) =>
      services.appointments
        .reschedule({ ...write(`move ${slotId}`), appointmentId: first, slotId })
        .then(() => 'moved', codeOf);
    expect(await move('half_past')).toBe('already_booked');
    await services.appointments.cancel({ ...write('cancel'), appointmentId: second });
    expect(await move('half_past')).toBe('moved');
  });

  it('takes no fee until 24 hours before the visit, and 49 dollars after that', async () => {
    for (const [startsAt, cents] of [
      [NOW + 24 * HOUR, 0],
      [NOW + 24 * HOUR - 1000, 4900],
    ] as const) {
      const { services } = await makeCompany(visit(startsAt));
      const query = { customerId: DANA.id, appointmentId: 'apt_1', now: NOW };
      expect(await services.appointments.cancellationFee(query)).toBe(cents);
      const done = await services.appointments.cancel({ ...write('cancel'), appointmentId: 'apt_1' });
      expect(done).toMatchObject({ feeCents: cents, appointment: { id: 'apt_1', status: 'cancelled' } });
    }
  });

  it('cancels once: a repeat of the same request is answered, another request is told', async () => {
    const { services } = await makeCompany(visit(NOW + 2 * DAY));
    const cancel = (key: string) => services.appointments.cancel({ ...write(key), appointmentId: 'apt_1' });
    const [first, again] = await Promise.all([cancel('same'), cancel('same')]);
    expect(again).toEqual(first);
    await expect(cancel('another')).rejects.toMatchObject({ code: 'already_done' });
    expect(await services.appointments.listUpcoming({ customerId: DANA.id, now: NOW, limit: 5 })).toEqual([]);
  });

  it('frees the slot of a cancelled and of a moved visit', async () => {
    const { services } = await makeCompany(visit(NOW + 6 * DAY));
    const free = async () =>
      (await services.appointments.findSlots({ from: NOW, to: NOW + 9 * DAY, limit: 9 })).map(({ id }) => id);
    expect(await free()).not.toContain('slot_apt_1');
    const moved = await services.appointments.reschedule({
      ...write('move'),
      appointmentId: 'apt_1',
      slotId: 'slot_3',
    });
    expect(moved).toMatchObject({
      id: 'apt_1',
      slotId: 'slot_3',
      technician: 'Maria Lopez',
      startsAt: NOW + 3 * DAY,
    });
    expect(await free()).toEqual(['slot_1', 'slot_2', 'slot_4', 'slot_5', 'slot_apt_1']);
    await services.appointments.cancel({ ...write('cancel'), appointmentId: 'apt_1' });
    expect(await free()).toContain('slot_3');
  });

  it("does not know another customer's visit, or one that never was", async () => {
    const { services } = await makeCompany(visit(NOW + 2 * DAY));
    const cancel = (customerId: string, appointmentId: string) =>
      services.appointments.cancel({ ...write('cancel', customerId), appointmentId });
    await expect(cancel('cust_tom', 'apt_1')).rejects.toMatchObject({ code: 'not_found' });
    await expect(cancel(DANA.id, 'apt_2')).rejects.toMatchObject({ code: 'not_found' });
    // A failure keeps no key: the same one works for what was meant.
    expect(await cancel(DANA.id, 'apt_1')).toMatchObject({ feeCents: 0 });
  });

  it('does not touch what is over', async () => {
    const { services } = await makeCompany(visit(NOW - HOUR));
    const move = services.appointments.reschedule({
      ...write('move'),
      appointmentId: 'apt_1',
      slotId: 'slot_1',
    });
    await expect(move).rejects.toMatchObject({ code: 'already_done' });
  });

  it('offers alternatives for a time that has passed', async () => {
    const { services } = await makeCompany(
      given({
        slots: [
          { id: 'gone', startsAt: at(NOW - HOUR) },
          { id: 'next', startsAt: at(NOW + HOUR) },
        ],
      }),
    );
    const booked = await services.appointments.book({
      ...write('late'),
      slotId: 'gone',
      service: 'ant treatment',
    });
    expect(booked).toMatchObject({ taken: true, alternatives: [{ id: 'next' }] });
  });

  it('lists the upcoming visits soonest first, at most as many as asked for', async () => {
    const { services } = await makeCompany(
      given({
        appointments: [9, 7, 8].map((day) => ({
          id: `apt_${day}`,
          customerId: DANA.id,
          startsAt: at(NOW + day * DAY),
        })),
      }),
    );
    const listed = await services.appointments.listUpcoming({ customerId: DANA.id, now: NOW, limit: 2 });
    expect(listed.map(({ id }) => id)).toEqual(['apt_7', 'apt_8']);
  });
});
