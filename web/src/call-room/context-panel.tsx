// What the call knows so far, as every agent that takes over knows it.
import { memo } from 'react';
import type { CallView } from '../call-view/call-view.ts';
import { agentHue } from '../parts/agent-hue.ts';
import { agentTitle, label } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';

export type Known = Pick<CallView, 'context' | 'verification' | 'withheld'>;

export const ContextPanel = memo(function ContextPanel({ context, verification, withheld }: Known) {
  const facts = Object.entries(context?.facts ?? {});
  return (
    <section className="panel" aria-labelledby="context-title" data-testid="context">
      <h2 id="context-title">What the call knows</h2>
      <dl className="facts">
        <Row name="Caller">
          {context?.customer ?? <span className="faint">nobody yet</span>}
          {context?.callerLast4 != null && <span className="mono faint"> ···{context.callerLast4}</span>}
          {withheld && <span className="faint">, number withheld</span>}
        </Row>
        <Row name="Verified">
          <Verification {...(context?.verification ?? verification)} />
        </Row>
        {facts.map(([key, value]) => (
          <Row key={key} name={label(key)}>
            {value}
          </Row>
        ))}
      </dl>
      {context && context.intents.length > 0 && (
        <ul className="wishes" aria-label="Wishes">
          {context.intents.map(({ agent, wish, status }) => (
            <li key={`${agent}-${wish}`} className={agentHue(agent)} data-status={status}>
              <span className="wish-mark" aria-hidden="true">
                {status === 'resolved' && <Icon name="check" size={12} />}
              </span>
              <span>{wish}</span>
              <span className="wish-agent">
                {agentTitle(agent)}
                <span className="sr-only">, {status}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {context?.proposals.map((proposal) => (
        <p className="proposal" key={proposal}>
          <strong>Waits for a yes</strong>
          {proposal}
        </p>
      ))}
      {context && context.done.length > 0 && (
        <ul className="done" aria-label="Done">
          {context.done.map((done) => (
            <li key={done}>
              <Icon name="check" size={14} />
              {done}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
});

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function Verification({ level, attempts }: CallView['verification']) {
  switch (level) {
    case 'verified':
      return <span className="verdict verdict-good">verified</span>;
    case 'locked':
      return <span className="verdict verdict-bad">locked</span>;
    case 'none':
      return (
        <span className="verdict">
          not yet{attempts > 0 && `, ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`}
        </span>
      );
  }
}
