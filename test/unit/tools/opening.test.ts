// When people make calls: a callback is moved to the next moment at which somebody is there.
import { describe, expect, it } from 'vitest';
import { nextOpen, openingSchema } from '../../../src/domain/opening.ts';

const ZONE = 'America/Los_Angeles';
const HOURS = openingSchema.array().parse([
  { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '12:00' },
  { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '13:00', to: '18:00' },
  { days: ['sat'], from: '09:00', to: '12:00' },
]);
const next = (at: string) => nextOpen(Date.parse(at), HOURS, ZONE);

describe('the next moment at which people make calls', () => {
  it.each([
    ['in the hours, is at once', '2026-03-02T10:00:00-08:00', '2026-03-02T10:00:00-08:00'],
    ['at their beginning, is at once', '2026-03-02T08:00:00-08:00', '2026-03-02T08:00:00-08:00'],
    ['before them, is their beginning', '2026-03-02T06:30:00-08:00', '2026-03-02T08:00:00-08:00'],
    ['at their end, is the next beginning', '2026-03-02T12:00:00-08:00', '2026-03-02T13:00:00-08:00'],
    ['at night, is the next morning', '2026-03-03T22:00:00-08:00', '2026-03-04T08:00:00-08:00'],
    ['on Friday night, is on Saturday', '2026-03-06T20:00:00-08:00', '2026-03-07T09:00:00-08:00'],
    [
      'over the weekend and the change of clocks, is on Monday',
      '2026-03-07T15:00:00-08:00',
      '2026-03-09T08:00:00-07:00',
    ],
    ['on Sunday, is on Monday', '2026-03-01T11:00:00-08:00', '2026-03-02T08:00:00-08:00'],
  ])('%s', (_case, at, open) => expect(next(at)).toBe(Date.parse(open)));

  it('is a week later where only that day is open, and it is over', () => {
    const mondays = openingSchema.array().parse([{ days: ['mon'], from: '08:00', to: '09:00' }]);
    const at = Date.parse('2026-03-16T10:00:00-07:00');
    expect(nextOpen(at, mondays, ZONE)).toBe(Date.parse('2026-03-23T08:00:00-07:00'));
  });

  it('is any moment where no hours are told', () => expect(nextOpen(7, [], ZONE)).toBe(7));

  it.each([
    { days: ['mon'], from: '18:00', to: '08:00' },
    { days: [], from: '08:00', to: '09:00' },
    { days: ['monday'], from: '08:00', to: '09:00' },
    { days: ['mon'], from: '8', to: '25:00' },
  ])('refuses hours that are none: %j', (hours) =>
    expect(openingSchema.safeParse(hours).success).toBe(false),
  );
});
