// The page's name in the browser's tab and for screen readers, what is special first.
import { useEffect } from 'react';

/** Null where another part of the page names it. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = `${title} – Switchboard`;
  }, [title]);
}
