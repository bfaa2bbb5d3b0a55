// Asks before the call is ended: a key alone should not do it.
import { useEffect, useRef } from 'react';

export function EndDialog({ onStay, onEnd }: { onStay: () => void; onEnd: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const end = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    end.current?.focus();
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
        <button type="button" className="button button-quiet" onClick={onStay}>
          Stay
        </button>
        <button
          type="button"
          className="button button-end"
          onClick={onEnd}
          ref={end}
          data-testid="end-confirm"
        >
          End call
        </button>
      </div>
    </dialog>
  );
}
