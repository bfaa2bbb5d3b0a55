// Keeps a list at its end while new lines come, unless the reader has scrolled up.
import { useCallback, useEffect, useRef, useState } from 'react';

/** Within this many pixels of the end counts as being there. */
const NEAR = 96;

export function useStickToEnd() {
  const element = useRef<HTMLElement | null>(null);
  const stuck = useRef(true);
  /** A change of the heights scrolls too, without anybody having scrolled. */
  const last = useRef({ scrollTop: 0, scrollHeight: 0, clientHeight: 0 });
  const [atEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    stuck.current = true;
    element.current?.scrollTo({ top: element.current.scrollHeight });
  }, []);

  const attach = useCallback((found: HTMLElement | null) => {
    element.current = found;
  }, []);

  useEffect(() => {
    const found = element.current;
    if (!found) return undefined;
    const follow = () => {
      if (stuck.current) found.scrollTop = found.scrollHeight;
      const { scrollTop, scrollHeight, clientHeight } = found;
      last.current = { scrollTop, scrollHeight, clientHeight };
    };
    const grown = new ResizeObserver(follow);
    for (const child of [found, ...found.children]) grown.observe(child);
    follow();
    return () => grown.disconnect();
  }, []);

  const onScroll = useCallback(() => {
    const found = element.current;
    if (!found) return;
    const { scrollTop, scrollHeight, clientHeight } = found;
    const before = last.current;
    last.current = { scrollTop, scrollHeight, clientHeight };
    const resized = before.scrollHeight !== scrollHeight || before.clientHeight !== clientHeight;
    if (scrollHeight - scrollTop - clientHeight < NEAR) stuck.current = true;
    else if (scrollTop < before.scrollTop && !resized) stuck.current = false;
    setAtEnd(stuck.current);
  }, []);

  return { attach, onScroll, atEnd, toEnd };
}
