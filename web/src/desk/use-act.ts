// Does one thing at a time at the server, and keeps what went wrong to be shown.
import { useState } from 'react';
import { tell } from '../api/request.ts';

export interface Act {
  busy: boolean;
  problem: string | null;
  /** `refused` may tell the problem otherwise, or take it on itself with null. */
  run(what: () => Promise<unknown>, refused?: (error: unknown) => string | null): void;
}

export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run: Act['run'] = (what, refused = tell) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    what()
      .catch((error: unknown) => setProblem(refused(error)))
      .finally(() => setBusy(false));
  };
  return { busy, problem, run };
}
