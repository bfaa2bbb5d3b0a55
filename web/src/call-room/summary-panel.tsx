// What is left when the call is over.
import { useEffect, useRef } from 'react';
import type { CallView } from '../call-view/call-view.ts';
import { Chain } from '../parts/agent-name.tsx';
import { DispositionBadge } from '../parts/badge.tsx';
import { costName, dollars, duration } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';
import { Link } from '../parts/link.tsx';
import { ReplayFile } from '../parts/replay-file.tsx';

export interface SummaryPanelProps {
  view: CallView;
  onAgain: () => void;
  onLeave: () => void;
}

export function SummaryPanel({ view, onAgain, onLeave }: SummaryPanelProps) {
  const { summary, call } = view;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section className="summary" aria-labelledby="summary-title" data-testid="summary">
      <div className="summary-head">
        <h2 id="summary-title" tabIndex={-1} ref={heading}>
          Call ended
        </h2>
        {summary && <DispositionBadge disposition={summary.disposition} />}
      </div>
      {summary ? (
        <>
          {summary.title !== undefined && <p className="summary-title">{summary.title}</p>}
          <p className="summary-text" data-testid="summary-text">
            {summary.summary}
          </p>
          <Chain agents={summary.chain} />
          <dl className="summary-figures">
            <div>
              <dt>Lasted</dt>
              <dd>{duration(summary.durationMs)}</dd>
            </div>
            <div>
              <dt>Turns</dt>
              <dd>{summary.turns}</dd>
            </div>
            <div>
              <dt>Tools</dt>
              <dd>{summary.tools.length}</dd>
            </div>
            <div>
              <dt>{costName(view.rehearsed.length > 0)}</dt>
              <dd data-testid="summary-cost">{dollars(summary.costMicros / 1e6)}</dd>
            </div>
          </dl>
        </>
      ) : (
        <p className="summary-text">No summary has come here. Once there is one, it is among past calls.</p>
      )}
      <div className="summary-actions">
        <button type="button" className="button button-call" onClick={onAgain} data-testid="call-again">
          <Icon name="phone" />
          Call again
        </button>
        {call && (
          <Link href={`/calls/${encodeURIComponent(call.callId)}`} className="button" data-testid="call-page">
            Look at the call
          </Link>
        )}
        {call && <ReplayFile id={call.callId} />}
        <button type="button" className="button button-quiet" onClick={onLeave}>
          To the start
        </button>
      </div>
    </section>
  );
}
