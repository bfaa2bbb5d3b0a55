// The frame around every page. Calls live here, so that looking at past ones does not end them.
import { lazy, Suspense, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { DeskSession } from './desk/desk-session.ts';
import { Link } from './parts/link.tsx';
import { usePath } from './parts/router.ts';
import { routeOf, type Route } from './parts/routes.ts';
import { Loading, Problem } from './parts/states.tsx';
import { useStore } from './parts/store.ts';
import { ShortcutsToggle } from './parts/shortcuts-toggle.tsx';
import { ThemeToggle } from './parts/theme-toggle.tsx';
import type { CallSession } from './session/call-session.ts';
import { useTitle } from './parts/use-title.ts';
import { TestRoomPage } from './test-room/test-room-page.tsx';

const CallsPage = lazy(() => import('./calls/calls-page.tsx'));
const CallPage = lazy(() => import('./calls/call-page.tsx'));
const DeskPage = lazy(() => import('./desk/desk-page.tsx'));

export function App() {
  const route = routeOf(usePath());
  const [session, setSession] = useState<CallSession | null>(null);
  const [desk, setDesk] = useState<DeskSession | null>(null);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="bar">
        <Link href="/" className="brand">
          <img src="/mark.svg" alt="" width="26" height="26" />
          Switchboard
        </Link>
        <nav aria-label="Pages">
          <PageLink href="/" on={route.page === 'test-room'}>
            {session && route.page !== 'test-room' && <CallLamp session={session} />}
            Test room
          </PageLink>
          <PageLink href="/calls" on={route.page === 'calls' || route.page === 'call'}>
            Past calls
          </PageLink>
          <PageLink href="/desk" on={route.page === 'desk'}>
            {desk && route.page !== 'desk' && <DeskLamp desk={desk} />}
            Desk
          </PageLink>
        </nav>
        <ShortcutsToggle />
        <ThemeToggle />
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Loading what="One moment…" />}>
          <Page route={route} {...{ session, setSession, desk, setDesk }} />
        </Suspense>
      </main>
    </div>
  );
}

interface PageProps {
  route: Route;
  session: CallSession | null;
  setSession: (session: CallSession | null) => void;
  desk: DeskSession | null;
  setDesk: (desk: DeskSession | null) => void;
}

function Page({ route, session, setSession, desk, setDesk }: PageProps) {
  switch (route.page) {
    case 'test-room':
      return <TestRoomPage session={session} setSession={setSession} />;
    case 'calls':
      return <CallsPage />;
    case 'call':
      return <CallPage key={route.id} id={route.id} />;
    case 'desk':
      return <DeskPage show={route.show} session={desk} setSession={setDesk} />;
    case 'unknown':
      return <UnknownPage />;
  }
}

function UnknownPage() {
  useTitle('No such page');
  return (
    <Problem
      title="There is no such page"
      detail="The address may be mistyped."
      action={
        <Link href="/" className="button">
          To the test room
        </Link>
      }
    />
  );
}

interface PageLinkProps {
  href: string;
  on: boolean;
  children: ReactNode;
}

function PageLink({ href, on, children }: PageLinkProps) {
  return (
    <Link href={href} className="page-link" {...(on ? { 'aria-current': 'page' as const } : {})}>
      {children}
    </Link>
  );
}

/** Somebody who looks at past calls sees that theirs goes on. */
function CallLamp({ session }: { session: CallSession }) {
  const { phase } = useSyncExternalStore(session.subscribe, session.state);
  if (phase !== 'live' && phase !== 'calling') return null;
  return <span className="lamp lamp-lit" aria-label="A call is on." role="img" />;
}

/** The same for a person whose desk is open. */
function DeskLamp({ desk }: { desk: DeskSession }) {
  const { call } = useStore(desk.store);
  if (call?.phase !== 'in') return null;
  return <span className="lamp lamp-lit" aria-label="You are on a call." role="img" />;
}
