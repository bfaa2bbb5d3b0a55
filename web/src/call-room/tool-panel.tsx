// The tools as they run, with how long each took.
import { memo } from 'react';
import type { ToolRun } from '../call-view/call-view.ts';
import { agentHue } from '../parts/agent-hue.ts';
import { agentTitle, wait } from '../parts/format.ts';

export const ToolPanel = memo(function ToolPanel({ tools }: { tools: readonly ToolRun[] }) {
  return (
    <section className="panel" aria-labelledby="tools-title">
      <h2 id="tools-title">Tools</h2>
      {tools.length === 0 ? (
        <p className="faint">None has run yet.</p>
      ) : (
        <ol className="tools" data-testid="tools" reversed>
          {tools.toReversed().map((run) => (
            <li
              key={`${run.id}-${run.startedAt}`}
              className={`tool ${agentHue(run.agent)}`}
              data-status={run.outcome.status}
              data-tool={run.tool}
            >
              <span className="tool-mark" aria-hidden="true" />
              <span className="tool-name">
                <span className="mono">{run.tool}</span>
                <span className="faint">{agentTitle(run.agent)}</span>
              </span>
              <Outcome run={run} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
});

export function Outcome({ run: { outcome } }: { run: ToolRun }) {
  switch (outcome.status) {
    case 'running':
      return <span className="tool-outcome">running</span>;
    case 'success':
      return <span className="tool-outcome mono">{wait(outcome.ms)}</span>;
    case 'error':
      return (
        <span className="tool-outcome tool-error mono" title={outcome.message}>
          {outcome.code} · {wait(outcome.ms)}
        </span>
      );
  }
}
