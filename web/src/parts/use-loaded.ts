// Loads something when a page opens, again when asked, and lets go of it when the page closes.
import { useCallback, useEffect, useState } from 'react';
import { tell } from '../api/request.ts';

export type Loaded<T> =
  { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; error: unknown; message: string };

/** `load` must stay the same function between renders, or it runs again. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>): [Loaded<T>, () => void] {
  const [attempt, setAttempt] = useState({ count: 0, load });
  const [loaded, setLoaded] = useState<{ of: typeof attempt; result: Loaded<T> } | null>(null);
  if (attempt.load !== load) setAttempt({ count: 0, load });
  useEffect(() => {
    const controller = new AbortController();
    attempt.load(controller.signal).then(
      (value) => setLoaded({ of: attempt, result: { state: 'ready', value } }),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setLoaded({ of: attempt, result: { state: 'failed', error, message: tell(error) } });
      },
    );
    return () => controller.abort();
  }, [attempt]);
  const again = useCallback(
    () => setAttempt(({ count, load: same }) => ({ count: count + 1, load: same })),
    [],
  );
  // What was loaded stays on the page while the same is loaded again.
  const stays = loaded?.of === attempt || (loaded?.of.load === load && loaded.result.state === 'ready');
  return [loaded && stays ? loaded.result : { state: 'loading' }, again];
}
