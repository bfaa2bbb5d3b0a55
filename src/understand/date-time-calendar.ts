// Finds days named by the calendar around now: weekdays, "the twelfth", "next week", "first Monday of May".
import { CALENDAR_PATTERNS } from './date-time-calendar-table.ts';
import { PERIOD_PATTERNS } from './date-time-period-table.ts';
import type { Mention, Setting } from './date-time-mention.ts';

const COMPILED = [...CALENDAR_PATTERNS, ...PERIOD_PATTERNS].map(([source, resolve]) => ({
  pattern: new RegExp(source, 'g'),
  resolve,
}));

/** Days and periods in plain words, resolved against today. */
export function findCalendarDays(text: string, setting: Setting): Mention[] {
  const found: Mention[] = [];
  for (const { pattern, resolve } of COMPILED) {
    for (const match of text.matchAll(pattern)) {
      const mention = resolve(match.groups ?? {}, setting);
      // A preposition that makes a word a month is needed to connect it with what stands before it.
      const start = match.index + (match.groups?.lead?.length ?? 0);
      if (mention) found.push({ ...mention, start, end: match.index + match[0].length });
    }
  }
  return found;
}
