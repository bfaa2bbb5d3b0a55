// How good the connection is, in bars.
import type { LineStatus } from '../line/call-line.ts';

const BARS = { excellent: 3, good: 2, poor: 1, lost: 0 };

export function QualityBars({ quality }: Pick<LineStatus, 'quality'>) {
  return (
    <span className="quality" data-bars={quality === null ? 0 : BARS[quality]}>
      <i />
      <i />
      <i />
      <span className="sr-only">{quality ?? 'not measured yet'}</span>
    </span>
  );
}
