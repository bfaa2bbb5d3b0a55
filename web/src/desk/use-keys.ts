// Single keys of the desk; none of them while somebody types.
import { useEffect, useRef } from 'react';
import { isTyping, shortcutsAreOn } from '../parts/shortcuts.ts';

/** By the key in lower case, as KeyboardEvent.key tells it. */
export type Keys = Record<string, (() => void) | undefined>;

export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || document.querySelector('dialog[open]')) return;
      if (isTyping(event.target)) {
        // The first Escape only leaves the field.
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
        return;
      }
      // Escape is no letter.
      if (!shortcutsAreOn() && event.key.length === 1) return;
      const act = latest.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
