// Whether single keys do something. Who speaks to their computer, or types by accident, turns them off: what they say would
// be keys otherwise. public/theme.js applies the choice before the first paint.
import { useSyncExternalStore } from 'react';

const KEY = 'switchboard.shortcuts';
const CHANGED = 'switchboard:shortcuts';

export function shortcutsAreOn(): boolean {
  return document.documentElement.dataset.shortcuts !== 'off';
}

export function turnShortcuts(on: boolean): void {
  document.documentElement.dataset.shortcuts = on ? 'on' : 'off';
  try {
    window.localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Storage may be blocked; the choice then lasts until the next load.
  }
  window.dispatchEvent(new Event(CHANGED));
}

export function useShortcutsAreOn(): boolean {
  return useSyncExternalStore(watch, shortcutsAreOn);
}

function watch(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

/** Keys that are typed are no shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
