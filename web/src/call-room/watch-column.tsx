// Behind the conversation: the board, what the call knows, and the tools it runs.
import { lazy, Suspense } from 'react';
import type { Roster } from '../board/place-roster.ts';
import type { SessionState } from '../session/call-session.ts';
import { ContextPanel } from './context-panel.tsx';
import { ToolPanel } from './tool-panel.tsx';

const Board = lazy(() => import('../board/board.tsx'));

export function WatchColumn({ state, roster }: { state: SessionState; roster: Roster | null }) {
  const { view, phase } = state;
  return (
    <aside className="watch" aria-label="Behind the conversation">
      {roster && (
        <section className="panel panel-board" aria-label="Agents">
          <Suspense fallback={<div className="board" />}>
            <Board roster={roster} active={phase === 'over' ? null : view.active} handoffs={view.handoffs} />
          </Suspense>
        </section>
      )}
      <ContextPanel context={view.context} verification={view.verification} withheld={view.withheld} />
      <ToolPanel tools={view.tools} />
    </aside>
  );
}
