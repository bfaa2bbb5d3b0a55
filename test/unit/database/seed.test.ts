// What demo.yaml and transcripts may say of rows, what is made of it, and how mistakes are pointed out.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { planSeed } from '../../../src/database/seed/plan-seed.ts';
import { parseSeed, type SeedInput } from '../../../src/database/seed/seed-format.ts';
import { dateFromNow, type SeedClock, timeFromNow } from '../../../src/database/seed/seed-time.ts';
import { DAY, HOUR, NOW } from '../../support/settings.ts';

const clockAt = (iso: string): SeedClock => ({
  now: Date.parse(iso),
  timeZone: 'America/Los_Angeles',
  workingDays: [1, 2, 3, 4, 5, 6],
  visitTimes: ['08:00', '10:00', '13:00', '15:00'],
});
const MONDAY = clockAt('2026-03-02T10:00:00-08:00');
const CUSTOMER = { id: 'cust_1', phone: '+14155550123' };
const plan = (given: unknown) => planSeed(parseSeed(given, 'given'), MONDAY, 'given');

describe('times from now', () => {
  it.each([
    ['2 days at 10:00', '2026-03-04T10:00:00-08:00'],
    ['0 days at 9:30', '2026-03-02T09:30:00-08:00'],
    // Sunday the 8th is skipped, and is when the clocks go forward.
    ['6 working days at 08:00', '2026-03-09T08:00:00-07:00'],
    ['less than 24 hours', '2026-03-03T08:00:00-08:00'],
  ])('reads "%s"', (text, expected) => {
    expect(timeFromNow(text, MONDAY)).toBe(Date.parse(expected));
  });

  it('finds a visit within 24 hours at any hour of any day', () => {
    for (let hour = 0; hour < 14 * 24; hour += 1) {
      const clock = { ...MONDAY, now: NOW + hour * HOUR };
      const at = timeFromNow('less than 24 hours', clock) ?? 0;
      expect(at).toBeGreaterThan(clock.now);
      expect(at).toBeLessThan(clock.now + DAY);
    }
  });

  it('reads dates, and nothing else', () => {
    expect(dateFromNow('5 days ago', MONDAY)).toBe('2026-02-25');
    expect(dateFromNow('in 10 days', MONDAY)).toBe('2026-03-12');
    expect(dateFromNow('2026-01-01', MONDAY)).toBe('2026-01-01');
    for (const text of ['soon', '', '10 days', 'in ten days'])
      expect(dateFromNow(text, MONDAY)).toBeUndefined();
    for (const text of ['soon', '2 weeks at 10:00', '2 days'])
      expect(timeFromNow(text, MONDAY)).toBeUndefined();
  });
});

describe('a seed', () => {
  it('makes a slot for an appointment, gives it to the only customer, and never books a technician twice', () => {
    const startsAt = '2026-03-05T10:00:00-08:00';
    const { appointments, slots, technicians } = plan({
      customers: [CUSTOMER],
      appointments: ['a', 'b', 'c', 'd'].map((id) => ({ id, startsAt })),
    } satisfies SeedInput);
    expect(appointments[0]).toMatchObject({
      id: 'a',
      customerId: 'cust_1',
      slotId: 'slot_a',
      status: 'scheduled',
    });
    expect(new Set(slots.map(({ technicianId }) => technicianId)).size).toBe(4);
    expect(technicians).toHaveLength(4);
  });

  it('leaves no free slot where a visit is', () => {
    const { slots } = plan({
      customers: [CUSTOMER],
      appointments: [{ id: 'a', startsAt: '2026-03-05T10:00:00-08:00', technician: 'Ben' }],
      calendar: { days: 3, technicians: ['Ben', 'Ann'] },
    } satisfies SeedInput);
    const then = slots.filter(({ startsAt }) => startsAt === Date.parse('2026-03-05T10:00:00-08:00'));
    expect(then.map(({ id }) => id)).toEqual(['slot_a', 'slot_20260305_1000_ann']);
    expect(slots).toHaveLength(3 * 4 * 2);
  });

  it.each([
    [{ customers: [{ ...CUSTOMER, phone: '415' }] }, 'given: customers[0].phone: expected E.164'],
    [{ customers: [{ ...CUSTOMER, zip: 98109 }] }, 'given: customers[0].zip:'],
    [{ customers: [{ ...CUSTOMER, colour: 'red' }] }, 'given: customers[0]: Unrecognized key'],
    [{ customers: [CUSTOMER, CUSTOMER] }, 'given: customers[1].id: "cust_1" is there twice'],
    [{ customers: [CUSTOMER], appointments: [{ id: 'a' }] }, 'given: appointments[0].startsAt: missing'],
    [
      { customers: [CUSTOMER], appointments: [{ id: 'a', startsAt: '2026-03-05' }] },
      'given: appointments[0].startsAt: expected a time with its offset',
    ],
    [
      { customers: [CUSTOMER], appointments: [{ id: 'a', in: 'soon' }] },
      'given: appointments[0].in: expected "2 days at 10:00"',
    ],
    [{ appointments: [{ id: 'a', in: '2 days at 10:00' }] }, 'given: appointments[0].customerId: missing'],
    [
      { invoices: [{ id: 'i', customerId: 'cust_9' }] },
      'given: invoices[0].customerId: no customer "cust_9"',
    ],
    [
      { customers: [CUSTOMER], invoices: [{ id: 'i', dueOn: 'soon' }] },
      'given: invoices[0].dueOn: expected YYYY-MM-DD',
    ],
    [
      { customers: [CUSTOMER], appointments: [{ id: 'a', slotId: 's' }] },
      'given: appointments[0].slotId: no slot "s"',
    ],
    [{ customer: [] }, 'given: the file: Unrecognized key'],
    ['text', 'given: the file: '],
  ])('points at the row and the field that is wrong: %j', (given, message) => {
    expect(() => plan(given)).toThrow(
      expect.objectContaining({
        code: 'configuration',
        message: expect.stringContaining(message) as unknown,
      }),
    );
  });
});

describe('the demo of pestcall', () => {
  it('has the cases to try out, whatever day it is made on', async () => {
    const demo: unknown = parse(await readFile('config/companies/pestcall/demo.yaml', 'utf8'));
    for (let day = 0; day < 10; day += 1) {
      const clock = { ...MONDAY, now: NOW + day * DAY + day * 5 * HOUR };
      const { appointments, slots, invoices } = planSeed(parseSeed(demo, 'demo.yaml'), clock, 'demo.yaml');
      const startOf = (customer: string) => {
        const visits = appointments.filter(({ customerId }) => customerId === customer);
        return visits.map(({ slotId }) => slots.find(({ id }) => id === slotId)?.startsAt ?? 0);
      };
      expect(startOf('cust_dana').every((at) => at > clock.now + DAY)).toBe(true);
      expect(startOf('cust_dana')).toHaveLength(2);
      expect(startOf('cust_tom')).toHaveLength(0);
      expect(startOf('cust_grace')[0]).toBeLessThan(clock.now + DAY);
      expect(invoices.filter((row) => row.customerId === 'cust_dana' && !row.paid)).toHaveLength(1);
      expect(slots.length).toBeGreaterThan(200);
      expect(new Set(slots.map(({ technicianId, startsAt }) => `${technicianId} ${startsAt}`)).size).toBe(
        slots.length,
      );
    }
  });
});
