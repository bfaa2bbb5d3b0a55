// What a day or time covers, so that free times can be searched and left out by it.
import { describe, expect, it } from 'vitest';
import { covers, daysCovered, understandDateTimes } from '../../../../src/understand/index.ts';
import { AUGUST, clockAt, MARCH } from './said-in-short.ts';

const first = (text: string, now: string = MARCH) => {
  const [found] = understandDateTimes(text, clockAt(now));
  if (!found) throw new Error(`nothing in "${text}"`);
  return found;
};

describe('the days that are covered', () => {
  it.each([
    ['Friday', { from: '2026-03-06', to: '2026-03-06' }],
    ['next week', { from: '2026-03-09', to: '2026-03-15' }],
    ['by Friday', { from: null, to: '2026-03-06' }],
    ['before Friday', { from: null, to: '2026-03-05' }],
    ['after next week', { from: '2026-03-16', to: null }],
    ['from the 10th on', { from: '2026-03-10', to: null }],
    ['Friday after 3', { from: '2026-03-06', to: '2026-03-06' }],
  ])('%s', (text, days) => expect(daysCovered(first(text))).toEqual([days]));

  it('are both days of a contradiction', () => {
    expect(daysCovered(first('Wednesday the 8th', AUGUST)).map(({ from }) => from)).toEqual([
      '2026-09-08',
      '2026-09-09',
    ]);
  });
});

describe('a moment', () => {
  it.each([
    ['not Tuesdays', '2026-03-17', '10:00', true],
    ['not Tuesdays', '2026-03-18', '10:00', false],
    ['no mornings', '2026-03-18', '11:59', true],
    ['no mornings', '2026-03-18', '12:00', false],
    ['nothing before nine', '2026-03-18', '08:00', true],
    ['nothing before nine', '2026-03-18', '09:00', false],
    ['I have a meeting at 2 on Thursday', '2026-03-05', '14:30', true],
    ['I have a meeting at 2 on Thursday', '2026-03-05', '15:00', false],
    ['I’m out of town until the 12th', '2026-03-11', '10:00', true],
    ['I’m out of town until the 12th', '2026-03-12', '10:00', false],
  ])('is covered or not: "%s" and %s %s', (text, date, time, covered) =>
    expect(covers(first(text), { date, time })).toBe(covered),
  );
});
