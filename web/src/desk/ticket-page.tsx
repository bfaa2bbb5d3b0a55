// One ticket: what the agents know of it, the conversation as it goes on, and what its person does with it.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DeskTicket, FullTicket, OpenTicket } from '../api/desk.ts';
import { ApiError } from '../api/request.ts';
import { Icon } from '../parts/icon.tsx';
import { Link } from '../parts/link.tsx';
import { Loading, Problem } from '../parts/states.tsx';
import { useStore } from '../parts/store.ts';
import { BriefCard } from './brief-card.tsx';
import { Conversation } from './conversation.tsx';
import { DeskIcon } from './desk-icon.tsx';
import type { DeskSession, DeskState } from './desk-session.ts';
import type { OpenedTicketProps } from './opened-ticket.ts';
import { stateOf } from './sections.ts';
import { TicketActions } from './ticket-actions.tsx';
import { TicketFeed } from './ticket-feed.ts';
import { TicketTitle } from './ticket-title.tsx';
import { WrapUp } from './wrap-up.tsx';

export interface TicketPageProps {
  id: string;
  session: DeskSession;
  state: DeskState;
  now: number;
}

export function TicketPage({ id, session, state, now }: TicketPageProps) {
  const feed = useMemo(() => new TicketFeed(id), [id]);
  useEffect(() => feed.open(), [feed]);
  const followed = useStore(feed.store);
  if (followed.problem) return <NotFound error={followed.problem} feed={feed} />;
  if (!followed.opened) return <Loading what="Opening the ticket…" />;
  const queued = state.queue?.tickets.find((ticket) => ticket.id === id);
  return (
    <OpenedTicket
      session={session}
      state={state}
      now={now}
      feed={feed}
      followed={followed}
      opened={withNewest(followed.opened, queued, followed.view.endedAt)}
    />
  );
}

/** The queue and the call's events may tell of a change before the ticket is loaded again. */
function withNewest(
  { ticket, call }: OpenTicket,
  queued: DeskTicket | undefined,
  endedAt: number | null,
): OpenTicket {
  return { ticket: { ...ticket, ...queued }, call: call && { ...call, endedAt: call.endedAt ?? endedAt } };
}

/** Where there is room for one at a time. */
type Tab = 'brief' | 'talk' | 'finish';

const TABS: Record<Tab, string> = { brief: 'Brief', talk: 'Conversation', finish: 'Finish' };

function OpenedTicket(props: OpenedTicketProps) {
  const { session, feed, followed, opened } = props;
  const { ticket, call } = opened;
  const [chosen, setChosen] = useState<Tab>('brief');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useNewHolder(ticket, followed.opened?.ticket, feed);
  const holding = stateOf(ticket, session.person.id);
  const tabs: Tab[] = holding === 'mine' ? ['brief', 'talk', 'finish'] : ['brief', 'talk'];
  const tab = tabs.includes(chosen) ? chosen : 'brief';
  return (
    <article
      className="desk-ticket"
      data-tab={tab}
      data-testid="desk-ticket-page"
      data-ticket={ticket.id}
      data-kind={ticket.kind}
      data-state={holding}
      aria-label={`Ticket of ${ticket.customer ?? 'a caller who is not verified'}`}
    >
      <Link href="/desk" className="back desk-back">
        <Icon name="back" size={16} />
        Queue
      </Link>
      <TicketTitle ticket={ticket} now={props.now} heading={heading} />
      <TicketActions {...props} />
      <div className="tabs" role="group" aria-label="Show">
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={tab === name}
            onClick={() => setChosen(name)}
            data-testid={`desk-tab-${name}`}
          >
            {TABS[name]}
          </button>
        ))}
      </div>
      <div className="desk-body">
        <BriefCard ticket={ticket} call={call} view={followed.view} mine={holding === 'mine'} />
        <Conversation view={followed.view} followed={followed} customer={ticket.customer} />
      </div>
      {holding === 'mine' && <WrapUp {...props} />}
    </article>
  );
}

/** The number to call is told to whoever has the ticket: it is asked for when the queue tells of another. */
function useNewHolder(ticket: FullTicket, loaded: FullTicket | undefined, feed: TicketFeed): void {
  const stale = loaded !== undefined && loaded.takenBy?.id !== ticket.takenBy?.id;
  useEffect(() => {
    if (stale) feed.load();
  }, [stale, feed]);
}

function NotFound({ error, feed }: { error: { message: string; error: unknown }; feed: TicketFeed }) {
  const gone = error.error instanceof ApiError && error.error.status === 404;
  return (
    <div className="desk-ticket desk-no-ticket">
      <DeskIcon name="message" size={26} />
      <Problem
        title={gone ? 'There is no such ticket' : 'The ticket cannot be shown'}
        detail={gone ? 'It may have been deleted: tickets are kept for a limited time.' : error.message}
        action={
          <span className="banner-actions">
            {!gone && (
              <button type="button" className="button" onClick={() => feed.load()}>
                Try again
              </button>
            )}
            <Link href="/desk" className="button">
              To the queue
            </Link>
          </span>
        }
      />
    </div>
  );
}
