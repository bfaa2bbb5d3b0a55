// The test room: sign in where a password is asked for, choose who calls, and hold the call.
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { fetchTestRoom, type TestRoom } from '../api/test-room.ts';
import { Loading, Problem } from '../parts/states.tsx';
import { useTitle } from '../parts/use-title.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { beginCall, resumeCall, type CallWish } from '../session/begin-call.ts';
import type { CallSession } from '../session/call-session.ts';
import { forgetCall, savedCall } from '../session/saved-call.ts';
import { SignIn } from './sign-in.tsx';
import type { Choice } from './choice.ts';
import { StartPage } from './start-page.tsx';
import '../styles/start.css';

const CallRoom = lazy(() => import('../call-room/call-room.tsx'));

export interface TestRoomPageProps {
  session: CallSession | null;
  setSession: (session: CallSession | null) => void;
}

export function TestRoomPage({ session, setSession }: TestRoomPageProps) {
  const [loaded, again] = useLoaded(fetchTestRoom);
  useTitle(session ? null : 'Test room');
  const [saved, setSaved] = useState(() => (session ? null : savedCall(window.sessionStorage, Date.now())));
  useResume(saved, loaded.state === 'ready' && !needsSignIn(loaded.value), setSession);
  const [choice, setChoice] = useState<Choice>({
    caller: 0,
    number: '',
    scenario: null,
    deviceId: null,
  });
  useVoiceToCome(!session && loaded.state === 'ready' && loaded.value.voice.preparing, again);
  const call = useCallback((wish: CallWish) => setSession(beginCall(wish)), [setSession]);

  if (loaded.state === 'loading') return <Loading what="Opening the test room…" />;
  if (loaded.state === 'failed')
    return (
      <Problem
        title="The test room cannot be reached"
        detail={loaded.message}
        action={
          <button type="button" className="button" onClick={again}>
            Try again
          </button>
        }
      />
    );
  const room = loaded.value;
  if (!room.enabled)
    return (
      <Problem
        title="The test room is closed"
        detail="In production it opens when TEST_ROOM_PASSWORD is set on the server."
      />
    );
  if (needsSignIn(room)) return <SignIn company={room.company.name} onDone={again} />;
  if (!session && saved) return <Loading what="Going back into your call…" />;
  if (!session)
    return <StartPage room={room} choice={choice} onChoose={setChoice} onCall={call} onSignedOut={again} />;
  const leave = () => {
    session.dispose();
    forgetCall(window.sessionStorage);
    setSaved(null);
    setSession(null);
  };
  return (
    <Suspense fallback={<Loading what="Calling…" />}>
      <CallRoom session={session} room={room} onLeave={leave} onAgain={redial(session, call)} />
    </Suspense>
  );
}

function needsSignIn({ passwordRequired, signedIn }: TestRoom): boolean {
  return passwordRequired && !signedIn;
}

/** How often the page asks whether the voice has come, in milliseconds. */
const ASK_AGAIN = 3000;

/** Between calls: whoever types is not disturbed. */
function useVoiceToCome(awaited: boolean, again: () => void): void {
  useEffect(() => {
    if (!awaited) return;
    const timer = setInterval(again, ASK_AGAIN);
    return () => clearInterval(timer);
  }, [awaited, again]);
}

/** A reload in the middle of a call takes it up again, once. */
function useResume(
  saved: ReturnType<typeof savedCall>,
  ready: boolean,
  setSession: TestRoomPageProps['setSession'],
): void {
  const done = useRef(false);
  useEffect(() => {
    if (!saved || !ready || done.current) return;
    done.current = true;
    setSession(resumeCall(saved));
  }, [saved, ready, setSession]);
}

function redial(session: CallSession, call: (wish: CallWish) => void) {
  return () => {
    const { mode, caller, scenario } = session.options;
    session.dispose();
    call({ mode, caller, scenario, deviceId: null });
  };
}
