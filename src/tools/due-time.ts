// When a caller would like to be called back, by their own words for it.
import { instantOf, wallTime } from '../domain/zoned-time.ts';
import { understandDateTime, type DateTimeUnderstood } from '../understand/index.ts';
import { questionAbout, type DayQuestion, type Talk } from './said-times.ts';

/** Of a part of a day, and of a day without one; most people can be reached then. */
const HOURS = { morning: '09:00', afternoon: '13:00', evening: '17:00', night: '17:00' };

/** A moment to come in epoch milliseconds, a question where the day is open, null for as soon as possible. */
export function dueTime(when: string, call: Pick<Talk, 'now' | 'company'>): number | DayQuestion | null {
  const { now, company } = call;
  const { timeZone } = company;
  const meant = understandDateTime(when, { now, timeZone });
  // "I paid on October 20th, call me", "call me about my Thursday visit": no day to call on.
  if (!meant || meant.role === 'aside' || meant.role === 'visit') return null;
  // "An hour later" is counted from the call.
  if (meant.shift?.minutes !== undefined) return now + meant.shift.minutes * 60_000;
  const question = questionAbout(meant.kind === 'meant' && meant.date === null ? [] : [meant], call);
  if (question) return question;
  if (meant.date === null && meant.time === null && !meant.partOfDay) return null;
  const date = meant.date ?? wallTime(now, timeZone).date;
  const due = instantOf({ date, time: startOf(meant) }, timeZone);
  return due > now ? due : null;
}

// "Before five" begins in the morning.
function startOf({ time, bound, partOfDay = 'morning' }: DateTimeUnderstood): string {
  return time === null || bound === 'before' || bound === 'by' ? HOURS[partOfDay] : time;
}
