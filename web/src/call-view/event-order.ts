// Puts events into their order: whoever joins is told everything again, and live events may run ahead of that.
import type { EventOrder, LogEvent } from './call-view.ts';

/** More than this waiting for one number means that it will not come. */
const PATIENCE = 24;

export interface Sorted {
  order: EventOrder;
  /** May be applied now, in this order. */
  due: readonly LogEvent[];
}

export function sortIn({ next, held }: EventOrder, event: LogEvent): Sorted {
  if (event.seq < next || held.some(({ seq }) => seq === event.seq))
    return { order: { next, held }, due: [] };
  const waiting = [...held, event].sort((a, b) => a.seq - b.seq);
  // The summary is the last of a call: what is missing before it has been lost.
  const giveUp = waiting.length > PATIENCE || event.type === 'call.summarised';
  const due: LogEvent[] = [];
  let expected = next;
  for (const candidate of waiting) {
    if (candidate.seq !== expected && !giveUp) break;
    due.push(candidate);
    expected = candidate.seq + 1;
  }
  return { order: { next: expected, held: waiting.slice(due.length) }, due };
}
