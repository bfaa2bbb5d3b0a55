// What verification must hold to: it tells nothing, counts everything, and opens to the right person only.
import { expect, it } from 'vitest';
import { DAY, describeOnEveryEngine, HOUR, NOW } from '../support/database.ts';

const DANA = {
  id: 'cust_dana',
  firstName: 'Dana',
  lastName: 'Whitfield',
  phone: '+14155550123',
  zip: '98109',
};
const HOUSEHOLD = [
  { id: 'cust_marco', firstName: 'Marco', phone: '+12065550142', zip: '98103' },
  { id: 'cust_elena', firstName: 'Elena', phone: '+12065550142', zip: '98115' },
];
const UNKNOWN = '+14155550999';
const claim = (callerNumber: string | null, zip: string, now = NOW, callId = 'call_1') => ({
  callId,
  callerNumber,
  factors: { zip },
  now,
});

describeOnEveryEngine('customers', (makeCompany) => {
  it('knows the caller by number and ZIP code, and tells no more than the name', async () => {
    const { services } = await makeCompany({ customers: [DANA] });
    expect(await services.customers.verify(claim(DANA.phone, '98109'))).toEqual({
      outcome: 'passed',
      customer: { id: 'cust_dana', firstName: 'Dana', lastName: 'Whitfield' },
    });
  });

  it('answers a wrong ZIP code, an unknown number and a withheld one alike', async () => {
    const { services } = await makeCompany({ customers: [DANA] });
    for (const attempt of [claim(DANA.phone, '98110'), claim(UNKNOWN, '98109'), claim(null, '98109')])
      expect(await services.customers.verify(attempt)).toEqual({ outcome: 'failed' });
  });

  it('fails when a factor is missing, or asked for and never recorded', async () => {
    const { services } = await makeCompany({ customers: [DANA, { id: 'cust_x', phone: UNKNOWN }] });
    const missing = { ...claim(DANA.phone, ''), factors: {} };
    expect(await services.customers.verify(missing)).toEqual({ outcome: 'failed' });
    expect(await services.customers.verify(claim(UNKNOWN, ''))).toEqual({ outcome: 'failed' });
  });

  it('tells the accounts of a shared number apart by ZIP code', async () => {
    const { services } = await makeCompany({ customers: HOUSEHOLD });
    for (const { id, phone, zip } of HOUSEHOLD)
      expect(await services.customers.verify(claim(phone, zip))).toMatchObject({
        outcome: 'passed',
        customer: { id },
      });
  });

  it('opens neither of two accounts that cannot be told apart, and locks nobody out for it', async () => {
    const { services } = await makeCompany({ customers: HOUSEHOLD.map((row) => ({ ...row, zip: '98103' })) });
    for (let n = 0; n < 6; n += 1)
      expect(await services.customers.verify(claim('+12065550142', '98103'))).toEqual({ outcome: 'unclear' });
    expect(await services.customers.verify(claim('+12065550142', '98104'))).toEqual({ outcome: 'failed' });
  });

  it.each([DANA.phone, UNKNOWN])(
    'locks after five failures in 24 hours, whoever has the number (%s)',
    async (number) => {
      const { services } = await makeCompany({ customers: [DANA] });
      for (let n = 0; n < 4; n += 1)
        expect(await services.customers.verify(claim(number, '00000', NOW + n * HOUR, `call_${n}`))).toEqual({
          outcome: 'failed',
        });
      const until = NOW + DAY;
      expect(await services.customers.verify(claim(number, '00000', NOW + 5 * HOUR))).toEqual({
        outcome: 'locked',
        until,
      });
      expect(await services.customers.verify(claim(number, '98109', NOW + 6 * HOUR))).toEqual({
        outcome: 'locked',
        until,
      });
      expect(await services.customers.lockedUntil(number, NOW + 6 * HOUR)).toBe(until);
      expect(await services.customers.lockedUntil(number, until)).toBeNull();
    },
  );

  it('counts attempts made at the same moment one by one', async () => {
    const { services } = await makeCompany({ customers: [DANA] });
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        services.customers.verify(claim(DANA.phone, '00000', NOW, `call_${n}`)),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toHaveLength(4);
    expect(outcomes.filter(({ outcome }) => outcome === 'locked')).toHaveLength(26);
    expect(await services.customers.verify(claim(DANA.phone, '98109'))).toMatchObject({ outcome: 'locked' });
  });

  it('forgets failures when the customer gets in', async () => {
    const { services } = await makeCompany({ customers: [DANA] });
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) await services.customers.verify(claim(DANA.phone, '00000'));
      expect(await services.customers.verify(claim(DANA.phone, '98109'))).toMatchObject({
        outcome: 'passed',
      });
    }
  });

  it('keeps the failures of the other account of a shared number', async () => {
    const { services } = await makeCompany({ customers: HOUSEHOLD });
    for (let n = 0; n < 4; n += 1) await services.customers.verify(claim('+12065550142', '00000'));
    await services.customers.verify(claim('+12065550142', '98115'));
    await services.customers.verify(claim('+12065550142', '00000'));
    // Marco's account has had five; Elena's was opened in between.
    expect(await services.customers.verify(claim('+12065550142', '98103'))).toMatchObject({
      outcome: 'failed',
    });
    expect(await services.customers.verify(claim('+12065550142', '98115'))).toMatchObject({
      outcome: 'passed',
    });
  });

  it('counts silence as a failure', async () => {
    const { services } = await makeCompany({ customers: [DANA] });
    for (let n = 0; n < 5; n += 1)
      await services.customers.recordFailure({ callId: `call_${n}`, callerNumber: DANA.phone, now: NOW });
    expect(await services.customers.verify(claim(DANA.phone, '98109'))).toMatchObject({ outcome: 'locked' });
  });

  it('makes each lockout within a week longer than the last, once per call', async () => {
    const { services } = await makeCompany({ customers: [DANA] });
    const lockOut = (callId: string, now: number) =>
      services.customers.lockOut({ callId, callerNumber: DANA.phone, now });
    expect(await lockOut('call_1', NOW)).toEqual({ until: NOW + HOUR });
    expect(await lockOut('call_1', NOW + 1000)).toEqual({ until: NOW + HOUR });
    expect(await lockOut('call_2', NOW + 2 * HOUR)).toEqual({ until: NOW + 8 * HOUR });
    expect(await lockOut('call_3', NOW + DAY)).toEqual({ until: NOW + 2 * DAY });
    expect(await lockOut('call_4', NOW + 3 * DAY)).toEqual({ until: NOW + 4 * DAY });
    expect(await lockOut('call_5', NOW + 20 * DAY)).toEqual({ until: NOW + 20 * DAY + HOUR });
  });

  it('locks nothing for a withheld number', async () => {
    const { services } = await makeCompany({ customers: [DANA] });
    for (let n = 0; n < 9; n += 1)
      expect(await services.customers.verify(claim(null, '98109'))).toEqual({ outcome: 'failed' });
    expect(await services.customers.lockOut({ callId: 'call_1', callerNumber: null, now: NOW })).toEqual({
      until: NOW + HOUR,
    });
    expect(await services.customers.lockedUntil(null, NOW)).toBeNull();
    expect(await services.customers.verify(claim(DANA.phone, '98109'))).toMatchObject({ outcome: 'passed' });
  });

  it('verifies by a stated number and a date of birth where the company asks for those', async () => {
    const { services } = await makeCompany(
      { customers: [{ id: 'cust_1', phone: DANA.phone, dateOfBirth: '1985-06-03' }] },
      {
        verification: {
          factors: ['phone', 'date_of_birth'],
          attemptsPerAccount: 5,
          windowHours: 24,
          lockoutMinutes: [60],
        },
      },
    );
    const stated = { callId: 'call_1', callerNumber: null, now: NOW };
    const factors = { phone: DANA.phone, dateOfBirth: '1985-06-03' };
    expect(await services.customers.verify({ ...stated, factors })).toMatchObject({ outcome: 'passed' });
    expect(
      await services.customers.verify({ ...stated, factors: { ...factors, dateOfBirth: '1985-03-06' } }),
    ).toEqual({ outcome: 'failed' });
  });
});
