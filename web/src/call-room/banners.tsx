// What the caller must know about the line: no microphone, no sound yet, a connection that is gone.
import { Banner } from '../parts/banner.tsx';
import type { CallSession, SessionState } from '../session/call-session.ts';
import type { Ear } from './use-browser-ear.ts';

export interface BannersProps {
  state: SessionState;
  session: CallSession;
  ear: Ear;
  onLeave: () => void;
}

export function Banners({ state, session, ear, onLeave }: BannersProps) {
  const { line, phase, complaint, view } = state;
  const on = phase === 'calling' || phase === 'live';
  return (
    <div className="banners" aria-live="assertive">
      {phase === 'broken' && <Broken state={state} session={session} onLeave={onLeave} />}
      {on && line.connection === 'reconnecting' && (
        <Banner icon="swap" id="reconnecting">
          The connection is gone. Reconnecting; the call waits for you.
        </Banner>
      )}
      {on && line.soundBlocked && (
        <Banner icon="speaker" id="sound-blocked">
          Your browser keeps the agent silent until you click.
          <button type="button" className="button" onClick={() => void session.sound?.unblock()}>
            Play sound
          </button>
        </Banner>
      )}
      {on && line.microphone === 'asking' && (
        <Banner icon="mic" id="microphone-asking">
          Allow the microphone in your browser, or simply type.
        </Banner>
      )}
      {on && line.microphone === 'refused' && (
        <Banner icon="micOff" id="microphone-refused">
          The microphone was refused. You hear the agent; type your side. To speak, allow it beside the
          address and reload.
        </Banner>
      )}
      {on && line.microphone === 'missing' && (
        <Banner icon="micOff" id="microphone-missing">
          No microphone can be used. You hear the agent; type your side.
        </Banner>
      )}
      {on && ear.on && (
        <Banner icon="ear" id="browser-ear">
          Your browser listens, and its words are sent as typed turns. Typing is the sure way.
        </Banner>
      )}
      {on && ear.trouble !== null && <Banner icon="ear">{ear.trouble}</Banner>}
      {on && view.speech.some(({ state: health }) => health === 'down') && (
        <Banner icon="speaker">
          Part of the speech service is out of order. The call goes on as well as it can.
        </Banner>
      )}
      {on && complaint !== null && (
        <Banner icon="cross" id="complaint">
          {complaint}
          <button type="button" className="button button-quiet" onClick={() => session.dismissComplaint()}>
            Dismiss
          </button>
        </Banner>
      )}
    </div>
  );
}

function Broken({ state, session, onLeave }: Omit<BannersProps, 'ear'>) {
  return (
    <Banner icon="cross" tone="bad" id="broken">
      {state.complaint ?? 'The connection broke.'}
      <span className="banner-actions">
        <button type="button" className="button" onClick={() => session.reopen()} data-testid="reopen">
          {state.view.call === null ? 'Try again' : 'Go back into the call'}
        </button>
        <button type="button" className="button button-quiet" onClick={onLeave}>
          To the start
        </button>
      </span>
    </Banner>
  );
}
