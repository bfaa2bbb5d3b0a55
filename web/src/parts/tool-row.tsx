// One run of a tool: how it went, and opened, what it was given and what it answered, redacted as it was logged.
import type { ToolRun } from '../call-view/call-view.ts';
import { agentHue } from './agent-hue.ts';
import { agentTitle, duration, wait } from './format.ts';

/** `startedAt` is the call's, in milliseconds since the epoch; null leaves out when the tool ran. */
export function ToolRow({ run, startedAt }: { run: ToolRun; startedAt: number | null }) {
  const { agent, tool, args, outcome } = run;
  return (
    <li data-tool={tool} data-status={outcome.status}>
      <details>
        <summary className={`tool ${agentHue(agent)}`} data-status={outcome.status}>
          <span className="tool-mark" aria-hidden="true" />
          <span className="tool-name">
            <span className="mono">{tool}</span>
            <span className="faint">
              {agentTitle(agent)}
              {startedAt !== null && ` · ${duration(run.startedAt - startedAt)}`}
            </span>
          </span>
          <Outcome run={run} />
        </summary>
        <Json name="Arguments" value={args} />
        {outcome.status === 'success' && <Json name="Result" value={outcome.result} />}
        {outcome.status === 'error' && <p className="tool-message">{outcome.message}</p>}
      </details>
    </li>
  );
}

function Outcome({ run: { outcome } }: { run: ToolRun }) {
  switch (outcome.status) {
    case 'running':
      return <span className="tool-outcome">running</span>;
    case 'success':
      return <span className="tool-outcome mono">{wait(outcome.ms)}</span>;
    case 'error':
      return (
        <span className="tool-outcome tool-error mono">
          {outcome.code} · {wait(outcome.ms)}
        </span>
      );
  }
}

export function Json({ name, value }: { name: string; value: unknown }) {
  return (
    <div className="json">
      <span>{name}</span>
      <pre tabIndex={0} aria-label={name}>
        {JSON.stringify(value, null, 2)}
      </pre>
    </div>
  );
}
