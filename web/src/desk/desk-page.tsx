// The desk, where the company's people take the calls that need one: sign in, the queue, a ticket, the audit.
import { useCallback, useEffect, useRef } from 'react';
import { fetchDesk, signOut, type Desk } from '../api/desk.ts';
import { useNow } from '../call-room/use-now.ts';
import type { DeskView } from '../parts/routes.ts';
import { Loading, Problem } from '../parts/states.tsx';
import { useStore } from '../parts/store.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTitle } from '../parts/use-title.ts';
import { AuditPage } from './audit-page.tsx';
import { DeskSession, isOn } from './desk-session.ts';
import { QueueColumn } from './queue-column.tsx';
import { countCalling, sectionsOf } from './sections.ts';
import { SignIn } from './sign-in.tsx';
import { TicketPage } from './ticket-page.tsx';
import '../styles/start.css';
import '../styles/figures.css';
import '../styles/call.css';
import '../styles/transcript.css';
import '../styles/watch.css';
import '../styles/calls.css';
import '../styles/desk.css';

export interface DeskPageProps {
  show: DeskView;
  session: DeskSession | null;
  setSession: (session: DeskSession | null) => void;
}

export default function DeskPage({ show, session, setSession }: DeskPageProps) {
  const [loaded, again] = useLoaded(fetchDesk);
  const desk = loaded.state === 'ready' ? loaded.value : null;
  useOpening(desk, session, setSession);
  useTitle(session ? null : 'Desk');
  const close = useCallback(() => {
    session?.close();
    setSession(null);
    again();
  }, [session, setSession, again]);

  if (session) return <OpenDesk session={session} show={show} onClosed={close} />;
  if (loaded.state === 'failed')
    return (
      <Problem
        title="The desk cannot be reached"
        detail={loaded.message}
        action={
          <button type="button" className="button" onClick={again}>
            Try again
          </button>
        }
      />
    );
  if (desk?.signedIn === false) return <SignIn desk={desk} onDone={again} />;
  return <Loading what="Opening the desk…" />;
}

/** Whoever is signed in has their desk opened, once for each answer that says so. */
function useOpening(desk: Desk | null, session: DeskSession | null, setSession: DeskPageProps['setSession']) {
  const opened = useRef<Desk | null>(null);
  useEffect(() => {
    if (!desk?.person || session || opened.current === desk) return;
    opened.current = desk;
    setSession(new DeskSession(desk, desk.person));
  }, [desk, session, setSession]);
}

const PARTS: Record<DeskView['part'], string> = {
  queue: 'Desk',
  ticket: 'Ticket at the desk',
  audit: 'Audit of the desk',
};

interface OpenDeskProps {
  session: DeskSession;
  show: DeskView;
  onClosed: () => void;
}

function OpenDesk({ session, show, onClosed }: OpenDeskProps) {
  const state = useStore(session.store);
  const now = useNow(true) + state.clockAhead;
  const { queue, call, signedOut } = state;
  const { person, desk } = session;
  useEffect(() => {
    if (signedOut) onClosed();
  }, [signedOut, onClosed]);
  const calling = queue ? countCalling(sectionsOf(queue.tickets, person.id, now), now) : 0;
  useTitle(`${calling > 0 ? `(${calling}) ` : ''}${PARTS[show.part]}, ${desk.company.name}`);
  useWarning(isOn(call));
  const leave = () => {
    // Signed out for this page either way: without an answer the sign-in expires by itself.
    signOut().then(onClosed, onClosed);
  };
  if (show.part === 'audit') return <AuditPage session={session} now={now} />;
  const openId = show.part === 'ticket' ? show.id : null;
  return (
    <div className="desk" data-open={openId !== null} data-testid="desk">
      <QueueColumn session={session} state={state} now={now} openId={openId} onSignOut={leave} />
      {openId !== null && <TicketPage key={openId} id={openId} session={session} state={state} now={now} />}
    </div>
  );
}

/** A caller would be left alone: the browser asks first. */
function useWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
}
