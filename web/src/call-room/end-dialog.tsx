// Asks before the call is ended: a key alone should not do it.
import { useEffect, useRef } from 'react';

export function EndDialog({ onStay, onEnd }: { onStay: () => void; onEnd: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Whoever presses a key by accident stays in the call.
    stay.current?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="end-title"
      onClose={onStay}
      data-testid="end-dialog"
    >
      <h2 id="end-title">End the call?</h2>
      <p>You get its summary, and it stays among past calls.</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onStay} ref={stay} data-testid="end-stay">
          Stay
        </button>
        <button type="button" className="button button-end" onClick={onEnd} data-testid="end-confirm">
          End call
        </button>
      </div>
    </dialog>
  );
}
