// The tools as they run, newest first.
import { memo } from 'react';
import type { ToolRun } from '../call-view/call-view.ts';
import { ToolRow } from '../parts/tool-row.tsx';

export interface ToolPanelProps {
  tools: readonly ToolRun[];
  startedAt: number | null;
}

export const ToolPanel = memo(function ToolPanel({ tools, startedAt }: ToolPanelProps) {
  return (
    <section className="panel" aria-labelledby="tools-title">
      <h2 id="tools-title">Tools</h2>
      {tools.length === 0 ? (
        <p className="faint">None has run yet.</p>
      ) : (
        <ol className="tools" data-testid="tools" reversed>
          {tools.toReversed().map((run) => (
            <ToolRow key={`${run.id}-${run.startedAt}`} run={run} startedAt={startedAt} />
          ))}
        </ol>
      )}
    </section>
  );
});
