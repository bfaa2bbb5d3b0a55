// A few addresses need no library: the address bar is the state, links change it without a reload.
import { useSyncExternalStore } from 'react';

const MOVED = 'switchboard:moved';

export function goTo(path: string): void {
  window.history.pushState(null, '', path);
  window.dispatchEvent(new Event(MOVED));
  window.scrollTo(0, 0);
}

export function usePath(): string {
  return useSyncExternalStore(watch, () => window.location.pathname);
}

function watch(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(MOVED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(MOVED, listener);
  };
}
