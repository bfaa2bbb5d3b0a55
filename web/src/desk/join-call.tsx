// Before the person is in the caller's room: with which microphone, or why they cannot join.
import { useState } from 'react';
import { Banner } from '../parts/banner.tsx';
import { Icon } from '../parts/icon.tsx';
import { useMicrophones } from '../test-room/use-microphones.ts';
import { NumberCard } from './number-card.tsx';
import { wasJoined } from './saved-join.ts';
import type { OpenedTicketProps } from './opened-ticket.ts';
import { useKeys } from './use-keys.ts';

export function JoinCall({ session, state, opened: { ticket, call } }: OpenedTicketProps) {
  const devices = useMicrophones();
  const [deviceId, setDeviceId] = useState<string | null>(null);
  const { voice } = session.desk;
  const over = call !== null && call.endedAt !== null;
  const possible = ticket.joinable && voice.available && !over;
  const broken = state.call?.ticketId === ticket.id ? state.call.complaint : null;
  const join = () => session.join(ticket.id, deviceId);
  useKeys({ j: possible ? join : undefined });
  if (!possible)
    return (
      <div className="desk-actions desk-actions-wide">
        <p className="desk-hint" data-testid="desk-not-joinable">
          {over
            ? 'The call is over. Call back if you can, and say below what came of it.'
            : ticket.joinable
              ? (voice.hint ?? 'There is no voice server here, so calls cannot be joined.')
              : 'This caller is not in a room that can be joined. Call back if you can, or answer through the agents.'}
        </p>
        {ticket.callbackNumber !== null && <NumberCard ticket={ticket} />}
      </div>
    );
  return (
    <div className="desk-actions">
      {broken !== null && (
        <Banner icon="cross" tone="bad" id="desk-call-broken">
          {broken}
        </Banner>
      )}
      <button
        type="button"
        className="button button-call desk-main-action"
        onClick={join}
        aria-keyshortcuts="J"
        data-testid="desk-join"
      >
        <Icon name="mic" />
        {broken !== null || wasJoined(window.sessionStorage, ticket.id) ? 'Join again' : 'Join the call'}
        <kbd>J</kbd>
      </button>
      {devices.length > 1 && (
        <label className="select select-small">
          <span className="sr-only">Microphone</span>
          <select
            value={deviceId ?? ''}
            onChange={(event) => setDeviceId(event.target.value || null)}
            data-testid="desk-microphone"
          >
            <option value="">The system’s microphone</option>
            {devices.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
          <Icon name="chevron" size={16} />
        </label>
      )}
    </div>
  );
}
