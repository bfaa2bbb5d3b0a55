// An agent on the board.
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { agentHue } from '../parts/agent-hue.ts';
import { agentTitle } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';

export type AgentNodeData = { name: string; active: boolean; called: boolean; locked: boolean };

export function AgentNode({ data: { name, active, called, locked } }: NodeProps<Node<AgentNodeData>>) {
  const state = active ? 'active' : called ? 'called' : 'idle';
  return (
    <div
      className={`node ${agentHue(name)}`}
      data-state={state}
      data-agent={name}
      {...(active ? { 'data-testid': 'board-active' } : {})}
    >
      <Handle type="target" position={Position.Top} />
      <span className={active || called ? 'lamp lamp-lit' : 'lamp'} aria-hidden="true" />
      {agentTitle(name)}
      {locked && (
        <span className="node-lock" title="Serves verified callers only">
          <Icon name="lock" size={13} />
        </span>
      )}
      <Handle type="source" position={Position.Top} />
    </div>
  );
}
