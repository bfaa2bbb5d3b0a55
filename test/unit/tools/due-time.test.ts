// When a callback is due, by the caller's own words for it.
import { describe, expect, it } from 'vitest';
import { dueTime } from '../../../src/tools/due-time.ts';

/** Monday 2 March 2026, 10:00 in Los Angeles. */
const call = { now: Date.parse('2026-03-02T10:00:00-08:00'), company: { timeZone: 'America/Los_Angeles' } };

describe('a callback', () => {
  it.each([
    ['tomorrow at three', '2026-03-03T15:00:00-08:00'],
    ['tomorrow afternoon', '2026-03-03T13:00:00-08:00'],
    ['this evening', '2026-03-02T17:00:00-08:00'],
    ['on Friday', '2026-03-06T09:00:00-08:00'],
    ['Friday before five', '2026-03-06T09:00:00-08:00'],
    ['at 2', '2026-03-02T14:00:00-08:00'],
    ['in half an hour', '2026-03-02T10:30:00-08:00'],
  ])('"%s" is due then', (when, due) => expect(dueTime(when, call)).toBe(Date.parse(due)));

  it.each([
    ...['as soon as possible', 'whenever', 'not tomorrow', 'in a second', 'at 9 this morning'],
    ...['I paid by check on February 20th, call me', 'call me about my Thursday visit'],
  ])('"%s" is due as soon as possible', (when) => expect(dueTime(when, call)).toBeNull());

  it.each([
    ['Friday March 5th at two', 'Did you mean Thursday, March 5 or Friday, March 6?'],
    ['yesterday', 'Sunday, March 1 has passed. What day would suit you?'],
  ])('"%s" is asked about', (when, question) => expect(dueTime(when, call)).toMatchObject({ question }));
});
