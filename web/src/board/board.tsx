// The agents as an operator's board: a lamp for each, a cord wherever a call may go from one to another.
import { memo, useMemo } from 'react';
import { handoffCounts } from '../call-view/handoffs.ts';
import type { Handoff } from '../call-view/call-view.ts';
import { agentTitle } from '../parts/format.ts';
import { AgentNode } from './agent-node.tsx';
import { CordLine, type CordState } from './cord-line.tsx';
import { cordsOf, placeRoster, type Cord, type Roster } from './place-roster.ts';
import '../styles/board.css';

export interface BoardProps {
  roster: Roster;
  /** Who speaks for the company; null before the call and after it. */
  active: string | null;
  handoffs: readonly Handoff[];
}

export const Board = memo(function Board({ roster, active, handoffs }: BoardProps) {
  const places = useMemo(() => new Map(placeRoster(roster).map((place) => [place.name, place])), [roster]);
  const cords = useMemo(() => cordsOf(roster), [roster]);
  const count = handoffs.filter(({ status }) => status === 'entered').length;
  return (
    <figure className="board" aria-label={describe(active, count)} data-testid="board">
      <svg aria-hidden="true">
        {cords.map((cord) => {
          const state = cordState(cord, handoffs);
          const [from, to] = [places.get(state.from), places.get(state.to)];
          return from && to && <CordLine key={cord.id} from={from} to={to} state={state} />;
        })}
      </svg>
      {[...places.values()].map((place) => (
        <AgentNode
          key={place.name}
          place={place}
          active={place.name === active}
          called={isCalled(handoffs, place.name)}
          locked={roster.agents.some(({ name, requires }) => name === place.name && requires === 'verified')}
        />
      ))}
    </figure>
  );
});

function cordState({ a, b }: Cord, handoffs: readonly Handoff[]): CordState {
  const settled = ({ status }: Handoff) => status === 'entered' || status === 'recovered';
  const between = handoffs.filter(({ from, to }) => (from === a && to === b) || (from === b && to === a));
  const last = between.findLast(settled);
  const counts = handoffCounts(between);
  return {
    // The cord is drawn the way that it was last used.
    from: last?.from ?? a,
    to: last?.to ?? b,
    count: [...counts.values()].reduce((sum, each) => sum + each, 0),
    used: last !== undefined,
    latest: last !== undefined && last === handoffs.findLast(settled),
    under: between.some(({ status }) => status === 'requested'),
  };
}

/** A handoff to this agent is under way. */
function isCalled(handoffs: readonly Handoff[], name: string): boolean {
  return handoffs.some(({ to, status }) => status === 'requested' && to === name);
}

function describe(active: string | null, count: number): string {
  if (active === null) return 'The agents and the transfers between them';
  return `${agentTitle(active)} has the call, after ${count} ${count === 1 ? 'handoff' : 'handoffs'}`;
}
