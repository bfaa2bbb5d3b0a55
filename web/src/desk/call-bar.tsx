// In the caller's room: who is there and heard, the person's own microphone, and how the connection is.
import { useMemo } from 'react';
import { Visualiser } from '../call-room/visualiser.tsx';
import type { RoomPerson } from '../line/desk-line.ts';
import { Banner } from '../parts/banner.tsx';
import { duration } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';
import { QualityBars } from '../parts/quality-bars.tsx';
import type { CallState } from './desk-call.ts';
import type { OpenedTicketProps } from './opened-ticket.ts';
import { useKeys } from './use-keys.ts';

export function CallBar({ session, state, opened, now, call }: OpenedTicketProps & { call: CallState }) {
  const { line, phase, since } = call;
  const sound = session.line?.sound ?? null;
  const muted = line.microphone === 'muted';
  const mute = () => void sound?.setMuted(!muted);
  useKeys({ m: phase === 'in' ? mute : undefined });
  if (phase === 'over')
    return (
      <div className="desk-actions">
        <p className="desk-hint" role="status" data-testid="desk-call-over">
          The call has ended. Say below what came of it.
        </p>
      </div>
    );
  const caller = opened.ticket.customer ?? 'Caller';
  return (
    <section className="desk-call" aria-label="The call" {...(phase === 'in' ? IN_CALL : {})}>
      <CallBanners call={call} onUnblock={() => void sound?.unblock()} />
      <div className="desk-call-row">
        <Visualiser sound={sound} speaking={false} on={phase === 'in'} />
        <div className="desk-call-who">
          <p className="desk-call-state" role="status">
            {phase === 'joining' ? 'Joining…' : <>In the call with {caller}</>}
          </p>
          <People people={call.people} caller={caller} />
        </div>
        <dl className="figures">
          <div className="figure">
            <dt>Time</dt>
            <dd>{since === null ? '0:00' : duration(now - state.clockAhead - since)}</dd>
          </div>
          <div className="figure" title="Connection quality, as LiveKit measures it">
            <dt>Line</dt>
            <dd data-testid="desk-quality">
              <QualityBars quality={line.quality} />
            </dd>
          </div>
        </dl>
      </div>
      <div className="desk-call-row desk-microphone">
        <button
          type="button"
          className="button button-control"
          aria-pressed={muted}
          aria-keyshortcuts="M"
          onClick={mute}
          disabled={line.microphone !== 'live' && !muted}
          data-testid="desk-mute"
        >
          <Icon name={muted ? 'micOff' : 'mic'} />
          {muted ? 'Unmute' : 'Mute'}
          <kbd>M</kbd>
        </button>
        <OwnLevel session={session} on={phase === 'in' && line.microphone === 'live'} />
        {line.devices.length > 1 && (
          <label className="select select-small">
            <span className="sr-only">Microphone</span>
            <select
              value={line.device ?? ''}
              onChange={(event) => void sound?.useDevice(event.target.value)}
              data-testid="desk-microphone"
            >
              {line.devices.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
            <Icon name="chevron" size={16} />
          </label>
        )}
      </div>
    </section>
  );
}

const IN_CALL = { 'data-testid': 'desk-in-call' };

function CallBanners({ call: { line }, onUnblock }: { call: CallState; onUnblock: () => void }) {
  return (
    <div className="desk-banners" aria-live="assertive">
      {line.connection === 'reconnecting' && (
        <Banner icon="swap" id="desk-call-reconnecting">
          The connection to the call is gone. Reconnecting…
        </Banner>
      )}
      {line.soundBlocked && (
        <Banner icon="speaker" id="desk-sound-blocked">
          Your browser keeps the caller silent until you click.
          <button type="button" className="button" onClick={onUnblock} data-testid="desk-unblock">
            Turn on sound
          </button>
        </Banner>
      )}
      {line.microphone === 'asking' && (
        <Banner icon="mic" id="desk-microphone-asking">
          Allow the microphone in your browser: the caller does not hear you yet.
        </Banner>
      )}
      {line.microphone === 'refused' && (
        <Banner icon="micOff" tone="bad" id="desk-microphone-refused">
          The microphone was refused: the caller does not hear you. Allow it beside the address and reload;
          the call stays yours.
        </Banner>
      )}
      {line.microphone === 'missing' && (
        <Banner icon="micOff" tone="bad" id="desk-microphone-missing">
          No microphone can be used: the caller does not hear you.
        </Banner>
      )}
    </div>
  );
}

/** Nobody hears an agent that only listens, but the caller's words may still be written down. */
function People({ people, caller }: { people: readonly RoomPerson[]; caller: string }) {
  const nameOf = ({ kind, name }: RoomPerson): string => {
    switch (kind) {
      case 'you':
        return 'You';
      case 'caller':
        return caller;
      case 'person':
        return name ?? 'A colleague';
      case 'agent':
        return 'Agent';
    }
  };
  return (
    <ul className="desk-in-room" aria-label="In the room" data-testid="desk-people">
      {people.map((person) => (
        <li key={person.identity} data-kind={person.kind} data-speaking={person.speaking}>
          <span className={person.speaking ? 'lamp lamp-lit' : 'lamp'} aria-hidden="true" />
          {nameOf(person)}
        </li>
      ))}
      {people.length > 0 && people.every(({ kind }) => kind !== 'caller') && (
        <li className="faint">the caller is not here</li>
      )}
    </ul>
  );
}

/** Whoever speaks sees that they are heard. */
function OwnLevel({ session, on }: { session: OpenedTicketProps['session']; on: boolean }) {
  const { line } = session;
  const own = useMemo(() => line && { levels: (bands: number) => line.sound.ownLevels(bands) }, [line]);
  return (
    <span className="desk-own-level" title="Your microphone">
      <Visualiser sound={own} speaking={false} on={on} />
      <span className="sr-only">{on ? 'Your microphone is on.' : 'Your microphone is off.'}</span>
    </span>
  );
}
