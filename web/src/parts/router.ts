// Three addresses need no library: the address bar is the state, links change it without a reload.
import { useSyncExternalStore } from 'react';

export type Route =
  { page: 'test-room' } | { page: 'calls' } | { page: 'call'; id: string } | { page: 'unknown' };

export function routeOf(path: string): Route {
  const [first, id, ...rest] = path.split('/').filter(Boolean);
  if (first === undefined) return { page: 'test-room' };
  if (first !== 'calls' || rest.length > 0) return { page: 'unknown' };
  return id === undefined ? { page: 'calls' } : { page: 'call', id: decodeURIComponent(id) };
}

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
