// The agents as an operator's board: a lamp for each, a cord wherever a call may go from one to another.
import { ReactFlow, useReactFlow, useStore, type Edge, type Node } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { memo, useEffect, useMemo } from 'react';
import { handoffCounts } from '../call-view/handoffs.ts';
import type { Handoff } from '../call-view/call-view.ts';
import { agentTitle } from '../parts/format.ts';
import { AgentNode, type AgentNodeData } from './agent-node.tsx';
import { CordEdge, type CordEdgeData } from './cord-edge.tsx';
import { BOARD, cordsOf, placeRoster, type Roster } from './place-roster.ts';
import '../styles/board.css';

const nodeTypes = { agent: AgentNode };
const edgeTypes = { cord: CordEdge };

export interface BoardProps {
  roster: Roster;
  /** Who speaks for the company; null before the call and after it. */
  active: string | null;
  handoffs: readonly Handoff[];
}

export default memo(function Board({ roster, active, handoffs }: BoardProps) {
  const places = useMemo(() => placeRoster(roster), [roster]);
  const cords = useMemo(() => cordsOf(roster), [roster]);
  const nodes = useMemo(
    () =>
      places.map(({ name, x, y }): Node<AgentNodeData> => {
        const locked = roster.agents.some((agent) => agent.name === name && agent.requires === 'verified');
        return {
          id: name,
          type: 'agent',
          position: { x, y },
          data: { name, active: name === active, called: isCalled(handoffs, name), locked },
        };
      }),
    [places, active, handoffs, roster],
  );
  const edges = useMemo(() => cordEdges(cords, handoffs), [cords, handoffs]);
  const count = handoffs.filter(({ status }) => status === 'entered').length;
  return (
    <figure className="board" aria-label={describe(active, count)} data-testid="board">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        nodeOrigin={[0.5, 0.5]}
        minZoom={0.4}
        maxZoom={1.12}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        panOnDrag={false}
        zoomOnScroll={false}
        zoomOnPinch={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
      >
        <KeepInSight />
      </ReactFlow>
    </figure>
  );
});

/** Whatever the board's size, and when it changes, all of it is seen. */
function KeepInSight() {
  const { fitBounds } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  useEffect(() => {
    if (width > 0 && height > 0) void fitBounds({ x: 0, y: 0, ...BOARD }, { padding: 0 });
  }, [width, height, fitBounds]);
  return null;
}

function cordEdges(cords: ReturnType<typeof cordsOf>, handoffs: readonly Handoff[]): Edge<CordEdgeData>[] {
  const counts = handoffCounts(handoffs);
  const latest = handoffs.findLast(({ status }) => status === 'entered' || status === 'recovered');
  return cords.map(({ id, a, b }) => {
    const between = handoffs.filter(({ from, to }) => (from === a && to === b) || (from === b && to === a));
    const last = between.findLast(({ status }) => status === 'entered' || status === 'recovered');
    const under = between.some(({ status }) => status === 'requested');
    return {
      id,
      type: 'cord',
      // The cord is drawn the way that it was last used.
      source: last?.from ?? a,
      target: last?.to ?? b,
      data: {
        count: (counts.get(`${a}>${b}`) ?? 0) + (counts.get(`${b}>${a}`) ?? 0),
        to: last?.to ?? null,
        latest: last !== undefined && last === latest,
        under,
      },
    };
  });
}

/** A handoff to this agent is under way. */
function isCalled(handoffs: readonly Handoff[], name: string): boolean {
  return handoffs.some(({ to, status }) => status === 'requested' && to === name);
}

function describe(active: string | null, count: number): string {
  if (active === null) return 'The agents and the transfers between them';
  return `${agentTitle(active)} has the call, after ${count} ${count === 1 ? 'handoff' : 'handoffs'}`;
}
