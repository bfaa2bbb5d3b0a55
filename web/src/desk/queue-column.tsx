// The queue: alone over the whole page, or at the side of the ticket that is open.
import { useRef } from 'react';
import type { DeskTicket } from '../api/desk.ts';
import { Banner } from '../parts/banner.tsx';
import { Link } from '../parts/link.tsx';
import { Loading } from '../parts/states.tsx';
import { CallStrip } from './call-strip.tsx';
import { DeskHead } from './desk-head.tsx';
import type { DeskSession, DeskState } from './desk-session.ts';
import { sectionsOf } from './sections.ts';
import { TicketRow } from './ticket-row.tsx';
import { useKeys } from './use-keys.ts';

export interface QueueColumnProps {
  session: DeskSession;
  state: DeskState;
  now: number;
  openId: string | null;
  onSignOut: () => void;
}

export function QueueColumn({ session, state, now, openId, onSignOut }: QueueColumnProps) {
  const { queue, connection } = state;
  const column = useRef<HTMLDivElement>(null);
  useKeys({
    arrowdown: () => step(column.current, 1),
    arrowup: () => step(column.current, -1),
    a: () => session.setAvailability(state.availability === 'available' ? 'away' : 'available'),
  });
  return (
    <div className="desk-queue" ref={column}>
      <DeskHead session={session} state={state} />
      <div className="banners" aria-live="polite">
        {connection === 'reconnecting' && (
          <Banner icon="swap" id="desk-reconnecting">
            The connection to the desk is gone. What you see may be old; reconnecting…
          </Banner>
        )}
      </div>
      {queue && <CallStrip session={session} state={state} now={now} openId={openId} />}
      {queue ? (
        <Lists session={session} tickets={queue.tickets} now={now} openId={openId} />
      ) : (
        <Loading what="Looking who waits…" />
      )}
      <footer className="desk-foot">
        <span>
          {session.person.name}
          {session.person.role === 'supervisor' && ', supervisor'}
        </span>
        {session.person.role === 'supervisor' && (
          <Link href="/desk/audit" data-testid="desk-audit">
            Who saw what
          </Link>
        )}
        <button type="button" className="desk-link" onClick={onSignOut} data-testid="desk-sign-out">
          Sign out
        </button>
      </footer>
    </div>
  );
}

interface ListsProps {
  session: DeskSession;
  tickets: readonly DeskTicket[];
  now: number;
  openId: string | null;
}

function Lists({ session, tickets, now, openId }: ListsProps) {
  const { mine, waiting, due, colleagues, handled } = sectionsOf(tickets, session.person.id, now);
  const common = { me: session.person.id, now, openId };
  return (
    <>
      <List title="Yours" tickets={mine} {...common} />
      <List title="Waiting on the line" tickets={waiting} {...common} announced>
        <p className="desk-quiet">
          <strong>Nobody is waiting.</strong> A call that needs a person appears here by itself, with what the
          agents know of it.
        </p>
      </List>
      <List title="Callbacks and messages" tickets={due} {...common} />
      <List title="With colleagues" tickets={colleagues} {...common} />
      <List title="Recently handled" tickets={handled} {...common} />
    </>
  );
}

interface ListProps {
  title: string;
  tickets: readonly DeskTicket[];
  me: string;
  now: number;
  openId: string | null;
  /** Told to screen readers as it grows. */
  announced?: boolean;
  /** What stands there when it is empty; without it the list is left out. */
  children?: React.ReactNode;
}

function List({ title, tickets, me, now, openId, announced = false, children }: ListProps) {
  if (tickets.length === 0 && children === undefined) return null;
  return (
    <section className="desk-list" aria-label={title}>
      <h2>
        {title}
        {tickets.length > 0 && <span className="desk-count">{tickets.length}</span>}
      </h2>
      {announced && (
        <p className="sr-only" role="status">
          {tickets.length === 1 ? '1 call waits' : `${tickets.length} calls wait`}
        </p>
      )}
      {tickets.length === 0 ? (
        children
      ) : (
        <ul>
          {tickets.map((ticket) => (
            <li key={ticket.id}>
              <TicketRow ticket={ticket} me={me} now={now} open={ticket.id === openId} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** From row to row; from elsewhere to the one that is open, or the first. */
function step(column: HTMLElement | null, by: 1 | -1): void {
  const rows = [...(column?.querySelectorAll<HTMLElement>('.desk-row') ?? [])];
  const at = rows.findIndex((row) => row === document.activeElement);
  const open = rows.findIndex((row) => row.ariaCurrent === 'true');
  const next = at < 0 ? Math.max(0, open) : Math.min(rows.length - 1, Math.max(0, at + by));
  rows[next]?.focus();
}
