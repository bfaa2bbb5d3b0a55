// The number to call: told to whoever has the ticket, to be dialled or copied.
import { useState } from 'react';
import type { FullTicket } from '../api/desk.ts';
import { phone } from '../parts/format.ts';
import { DeskIcon } from './desk-icon.tsx';
import { Icon } from '../parts/icon.tsx';

export function NumberCard({ ticket: { callbackNumber, kind } }: { ticket: FullTicket }) {
  const [copied, setCopied] = useState(false);
  if (callbackNumber === null)
    return kind === 'callback' ? (
      <div className="desk-actions">
        <p className="desk-hint">No number was left.</p>
      </div>
    ) : null;
  // Until the whole number has come.
  if (!callbackNumber.startsWith('+'))
    return (
      <div className="desk-actions">
        <p className="desk-number">{callbackNumber}</p>
      </div>
    );
  const copy = () =>
    // Refused on pages that did not come over https: the number is there to be selected.
    void navigator.clipboard.writeText(callbackNumber).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="desk-actions">
      <a className="desk-number" href={`tel:${callbackNumber}`} data-testid="desk-number">
        <DeskIcon name="handoff" />
        {phone(callbackNumber)}
      </a>
      <button type="button" className="button" onClick={copy} data-testid="desk-copy-number">
        {copied ? <Icon name="check" /> : <DeskIcon name="copy" />}
        <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
      </button>
    </div>
  );
}
