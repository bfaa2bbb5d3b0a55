// Keys of the call: M mutes, E asks whether to end, / goes to the input. Escape leaves the input and ends nothing.
import { useEffect, useRef } from 'react';
import { isTyping, shortcutsAreOn } from '../parts/shortcuts.ts';

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
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
        return;
      }
      if (!shortcutsAreOn()) return;
      switch (event.key.toLowerCase()) {
        case 'm':
          mute();
          return;
        case 'e':
          event.preventDefault();
          end();
          return;
        case '/':
          event.preventDefault();
          document.getElementById(INPUT_ID)?.focus();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
