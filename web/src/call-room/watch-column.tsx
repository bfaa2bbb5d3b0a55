// Behind the conversation: the board, what the call knows, and the tools it runs.
import { Board } from '../board/board.tsx';
import type { Roster } from '../board/place-roster.ts';
import type { SessionState } from '../session/call-session.ts';
import { EventList } from '../parts/event-list.tsx';
import { ContextPanel } from './context-panel.tsx';
import { ToolPanel } from './tool-panel.tsx';

export function WatchColumn({ state, roster }: { state: SessionState; roster: Roster | null }) {
  const { view, phase } = state;
  return (
    <aside className="watch" aria-label="Behind the conversation">
      {roster && (
        <section className="panel panel-board" aria-label="Agents">
          <Board roster={roster} active={phase === 'over' ? null : view.active} handoffs={view.handoffs} />
        </section>
      )}
      <ContextPanel context={view.context} verification={view.verification} withheld={view.withheld} />
      <ToolPanel tools={view.tools} startedAt={view.startedAt} />
      <EventList events={view.events} startedAt={view.startedAt ?? 0} />
    </aside>
  );
}
