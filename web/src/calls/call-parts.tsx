// What a past call is made of, beside its words: tools, transfers, verification, usage.
import type { CallView, Handoff, ToolRun } from '../call-view/call-view.ts';
import { Verification } from '../call-room/context-panel.tsx';
import { AgentName } from '../parts/agent-name.tsx';
import { label, wait } from '../parts/format.ts';
import { ToolRow } from '../parts/tool-row.tsx';

export function ToolList({ tools, startedAt }: { tools: readonly ToolRun[]; startedAt: number }) {
  return (
    <section className="panel" aria-labelledby="past-tools">
      <h2 id="past-tools">Tools</h2>
      {tools.length === 0 && <p className="faint">None ran.</p>}
      <ol className="tools">
        {tools.map((run, index) => (
          <ToolRow key={`${index}-${run.id}`} run={run} startedAt={startedAt} />
        ))}
      </ol>
    </section>
  );
}

export function HandoffList({ handoffs }: { handoffs: readonly Handoff[] }) {
  return (
    <section className="panel" aria-labelledby="past-handoffs">
      <h2 id="past-handoffs">Transfers</h2>
      {handoffs.length === 0 && <p className="faint">The call stayed with one agent.</p>}
      <ol className="transfers">
        {handoffs.map(({ epoch, at, from, to, reason, status, why, msToEntered, msToFirstWords }) => (
          <li key={`${epoch ?? 'none'}-${at}-${to}`} data-status={status}>
            <span className="transfer-names">
              <AgentName agent={from} />
              <span aria-label="to" role="img">
                →
              </span>
              <AgentName agent={to} />
            </span>
            <span className="transfer-ms mono">
              {msToEntered === null ? status : wait(msToEntered)}
              {msToFirstWords !== null && (
                <span className="faint" title="Until the new agent's first words">
                  {' '}
                  / {wait(msToFirstWords)}
                </span>
              )}
            </span>
            <span className="transfer-why">{why ?? reason}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function VerificationLine({ view }: { view: CallView }) {
  return (
    <section className="panel panel-row" aria-labelledby="past-verification">
      <h2 id="past-verification">Verification</h2>
      <Verification {...view.verification} />
    </section>
  );
}

export function Usage({ view: { summary } }: { view: CallView }) {
  const used = Object.entries(summary?.usage ?? {}).filter(([, amount]) => amount > 0);
  if (used.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="past-usage">
      <h2 id="past-usage">Used</h2>
      <dl className="facts">
        {used.map(([unit, amount]) => (
          <div key={unit}>
            <dt>{label(unit)}</dt>
            <dd className="mono">{Math.round(amount * 10) / 10}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
