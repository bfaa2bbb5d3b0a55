// The way back to a caller: one who is being talked with, or whose call was left by a reload.
import { duration } from '../parts/format.ts';
import { Link } from '../parts/link.tsx';
import { goTo } from '../parts/router.ts';
import { isOn, ticketPage, type DeskSession, type DeskState } from './desk-session.ts';
import { wasJoined } from './saved-join.ts';
import { stateOf } from './sections.ts';
import { customerName } from './words.ts';

export interface CallStripProps {
  session: DeskSession;
  state: DeskState;
  now: number;
  openId: string | null;
}

export function CallStrip({ session, state: { queue, call, clockAhead }, now, openId }: CallStripProps) {
  const tickets = queue?.tickets ?? [];
  if (call && isOn(call)) {
    const ticket = tickets.find(({ id }) => id === call.ticketId);
    if (call.ticketId === openId) return null;
    return (
      <Link href={ticketPage(call.ticketId)} className="desk-strip" data-testid="desk-back-to-call">
        <span className="lamp lamp-lit" aria-hidden="true" />
        <span>
          You are talking with {ticket ? nameOf(ticket) : 'a caller'}
          {call.since !== null && (
            <span className="desk-clock"> {duration(now - clockAhead - call.since)}</span>
          )}
        </span>
        <span className="button">Back</span>
      </Link>
    );
  }
  const left = tickets.find(
    (ticket) => ticket.kind === 'handoff' && ticket.joinable && stateOf(ticket, session.person.id) === 'mine',
  );
  if (!left || left.id === openId) return null;
  const join = () => {
    session.join(left.id, null);
    goTo(ticketPage(left.id));
  };
  return (
    <div className="desk-strip" data-testid="desk-left-call">
      <span className="lamp" aria-hidden="true" />
      <span>
        The call of <Link href={ticketPage(left.id)}>{nameOf(left)}</Link> is yours, and you are not in it.
      </span>
      <button type="button" className="button" onClick={join} data-testid="desk-strip-join">
        {wasJoined(window.sessionStorage, left.id) ? 'Join again' : 'Join'}
      </button>
    </div>
  );
}

function nameOf(ticket: Parameters<typeof customerName>[0]): string {
  return ticket.customer ?? 'a caller who is not verified';
}
