// A cord between two agents: faint while unused, drawn in the colour of whoever took the call, dashed on the way.
import { agentHue } from '../parts/agent-hue.ts';
import type { PlacedAgent } from './place-roster.ts';

export interface CordState {
  from: string;
  /** Whoever was handed the call last over this cord, where it was used. */
  to: string;
  count: number;
  used: boolean;
  latest: boolean;
  under: boolean;
}

export interface CordLineProps {
  from: PlacedAgent;
  to: PlacedAgent;
  state: CordState;
}

export function CordLine({ from, to, state: { count, used, latest, under } }: CordLineProps) {
  const ends = { x1: `${from.x}%`, y1: `${from.y}%`, x2: `${to.x}%`, y2: `${to.y}%` };
  const state = under ? 'under' : latest ? 'latest' : used ? 'used' : 'idle';
  return (
    <g className={`cord ${used ? agentHue(to.name) : ''}`} data-state={state}>
      <line {...ends} className="cord-rest" />
      {state !== 'idle' && <line key={`${count}-${state}`} {...ends} className="cord-lit" pathLength={1} />}
      {count > 0 && (
        <svg x={`${(from.x + to.x) / 2}%`} y={`${(from.y + to.y) / 2}%`} overflow="visible">
          <circle r="9" className="cord-count" />
          <text className="cord-number" dy="0.35em">
            {count}
          </text>
        </svg>
      )}
    </g>
  );
}
