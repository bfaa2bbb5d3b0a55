// Keys of the call: M mutes, E and Escape ask whether to end, / goes to the input.
import { useEffect, useRef } from 'react';

export interface Shortcuts {
  mute: () => void;
  end: () => void;
  enabled: boolean;
}

export const INPUT_ID = 'say';

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { mute, end, enabled } = latest.current;
      if (!enabled || event.metaKey || event.ctrlKey || event.altKey) return;
      if (isTyping(event.target)) {
        // The first Escape only leaves the input.
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
        return;
      }
      switch (event.key) {
        case 'm':
        case 'M': {
          mute();
          return;
        }
        case 'e':
        case 'E':
        case 'Escape':
          event.preventDefault();
          {
            end();
            return;
          }
        case '/':
          event.preventDefault();
          document.getElementById(INPUT_ID)?.focus();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
