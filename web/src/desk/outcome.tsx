// How a handled ticket ended, and the way to the next one that waits.
import { Icon } from '../parts/icon.tsx';
import { Link } from '../parts/link.tsx';
import { ticketPage } from './desk-session.ts';
import { sectionsOf } from './sections.ts';
import type { OpenedTicketProps } from './opened-ticket.ts';
import { CLOSINGS, DISPOSITIONS, when } from './words.ts';

export function Outcome({ session, state, opened: { ticket }, now }: OpenedTicketProps) {
  const { closedAs, disposition, takenBy, handledAt, note } = ticket;
  const next = state.queue && sectionsOf(state.queue.tickets, session.person.id, now).waiting[0];
  return (
    <div className="desk-outcome" role="status" data-testid="desk-outcome">
      <Icon name="check" />
      <div>
        <p>
          <strong>{closedAs === null ? 'Handled' : CLOSINGS[closedAs]}</strong>
          {disposition !== null && `: ${DISPOSITIONS[disposition].toLowerCase()}`}
          <span className="faint">
            {takenBy && ` by ${takenBy.name}`}
            {handledAt !== null && `, ${when(handledAt, now)}`}
          </span>
        </p>
        {note !== null && note !== '' && <p className="desk-outcome-note">{note}</p>}
      </div>
      {next && (
        <Link href={ticketPage(next.id)} className="button" data-testid="desk-next">
          {next.customer === null ? 'Next caller' : `Next: ${next.customer}`}
          <Icon name="arrow" size={16} />
        </Link>
      )}
    </div>
  );
}
