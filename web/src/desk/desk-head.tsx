// The desk's own head: whether its person takes calls, how many others do, and whether they want to be called.
import { DeskIcon } from './desk-icon.tsx';
import type { DeskSession, DeskState } from './desk-session.ts';

export function DeskHead({ session, state }: { session: DeskSession; state: DeskState }) {
  const { availability, alerting, queue } = state;
  const available = availability === 'available';
  return (
    <header className="desk-head">
      <div className="desk-head-title">
        <p className="overline">{session.desk.company.name}</p>
        <h1>Desk</h1>
      </div>
      <button
        type="button"
        role="switch"
        className="desk-switch"
        aria-checked={available}
        aria-label="Available for calls"
        aria-keyshortcuts="A"
        onClick={() => session.setAvailability(available ? 'away' : 'available')}
        data-testid="desk-available"
        data-availability={availability}
      >
        <span className="desk-switch-track" aria-hidden="true" />
        {available ? 'Available' : 'Away'}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-pressed={alerting}
        aria-label="Sound and notification when a call comes in"
        title={alerting ? 'You are alerted when a call comes in' : 'Alert me when a call comes in'}
        onClick={() => void session.toggleAlerts()}
        data-testid="desk-alerts"
      >
        <DeskIcon name={alerting ? 'bell' : 'bellOff'} />
      </button>
      {queue && (
        <p className="desk-staffing" data-testid="desk-staffing">
          <strong>{queue.staffing.free}</strong> free, <strong>{queue.staffing.busy}</strong> on calls
        </p>
      )}
    </header>
  );
}
