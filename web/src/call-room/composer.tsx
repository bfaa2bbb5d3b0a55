// What the caller types. It works in every call, spoken ones too.
import type { SubmitEvent } from 'react';
import { Icon } from '../parts/icon.tsx';
import { INPUT_ID } from './use-shortcuts.ts';

export interface ComposerProps {
  draft: string;
  onDraft: (draft: string) => void;
  onSay: (text: string) => void;
  disabled: boolean;
}

export function Composer({ draft, onDraft, onSay, disabled }: ComposerProps) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (draft.trim() === '') return;
    onSay(draft);
    onDraft('');
  };
  return (
    <form className="composer" onSubmit={submit}>
      <label htmlFor={INPUT_ID} className="sr-only">
        Type what the caller says
      </label>
      <input
        id={INPUT_ID}
        value={draft}
        onChange={(event) => onDraft(event.target.value)}
        placeholder="Type what the caller says"
        autoComplete="off"
        maxLength={4000}
        disabled={disabled}
        enterKeyHint="send"
        data-testid="chat-input"
      />
      <kbd className="composer-key" aria-hidden="true">
        /
      </kbd>
      <button
        type="submit"
        className="icon-button icon-button-strong"
        aria-label="Send"
        disabled={disabled || draft.trim() === ''}
        data-testid="send"
      >
        <Icon name="send" />
      </button>
    </form>
  );
}
