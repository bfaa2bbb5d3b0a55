// The whole call at a glance; a click on a moment leads to it in the transcript.
import { useMemo } from 'react';
import type { CallView } from '../call-view/call-view.ts';
import { agentHue } from '../parts/agent-hue.ts';
import { agentTitle, duration } from '../parts/format.ts';
import { tapeOf, type Mark } from './tape.ts';

const LANES: { name: string; kinds: Mark['kind'][] }[] = [
  { name: 'Caller', kinds: ['caller'] },
  { name: 'Agents', kinds: ['agent'] },
  { name: 'Tools', kinds: ['tool', 'error', 'bad'] },
];

export function CallTape({ view }: { view: CallView }) {
  const tape = useMemo(() => tapeOf(view), [view]);
  if (tape.stretches.length === 0) return null;
  const percent = (part: number) => `${(part * 100).toFixed(2)}%`;
  return (
    <figure className="tape" aria-label="The call over time">
      <div className="tape-agents">
        {tape.stretches.map(({ agent, from, to }, index) => (
          <span
            key={`${index}-${agent}`}
            className={agentHue(agent)}
            style={{ left: percent(from), width: percent(to - from) }}
            title={agentTitle(agent)}
          >
            {agentTitle(agent)}
          </span>
        ))}
      </div>
      {LANES.map(({ name, kinds }) => (
        <div key={name} className="tape-lane">
          <span className="tape-name">{name}</span>
          {tape.marks
            .filter(({ kind }) => kinds.includes(kind))
            .map((mark, index) => (
              <button
                key={`${index}-${mark.title}`}
                type="button"
                className={`tape-mark tape-${mark.kind}`}
                style={{ left: percent(mark.at) }}
                title={mark.title}
                aria-label={`${name}: ${mark.title}`}
                tabIndex={-1}
                onClick={() => show(mark.entry)}
              />
            ))}
        </div>
      ))}
      <figcaption>
        <span>0:00</span>
        <span>{duration(tape.durationMs)}</span>
      </figcaption>
    </figure>
  );
}

function show(entry: number | null): void {
  const line = entry === null ? null : document.getElementById(`entry-${entry}`);
  if (!line) return;
  line.scrollIntoView({ block: 'center', behavior: 'smooth' });
  line.dataset.shown = 'true';
  setTimeout(() => delete line.dataset.shown, 1600);
}
