// How figures, numbers and names are written on the pages.
export { agentTitle } from '../../../src/domain/agent-title.ts';

/** 83_000 → "1:23" */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** 412 → "412 ms", 1240 → "1.2 s" */
export function wait(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** Calls cost fractions of a cent: as many decimals as it takes to see them. */
export function dollars(usd: number): string {
  if (usd === 0) return '$0.00';
  return `$${usd.toFixed(usd < 0.01 ? 4 : usd < 1 ? 3 : 2)}`;
}

/** Where stand-ins took part nobody is charged: it is what providers would have taken for as much. */
export function costName(rehearsed: boolean): string {
  return rehearsed ? 'Cost if real' : 'Cost';
}

/** "+14155551234" → "+1 415 555 1234"; other countries as they are. */
export function phone(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
}

/** "Today, 3:04 PM", "Yesterday, …" or "Nov 21, 3:04 PM" */
export function moment(at: number, now: number, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = (time: number) =>
    new Intl.DateTimeFormat('en-CA', { ...zone, dateStyle: 'short' }).format(time);
  const clock = new Intl.DateTimeFormat('en-US', { ...zone, hour: 'numeric', minute: '2-digit' }).format(at);
  if (day(at) === day(now)) return `Today, ${clock}`;
  if (day(at) === day(now - 24 * 3600 * 1000)) return `Yesterday, ${clock}`;
  const date = new Intl.DateTimeFormat('en-US', { ...zone, month: 'short', day: 'numeric' }).format(at);
  return `${date}, ${clock}`;
}

/** preferredDay → "Preferred day", zip_code → "Zip code" */
export function label(key: string): string {
  const words = key
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]/g, ' ')
    .toLowerCase()
    .replace(/^(llm|stt|tts|sms)\b/, (short) => short.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}
