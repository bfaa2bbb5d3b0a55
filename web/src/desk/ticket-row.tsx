// One ticket in the queue: how pressing, who, why, for how long, and who has it.
import { memo } from 'react';
import type { DeskTicket } from '../api/desk.ts';
import { moment } from '../parts/format.ts';
import { Link } from '../parts/link.tsx';
import { DeskIcon, PriorityMark } from './desk-icon.tsx';
import { ticketPage } from './desk-session.ts';
import { stateOf, type TicketState } from './sections.ts';
import {
  CLOSINGS,
  customerName,
  DISPOSITIONS,
  dueText,
  kindName,
  OUTCOMES,
  PRIORITIES,
  sentence,
  waited,
} from './words.ts';

export interface TicketRowProps {
  ticket: DeskTicket;
  me: string;
  now: number;
  open: boolean;
}

export const TicketRow = memo(function TicketRow({ ticket, me, now, open }: TicketRowProps) {
  const { id, kind, priority, reason, takenBy } = ticket;
  const state = stateOf(ticket, me);
  return (
    <Link
      href={ticketPage(id)}
      className="desk-row"
      aria-current={open}
      data-testid="desk-ticket"
      data-ticket={id}
      data-kind={kind}
      data-state={state}
      data-priority={priority}
      data-taken-by={takenBy?.name ?? ''}
    >
      <PriorityMark priority={priority} />
      <span className="desk-row-what">
        <span className="desk-row-who" data-verified={ticket.customer !== null}>
          {customerName(ticket)}
        </span>
        <span className="desk-row-why">{sentence(reason)}</span>
        <Facts ticket={ticket} state={state} now={now} />
      </span>
      <Time ticket={ticket} state={state} now={now} />
    </Link>
  );
});

interface PartProps {
  ticket: DeskTicket;
  state: TicketState;
  now: number;
}

function Facts({ ticket, state, now }: PartProps) {
  const { kind, priority, attempts, takenBy, closedAs, disposition } = ticket;
  const last = attempts.at(-1);
  const due = state === 'handled' ? null : dueText(ticket, now);
  return (
    <span className="desk-row-facts">
      <span className="desk-priority" data-priority={priority}>
        {PRIORITIES[priority]}
      </span>
      <span className="desk-kind">
        <DeskIcon name={kind} size={15} />
        {kindName(ticket)}
      </span>
      {due !== null && <span className="desk-due">{due}</span>}
      {state === 'taken' && takenBy && <span>{takenBy.name} has it</span>}
      {state === 'handled' && (
        <span>
          {disposition ? DISPOSITIONS[disposition] : closedAs ? CLOSINGS[closedAs] : 'Handled'}
          {takenBy && `, ${takenBy.name}`}
        </span>
      )}
      {state === 'waiting' && last && (
        <span>
          {attempts.length === 1 ? 'Tried once' : `Tried ${attempts.length} times`}
          {`: ${last.outcome ? OUTCOMES[last.outcome] : 'under way'}`}
        </span>
      )}
    </span>
  );
}

/** A caller who has waited for this long has waited too long. Milliseconds. */
const LONG = 120_000;

function Time({ ticket: { kind, openedAt, takenAt, handledAt }, state, now }: PartProps) {
  if (state === 'handled')
    return <span className="desk-row-time desk-row-past">{moment(handledAt ?? now, now)}</span>;
  const since = state === 'waiting' ? openedAt : (takenAt ?? openedAt);
  const late = state === 'waiting' && kind === 'handoff' && now - since > LONG;
  return (
    <span className="desk-row-time" data-late={late}>
      <span className="desk-clock">{waited(now - since)}</span>
      <span className="desk-row-word">
        {state !== 'waiting' ? 'taken' : kind === 'handoff' ? 'waiting' : 'ago'}
      </span>
    </span>
  );
}
