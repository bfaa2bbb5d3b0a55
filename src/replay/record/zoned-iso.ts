// A moment as a transcript writes it: on the company's wall clock, with its offset.
import { instantOf, wallTime } from '../../domain/zoned-time.ts';

/** To the minute, e.g. 2026-03-02T10:00:00-08:00. */
export function isoInZone(at: number, timeZone: string): string {
  const { date, time } = wallTime(at, timeZone);
  const minute = Math.floor(at / 60_000) * 60_000;
  return `${date}T${time}:00${offset(Date.parse(`${date}T${time}:00Z`) - minute)}`;
}

/** What a tool's date and time mean. */
export function isoOfWall(wall: { date: string; time: string }, timeZone: string): string {
  return isoInZone(instantOf(wall, timeZone), timeZone);
}

function offset(ms: number): string {
  const minutes = Math.abs(ms) / 60_000;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
