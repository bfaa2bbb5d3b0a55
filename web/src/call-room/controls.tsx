// Microphone, mute, the browser's own recogniser, and the end of the call.
import { useMemo } from 'react';
import type { SoundControls } from '../line/call-line.ts';
import { Icon } from '../parts/icon.tsx';
import type { CallSession, SessionState } from '../session/call-session.ts';
import { Keypad } from './keypad.tsx';
import type { Ear } from './use-browser-ear.ts';
import { Visualiser } from './visualiser.tsx';

export interface ControlsProps {
  state: SessionState;
  session: CallSession;
  ear: Ear;
  offerEar: boolean;
  onMute: () => void;
  onEnd: () => void;
}

export function Controls({ state, session, ear, offerEar, onMute, onEnd }: ControlsProps) {
  const { line, phase } = state;
  const hasMicrophone = line.microphone === 'live' || line.microphone === 'muted';
  return (
    <div className="controls">
      {hasMicrophone && session.sound && (
        <OwnLevel sound={session.sound} on={line.microphone === 'live' && !ear.on} />
      )}
      {hasMicrophone && <Mute muted={line.microphone === 'muted'} disabled={ear.on} onMute={onMute} />}
      {hasMicrophone && line.devices.length > 1 && (
        <label className="select select-small">
          <span className="sr-only">Microphone</span>
          <select
            value={line.device ?? ''}
            data-testid="microphone"
            onChange={(event) => void session.sound?.useDevice(event.target.value)}
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
      <Keypad onKey={(key) => session.key(key)} disabled={phase === 'ending'} />
      {offerEar && <EarToggle ear={ear} />}
      <button
        type="button"
        className="button button-end"
        onClick={onEnd}
        disabled={phase === 'ending'}
        data-testid="end"
        aria-keyshortcuts="E"
      >
        <Icon name="phone" />
        {phase === 'ending' ? 'Ending…' : 'End'}
        <kbd>E</kbd>
      </button>
    </div>
  );
}

/** Callers see that they are heard before they wonder. */
function OwnLevel({ sound, on }: { sound: SoundControls; on: boolean }) {
  const own = useMemo(() => ({ levels: (bands: number) => sound.ownLevels(bands) }), [sound]);
  return (
    <span className="own-level" title="Your microphone" data-testid="own-level">
      <Visualiser sound={own} speaking={false} on={on} />
    </span>
  );
}

function Mute({ muted, disabled, onMute }: { muted: boolean; disabled: boolean; onMute: () => void }) {
  return (
    <button
      type="button"
      className="button button-control"
      aria-pressed={muted}
      aria-keyshortcuts="M"
      onClick={onMute}
      disabled={disabled}
      data-testid="mute"
    >
      <Icon name={muted ? 'micOff' : 'mic'} />
      {muted ? 'Unmute' : 'Mute'}
      <kbd>M</kbd>
    </button>
  );
}

function EarToggle({ ear }: { ear: Ear }) {
  return (
    <button
      type="button"
      className="button button-control"
      aria-pressed={ear.on}
      onClick={ear.toggle}
      title="Your browser may send what it hears to its maker. Headphones help: it hears the agent too."
      data-testid="browser-ear"
    >
      <Icon name="ear" />
      <span className="control-label">{ear.on ? 'Browser listens' : 'Let the browser listen'}</span>
    </button>
  );
}
