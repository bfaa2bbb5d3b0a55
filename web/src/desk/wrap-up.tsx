// What the person does at the end: says what came of it, gives the call back to the agents, or the ticket to the queue.
import { useRef, useState, type SubmitEvent } from 'react';
import { TICKET_DISPOSITIONS, type TicketDisposition } from '../../../src/domain/people.ts';
import { finishTicket, handBack, releaseTicket } from '../api/desk.ts';
import { isOn } from './desk-session.ts';
import { DeskIcon } from './desk-icon.tsx';
import type { OpenedTicketProps } from './opened-ticket.ts';
import { useAct } from './use-act.ts';
import { useKeys } from './use-keys.ts';
import { DISPOSITIONS } from './words.ts';

const NOTE_LIMIT = 2000;

export function WrapUp({ session, state, opened: { ticket, call }, feed }: OpenedTicketProps) {
  const { busy, problem, run } = useAct();
  const [note, setNote] = useState('');
  const [disposition, setDisposition] = useState<TicketDisposition | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useKeys({ n: () => field.current?.focus() });
  const inCall = state.call?.ticketId === ticket.id && isOn(state.call);
  const agentsCanGoOn = ticket.kind === 'handoff' && call !== null && call.endedAt === null;
  /** We leave the room ourselves, and only once the server knows why. */
  const close = (what: () => Promise<unknown>) => {
    setMissing(null);
    run(async () => {
      await what();
      if (state.call?.ticketId === ticket.id) session.leave();
      feed.load();
    });
  };
  const finish = (event: SubmitEvent) => {
    event.preventDefault();
    if (disposition === null) setMissing('Choose how it ended.');
    else close(() => finishTicket(ticket.id, { note: note.trim(), disposition }));
  };
  const giveBack = () => {
    if (note.trim() !== '') {
      close(() => handBack(ticket.id, note.trim()));
      return;
    }
    setMissing('Write what was agreed: the agent goes on from there.');
    field.current?.focus();
  };
  return (
    <form className="desk-wrap-up" onSubmit={finish} aria-label="Finish">
      <label htmlFor="desk-note" className="sr-only">
        Note
      </label>
      <textarea
        id="desk-note"
        ref={field}
        rows={2}
        maxLength={NOTE_LIMIT}
        value={note}
        placeholder={agentsCanGoOn ? 'Note: what was done or agreed' : 'Note: what was done'}
        aria-keyshortcuts="N"
        aria-describedby="desk-wrap-up-problem"
        onChange={(event) => setNote(event.target.value)}
        data-testid="desk-note"
      />
      <fieldset className="desk-dispositions" data-testid="desk-disposition">
        <legend className="sr-only">How it ended</legend>
        {TICKET_DISPOSITIONS.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name="disposition"
              value={value}
              checked={disposition === value}
              onChange={() => setDisposition(value)}
              data-testid={`desk-disposition-${value}`}
            />
            {DISPOSITIONS[value]}
          </label>
        ))}
      </fieldset>
      <p id="desk-wrap-up-problem" className="field-problem" role="alert">
        {missing ?? problem}
      </p>
      <div className="desk-wrap-up-buttons">
        <button type="submit" className="button button-primary" disabled={busy} data-testid="desk-finish">
          Finish
        </button>
        {agentsCanGoOn && (
          <button
            type="button"
            className="button"
            onClick={giveBack}
            disabled={busy}
            data-testid="desk-hand-back"
          >
            <DeskIcon name="agents" />
            Hand back to the agents
          </button>
        )}
        {!inCall && (
          <button
            type="button"
            className="button button-quiet"
            onClick={() => close(() => releaseTicket(ticket.id))}
            disabled={busy}
            data-testid="desk-release"
          >
            Back into the queue
          </button>
        )}
      </div>
    </form>
  );
}
