// What can be done with the ticket now: take it, join its call, call back, or see who has it.
import { useState } from 'react';
import { releaseTicket, takenByWhom, takeTicket } from '../api/desk.ts';
import { tell } from '../api/request.ts';
import { Banner } from '../parts/banner.tsx';
import { CallBar } from './call-bar.tsx';
import { JoinCall } from './join-call.tsx';
import { NumberCard } from './number-card.tsx';
import { Outcome } from './outcome.tsx';
import { stateOf } from './sections.ts';
import type { OpenedTicketProps } from './opened-ticket.ts';
import { useAct } from './use-act.ts';
import { useKeys } from './use-keys.ts';
import { when } from './words.ts';

export function TicketActions(props: OpenedTicketProps) {
  const { session, state, opened } = props;
  const { ticket } = opened;
  const [quicker, setQuicker] = useState<string | null>(null);
  switch (stateOf(ticket, session.person.id)) {
    case 'waiting':
      return <Take {...props} quicker={quicker} onQuicker={setQuicker} />;
    case 'taken':
      return <Taken {...props} quicker={quicker} />;
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

interface TakeProps extends OpenedTicketProps {
  /** Who took it while this person was about to. */
  quicker: string | null;
  onQuicker: (who: string | null) => void;
}

function Take({ opened: { ticket }, feed, quicker, onQuicker }: TakeProps) {
  const { busy, problem, run } = useAct();
  const take = () => {
    onQuicker(null);
    run(
      async () => {
        await takeTicket(ticket.id);
        feed.load();
      },
      (error) => {
        const who = takenByWhom(error);
        onQuicker(who);
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

function Taken({ session, opened: { ticket }, feed, now, quicker }: Omit<TakeProps, 'onQuicker'>) {
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
        <strong>{ticket.takenBy?.name}</strong>
        {quicker === null ? ' has it' : ' was quicker and has it'}
        {ticket.takenAt !== null && <span className="faint"> since {when(ticket.takenAt, now)}</span>}
      </p>
      {session.person.role === 'supervisor' && (
        <button type="button" className="button" onClick={release} disabled={busy} data-testid="desk-release">
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
