// What can be done with the ticket now: take it, join its call, call back, or see who has it.
import { useState } from 'react';
import { releaseTicket, takenByWhom, takeTicket } from '../api/desk.ts';
import { tell } from '../api/request.ts';
import { Banner } from '../parts/banner.tsx';
import { moment } from '../parts/format.ts';
import { CallBar } from './call-bar.tsx';
import { JoinCall } from './join-call.tsx';
import { NumberCard } from './number-card.tsx';
import { Outcome } from './outcome.tsx';
import { stateOf } from './sections.ts';
import type { OpenedTicketProps } from './ticket-page.tsx';
import { useAct } from './use-act.ts';
import { useKeys } from './use-keys.ts';

export function TicketActions(props: OpenedTicketProps) {
  const { session, state, opened } = props;
  const { ticket } = opened;
  switch (stateOf(ticket, session.person.id)) {
    case 'waiting':
      return <Take {...props} />;
    case 'taken':
      return <Taken {...props} />;
    case 'handled':
      return <Outcome {...props} />;
    case 'mine':
      if (ticket.kind !== 'handoff') return <NumberCard ticket={ticket} />;
      return state.call?.ticketId === ticket.id && state.call.phase !== 'broken' ? (
        <CallBar {...props} call={state.call} />
      ) : (
        <JoinCall {...props} />
      );
  }
}

const TAKE = { handoff: 'Take the call', callback: 'Take the callback', message: 'Take the message' };

function Take({ opened: { ticket }, feed }: OpenedTicketProps) {
  const { busy, problem, run } = useAct();
  const [quicker, setQuicker] = useState<string | null>(null);
  const take = () => {
    setQuicker(null);
    run(
      async () => {
        await takeTicket(ticket.id);
        feed.load();
      },
      (error) => {
        const who = takenByWhom(error);
        setQuicker(who);
        if (who !== null) feed.load();
        return who === null ? tell(error) : null;
      },
    );
  };
  useKeys({ t: take });
  return (
    <div className="desk-actions">
      <button
        type="button"
        className="button button-call desk-main-action"
        onClick={take}
        disabled={busy}
        aria-keyshortcuts="T"
        data-testid="desk-take"
      >
        {busy ? 'Taking…' : TAKE[ticket.kind]}
        <kbd>T</kbd>
      </button>
      {quicker !== null && (
        <p className="desk-taken" role="alert" data-testid="desk-taken-by">
          <strong>{quicker}</strong> was quicker and has it now.
        </p>
      )}
      {problem !== null && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function Taken({ session, opened: { ticket }, feed, now }: OpenedTicketProps) {
  const { busy, problem, run } = useAct();
  const release = () => {
    run(async () => {
      await releaseTicket(ticket.id);
      feed.load();
    });
  };
  return (
    <div className="desk-actions">
      <p className="desk-taken" role="status" data-testid="desk-taken-by">
        <strong>{ticket.takenBy?.name}</strong> has it
        {ticket.takenAt !== null && <span className="faint"> since {moment(ticket.takenAt, now)}</span>}
      </p>
      {session.person.role === 'supervisor' && (
        <button
          type="button"
          className="button"
          onClick={release}
          disabled={busy}
          data-testid="desk-release"
        >
          Back into the queue
        </button>
      )}
      {problem !== null && (
        <Banner icon="cross" tone="bad">
          {problem}
        </Banner>
      )}
    </div>
  );
}
