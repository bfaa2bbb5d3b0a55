// Who it is about and why, with the facts that decide what comes next.
import type { RefObject } from 'react';
import type { FullTicket } from '../api/desk.ts';
import { moment } from '../parts/format.ts';
import { DeskIcon, PriorityMark } from './desk-icon.tsx';
import { customerName, dueText, kindName, PRIORITIES, sentence, waited } from './words.ts';

export interface TicketTitleProps {
  ticket: FullTicket;
  now: number;
  /** Takes the focus when the ticket is opened. */
  heading: RefObject<HTMLHeadingElement | null>;
}

export function TicketTitle({ ticket, now, heading }: TicketTitleProps) {
  const { priority, kind, reason, openedAt, handledAt, takenAt } = ticket;
  const due = dueText(ticket, now);
  return (
    <header className="desk-title">
      <div>
        <p className="desk-title-facts">
          <span className="desk-priority desk-priority-mark" data-priority={priority}>
            <PriorityMark priority={priority} />
            {PRIORITIES[priority]}
          </span>
          <span className="desk-kind">
            <DeskIcon name={kind} size={15} />
            {kindName(ticket)}
          </span>
          {due !== null && handledAt === null && <span className="desk-due">{due}</span>}
          <span>{moment(openedAt, now)}</span>
        </p>
        <h1 tabIndex={-1} ref={heading}>
          {customerName(ticket)}
        </h1>
        <p className="desk-title-why">{sentence(reason)}</p>
      </div>
      {handledAt === null && (
        <p className="desk-title-wait">
          <span className="desk-clock">{waited((takenAt ?? now) - openedAt)}</span>
          <span className="faint">{takenAt === null ? 'waiting' : 'had waited'}</span>
        </p>
      )}
    </header>
  );
}
