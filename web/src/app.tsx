// The frame around every page. The call lives here, so that looking at past calls does not end it.
import { lazy, Suspense, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Link } from './parts/link.tsx';
import { routeOf, usePath, type Route } from './parts/router.ts';
import { Loading, Problem } from './parts/states.tsx';
import { ThemeToggle } from './parts/theme-toggle.tsx';
import type { CallSession } from './session/call-session.ts';
import { TestRoomPage } from './test-room/test-room-page.tsx';

const CallsPage = lazy(() => import('./calls/calls-page.tsx'));
const CallPage = lazy(() => import('./calls/call-page.tsx'));

export function App() {
  const route = routeOf(usePath());
  const [session, setSession] = useState<CallSession | null>(null);
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
        </nav>
        <ThemeToggle />
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Loading what="One moment…" />}>
          <Page route={route} session={session} setSession={setSession} />
        </Suspense>
      </main>
    </div>
  );
}

interface PageProps {
  route: Route;
  session: CallSession | null;
  setSession: (session: CallSession | null) => void;
}

function Page({ route, session, setSession }: PageProps) {
  switch (route.page) {
    case 'test-room':
      return <TestRoomPage session={session} setSession={setSession} />;
    case 'calls':
      return <CallsPage />;
    case 'call':
      return <CallPage key={route.id} id={route.id} />;
    case 'unknown':
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
