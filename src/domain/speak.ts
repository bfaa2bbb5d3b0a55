// Times and money as people say them, and as a company's clock shows them.
import { dateFormat } from './date-format.ts';

/** "Thursday, March 5 at 10 AM" in the company's zone. */
export function spokenDateTime(at: number, timeZone: string): string {
  return `${spokenDate(at, timeZone)} at ${spokenTime(at, timeZone)}`;
}

/** "Thursday, March 5". */
export function spokenDate(at: number, timeZone: string): string {
  return format(at, timeZone, { weekday: 'long', month: 'long', day: 'numeric' });
}

/** "10 AM", "2:30 PM". */
export function spokenTime(at: number, timeZone: string): string {
  return format(at, timeZone, { hour: 'numeric', minute: '2-digit', hour12: true }).replace(':00', '');
}

/** 4900 → "49 dollars"; 12950 → "129 dollars and 50 cents". */
export function spokenMoney(cents: number): string {
  const dollars = Math.trunc(cents / 100);
  const rest = cents % 100;
  const whole = `${dollars.toLocaleString('en-US')} dollar${dollars === 1 ? '' : 's'}`;
  return rest === 0 ? whole : `${whole} and ${rest} cent${rest === 1 ? '' : 's'}`;
}

function format(at: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  // Node prints a narrow no-break space before AM and PM; voices and terminals want a plain one.
  return dateFormat('en-US', { timeZone, ...options })
    .format(at)
    .replaceAll('\u202f', ' ');
}
