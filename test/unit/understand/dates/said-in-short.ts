// What is understood of an utterance, on one line, against a clock that stands still.
import { inShort } from '../../../../bench/understanding/in-short.ts';
import { understandDateTimes } from '../../../../src/understand/index.ts';

/** Wednesday 4 March 2026, 9:00 in Los Angeles. */
export const MARCH = '2026-03-04T09:00:00-08:00';
/** Tuesday 25 August 2026, 14:00. */
export const AUGUST = '2026-08-25T14:00:00-07:00';
/** Saturday 28 November 2026, 10:00. */
export const NOVEMBER = '2026-11-28T10:00:00-08:00';

export const clockAt = (now: string) => ({ now: Date.parse(now), timeZone: 'America/Los_Angeles' });

export function said(text: string, now: string = MARCH): string {
  return inShort(understandDateTimes(text, clockAt(now)));
}

/** The same in a talk about a visit on a day (YYYY-MM-DD). */
export function saidOf(about: string, text: string): string {
  return inShort(understandDateTimes(text, { ...clockAt(MARCH), about }));
}
