// Writes what was understood of days and times as one short line, so that tables of utterances can be read and compared.
//
// Mentions are parted by "; ". Each is its role ("!" ruled out, "visit ", "aside "; nothing for asked), its day
// (2026-03-10, a span with "..", "?" before days that contradict each other, "passed" before a day gone by and the next
// one, "none," before the days around one that no calendar has, "by days 7" for a move from where it is), its days of any week (mon,tue), its time (14:00, a span with "-", "~" where the half of the day was assumed),
// its part of the day and how far it reaches (from, after, before, by).
import type { DateTimeUnderstood } from '../../src/understand/index.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const UNCLEAR = { disagrees: '?', passed: 'passed ', no_such_day: 'none, ' };
const ROLES = { asked: '', ruled_out: '!', visit: 'visit ', aside: 'aside ' };

/** "none" when nothing was understood. */
export function inShort(mentions: readonly DateTimeUnderstood[]): string {
  return mentions.length === 0 ? 'none' : mentions.map(mentionInShort).join('; ');
}

function mentionInShort(said: DateTimeUnderstood): string {
  const parts = [dayOf(said), timeOf(said), said.partOfDay, said.bound];
  return `${ROLES[said.role]}${parts.filter(Boolean).join(' ')}`;
}

function dayOf(said: DateTimeUnderstood): string {
  if (said.kind !== 'meant') return `${UNCLEAR[said.kind]}${said.choices.join(',')}`;
  if (said.shift && said.date === null) return `by ${Object.entries(said.shift).join(' ').replace(',', ' ')}`;
  if (said.weekdays) return said.weekdays.map((day) => WEEKDAYS[day]).join(',');
  const last = said.range?.to.date;
  return last && last !== said.date ? `${said.date ?? ''}..${last}` : (said.date ?? '');
}

function timeOf({ time, range, halfOfDayAssumed }: DateTimeUnderstood): string {
  if (time === null) return '';
  return `${halfOfDayAssumed ? '~' : ''}${time}${range?.to.time ? `-${range.to.time}` : ''}`;
}
