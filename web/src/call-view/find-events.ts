// Which of a call's events are looked for: by kind, and by words in them.
import type { LogEvent } from './call-view.ts';

export interface EventFilter {
  words: string;
  /** What stands before the dot of a type; empty for all. */
  group: string;
}

export function findEvents(events: readonly LogEvent[], { words, group }: EventFilter): LogEvent[] {
  const wanted = words.trim().toLowerCase();
  return events.filter(
    (event) =>
      (group === '' || groupOf(event) === group) &&
      (wanted === '' || `${eventName(event)} ${JSON.stringify(event.data)}`.toLowerCase().includes(wanted)),
  );
}

/** In alphabetical order. */
export function eventGroups(events: readonly LogEvent[]): string[] {
  return [...new Set(events.map(groupOf))].sort();
}

export function eventName(event: LogEvent): string {
  return event.type === 'unknown' ? event.name : event.type;
}

function groupOf(event: LogEvent): string {
  return eventName(event).split('.')[0] ?? '';
}
