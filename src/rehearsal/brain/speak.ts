// Puts answers together: picks a variation that was not said just now, and lists things as people say them.
import { LINES, type LineKey } from './lines.ts';
import type { BrainAnswer, WantedCall } from './request.ts';
import type { Situation } from './situation.ts';

/** Turns of the agent in which a sentence is not said again. */
const NOT_AGAIN_WITHIN = 3;

/** One line, varied by how far the call has come. */
export function line(s: Situation, key: LineKey, values: Readonly<Record<string, string>> = {}): string {
  const variations = LINES[key].map((template) => fillIn(template, values));
  const recent = s.said.slice(-NOT_AGAIN_WITHIN).join(' ').toLowerCase();
  const first = (s.said.length + key.length) % variations.length;
  const ordered = [...variations.slice(first), ...variations.slice(0, first)];
  return ordered.find((text) => !recent.includes(text.toLowerCase())) ?? leastRecent(s, ordered);
}

function leastRecent(s: Situation, ordered: readonly string[]): string {
  const lastHeard = (text: string) =>
    s.said.findLastIndex((said) => said.toLowerCase().includes(text.toLowerCase()));
  return ordered.toSorted((a, b) => lastHeard(a) - lastHeard(b))[0] ?? '';
}

/** Whether the agent said just now that it did not understand: a second miss needs other help. */
export function missedBefore(s: Situation): boolean {
  const missed = LINES.not_understood.map((text) => text.toLowerCase());
  return (
    s.said.slice(-2).filter((said) => missed.some((text) => said.toLowerCase().includes(text))).length === 2
  );
}

export function say(...parts: readonly string[]): BrainAnswer {
  return { say: parts.filter((part) => part !== '').join(' ') };
}

export function call(tool: string, args: WantedCall['args'] = {}): BrainAnswer {
  return { calls: [{ tool, args }] };
}

function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  const filled = template.replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? '');
  return filled.replace(/ +([.,?!])/g, '$1').replace(/^./, (first) => first.toUpperCase());
}

/** "a", "a or b", "a, b or c". */
export function either(items: readonly string[]): string {
  return joined(items, 'or');
}

/** "a", "a and b", "a, b and c". */
export function both(items: readonly string[]): string {
  return joined(items, 'and');
}

function joined(items: readonly string[], word: string): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** "Tuesday, March 10 at 9 AM" and "… at 2 PM" share their day: "Tuesday, March 10 at 9 AM or 2 PM". */
export function eitherTimes(whens: readonly string[]): string {
  let day = '';
  const spoken = whens.map((when) => {
    const [date = when, time] = when.split(' at ');
    const short = time !== undefined && date === day ? time : when;
    day = date;
    return short;
  });
  return either(spoken);
}

/** "2026-03-05" as "Thursday, March 5"; anything else as it is. */
export function spokenDay(date: string): string {
  const at = Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(at)) return date;
  return new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  }).format(at);
}

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

export function spokenCount(count: number): string {
  return COUNTS[count] ?? String(count);
}
