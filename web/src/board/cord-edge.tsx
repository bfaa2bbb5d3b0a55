// A cord between two agents: faint while unused, drawn in the colour of whoever took the call, dashed on the way.
import { useInternalNode, type Edge, type EdgeProps, type InternalNode } from '@xyflow/react';
import { agentHue } from '../parts/agent-hue.ts';

export type CordEdgeData = {
  count: number;
  /** Whoever was handed the call last over this cord. */
  to: string | null;
  latest: boolean;
  under: boolean;
};

export function CordEdge({ source, target, data }: EdgeProps<Edge<CordEdgeData>>) {
  const [from, to] = [useInternalNode(source), useInternalNode(target)];
  if (!from || !to || !data) return null;
  const [a, b] = [centre(from), centre(to)];
  const path = `M${a.x} ${a.y}L${b.x} ${b.y}`;
  const state = data.under ? 'under' : data.latest ? 'latest' : data.to === null ? 'idle' : 'used';
  return (
    <g className={`cord ${data.to === null ? '' : agentHue(data.to)}`} data-state={state}>
      <path d={path} className="cord-rest" />
      {state !== 'idle' && (
        <path key={`${data.count}-${state}`} d={path} className="cord-lit" pathLength={1} />
      )}
      {data.count > 0 && <Count x={(a.x + b.x) / 2} y={(a.y + b.y) / 2} count={data.count} />}
    </g>
  );
}

function Count({ x, y, count }: { x: number; y: number; count: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle r="9" className="cord-count" />
      <text className="cord-number" dy="0.35em">
        {count}
      </text>
    </g>
  );
}

function centre({ internals, measured }: InternalNode): { x: number; y: number } {
  return {
    x: internals.positionAbsolute.x + (measured.width ?? 0) / 2,
    y: internals.positionAbsolute.y + (measured.height ?? 0) / 2,
  };
}
