// The whole call at a glance; a click on a moment leads to it in the transcript.
import { useMemo, type KeyboardEvent, type MouseEvent } from 'react';
import type { CallView } from '../call-view/call-view.ts';
import { agentHue } from '../parts/agent-hue.ts';
import { agentTitle, duration } from '../parts/format.ts';
import { entryNear, tapeOf, type Mark } from './tape.ts';

const LANES: { name: string; kinds: Mark['kind'][] }[] = [
  { name: 'Caller', kinds: ['caller'] },
  { name: 'Agents', kinds: ['agent'] },
  { name: 'Tools', kinds: ['tool', 'error', 'bad'] },
];

export function CallTape({ view }: { view: CallView }) {
  const tape = useMemo(() => tapeOf(view), [view]);
  if (tape.stretches.length === 0) return null;
  const percent = (part: number) => `${(part * 100).toFixed(2)}%`;
  const toMoment = (event: MouseEvent<HTMLElement>) => {
    // A mark leads to itself.
    if (event.target !== event.currentTarget) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    show(entryNear(tape, (event.clientX - left) / width));
  };
  return (
    <figure className="tape" aria-label="The call over time" onKeyDown={walk}>
      <div className="tape-agents">
        {tape.stretches.map(({ agent, from, to, entry }, index) => (
          <button
            key={`${index}-${agent}`}
            type="button"
            className={agentHue(agent)}
            style={{ left: percent(from), width: percent(to - from) }}
            title={agentTitle(agent)}
            onClick={() => show(entry)}
          >
            {agentTitle(agent)}
          </button>
        ))}
      </div>
      {LANES.map(({ name, kinds }) => (
        <div key={name} className="tape-lane" onClick={toMoment} data-testid="tape-lane">
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
                tabIndex={index === 0 ? 0 : -1}
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

/** One stop for each lane; arrows lead along it. */
function walk({ key, target }: KeyboardEvent<HTMLElement>): void {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
  if (!(target instanceof HTMLElement)) return;
  const next = key === 'ArrowLeft' ? target.previousElementSibling : target.nextElementSibling;
  if (next instanceof HTMLButtonElement) next.focus();
}

function show(entry: number | null): void {
  const line = entry === null ? null : document.getElementById(`entry-${entry}`);
  if (!line) return;
  line.scrollIntoView({ block: 'center', behavior: 'smooth' });
  line.dataset.shown = 'true';
  setTimeout(() => delete line.dataset.shown, 1600);
}
