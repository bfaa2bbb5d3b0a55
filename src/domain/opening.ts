// When a company's people make calls: hours of the week, on the company's clock.
import { z } from 'zod';
import { addDays, instantOf, wallTime } from './zoned-time.ts';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time of the day, e.g. 08:00');

export const openingSchema = z
  .strictObject({ days: z.array(z.enum(DAYS)).min(1), from: time, to: time })
  .refine(({ from, to }) => from < to, 'must end after it begins, on the same day');
export type Opening = z.infer<typeof openingSchema>;

/** That moment where it lies in one of the openings, otherwise the beginning of the next; without openings any time will do. */
export function nextOpen(at: number, openings: readonly Opening[], timeZone: string): number {
  const today = wallTime(at, timeZone).date;
  // A week later comes the day of the week that it is now, whose opening may be over for today.
  const days = Array.from({ length: 8 }, (_, later) => addDays(today, later));
  const spans = days.flatMap((date) =>
    openings
      .filter(({ days: open }) => open.some((day) => DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] === day))
      .map(({ from, to }) => ({
        from: instantOf({ date, time: from }, timeZone),
        to: instantOf({ date, time: to }, timeZone),
      })),
  );
  const starts = spans.filter(({ to }) => at < to).map(({ from }) => Math.max(at, from));
  return starts.length === 0 ? at : Math.min(...starts);
}
