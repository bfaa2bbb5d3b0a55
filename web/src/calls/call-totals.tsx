// What the calls that were found come to.
import type { Totals } from '../api/calls.ts';
import { DispositionBadge } from '../parts/badge.tsx';
import { costName, dollars, duration } from '../parts/format.ts';

/** `rehearsed`: stand-ins took part in some of them. */
export function CallTotals({ totals, rehearsed }: { totals: Totals; rehearsed: boolean }) {
  const { calls, durationMs, costUsd, byDisposition } = totals;
  return (
    <div className="call-totals" data-testid="totals" role="status">
      <span>
        <strong>{calls}</strong> {calls === 1 ? 'call' : 'calls'}
      </span>
      <span>
        <strong>{duration(durationMs)}</strong> in all
      </span>
      <span>
        {costName(rehearsed)} <strong>{dollars(costUsd)}</strong>
      </span>
      {Object.entries(byDisposition).map(([disposition, count]) => (
        <span key={disposition}>
          <DispositionBadge disposition={disposition} /> {count}
        </span>
      ))}
    </div>
  );
}
