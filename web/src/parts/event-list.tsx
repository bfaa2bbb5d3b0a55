// Everything that happened in a call, as it is on record: to be filtered, and opened one by one.
import { useMemo, useState } from 'react';
import type { LogEvent } from '../call-view/call-view.ts';
import { eventGroups, eventName, findEvents } from '../call-view/find-events.ts';
import { duration } from './format.ts';
import { Json } from './tool-row.tsx';

export interface EventListProps {
  events: readonly LogEvent[];
  /** The call's start, in milliseconds since the epoch. */
  startedAt: number;
}

export function EventList({ events, startedAt }: EventListProps) {
  const [open, setOpen] = useState(false);
  return (
    <section className="panel" aria-label="Events">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)} data-testid="events">
        <summary>
          <h2>Events · {events.length}</h2>
        </summary>
        {open && <Filtered events={events} startedAt={startedAt} />}
      </details>
    </section>
  );
}

function Filtered({ events, startedAt }: EventListProps) {
  const [words, setWords] = useState('');
  const [group, setGroup] = useState('');
  const found = useMemo(() => findEvents(events, { words, group }), [events, words, group]);
  return (
    <>
      <div className="events-bar">
        <input
          type="search"
          value={words}
          onChange={({ target }) => setWords(target.value)}
          placeholder="Find in events"
          aria-label="Find in events"
        />
        <select value={group} onChange={({ target }) => setGroup(target.value)} aria-label="Kind of event">
          <option value="">All kinds</option>
          {eventGroups(events).map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </div>
      <p className="faint" role="status">
        {found.length} of {events.length}
      </p>
      <ol className="events">
        {found.map((event) => (
          <li key={event.seq}>
            <details>
              <summary>
                <time className="mono">{duration(event.at - startedAt)}</time>
                <span className="mono">{eventName(event)}</span>
              </summary>
              <Json name={`Event ${event.seq}`} value={event.data} />
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}
