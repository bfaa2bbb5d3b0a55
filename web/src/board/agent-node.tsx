// An agent on the board.
import { agentHue } from '../parts/agent-hue.ts';
import { agentTitle } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';
import type { PlacedAgent } from './place-roster.ts';

export interface AgentNodeProps {
  place: PlacedAgent;
  active: boolean;
  called: boolean;
  locked: boolean;
}

export function AgentNode({ place: { name, x, y }, active, called, locked }: AgentNodeProps) {
  const state = active ? 'active' : called ? 'called' : 'idle';
  return (
    <div
      className={`node ${agentHue(name)}`}
      style={{ left: `${x}%`, top: `${y}%` }}
      data-state={state}
      data-agent={name}
      {...(active ? { 'data-testid': 'board-active' } : {})}
    >
      <span className={active || called ? 'lamp lamp-lit' : 'lamp'} aria-hidden="true" />
      {agentTitle(name)}
      {locked && (
        <span className="node-lock" title="Serves verified callers only">
          <Icon name="lock" size={13} />
        </span>
      )}
    </div>
  );
}
