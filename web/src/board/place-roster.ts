// Where each agent stands on the board: on an oval, so that every cord between two of them can be seen.
import type { ObservedCall } from '../../../src/channels/observer/observed-message.ts';

export type Roster = ObservedCall['roster'];

export interface PlacedAgent {
  name: string;
  /** Centre, in percent of the board. */
  x: number;
  y: number;
}

/** Two agents with a transfer between them, in at least one direction. */
export interface Cord {
  id: string;
  a: string;
  b: string;
}

/** From the middle, in percent of the board. */
const REACH = { x: 34, y: 39 };

/** The entry stands at the top, the others follow clockwise in the roster's order. */
export function placeRoster({ entry, agents }: Roster): PlacedAgent[] {
  const names = [entry, ...agents.map(({ name }) => name).filter((name) => name !== entry)];
  return names.map((name, index) => {
    const angle = (index / names.length) * 2 * Math.PI - Math.PI / 2;
    return {
      name,
      x: Math.round(50 + REACH.x * Math.cos(angle)),
      y: Math.round(50 + REACH.y * Math.sin(angle)),
    };
  });
}

export function cordsOf({ agents }: Roster): Cord[] {
  const known = new Set(agents.map(({ name }) => name));
  const cords = new Map<string, Cord>();
  for (const { name, transfersTo } of agents)
    for (const to of transfersTo.filter((target) => known.has(target))) {
      const [a = name, b = to] = [name, to].sort();
      cords.set(`${a}-${b}`, { id: `${a}-${b}`, a, b });
    }
  return [...cords.values()];
}
