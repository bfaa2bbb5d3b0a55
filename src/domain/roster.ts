// A company's agents and the transfers allowed between them.

export interface RosterAgent {
  name: string;
  transfersTo: readonly string[];
  /** Whether a caller must be verified before this agent may serve them. */
  requires: 'nothing' | 'verified';
}

export interface Roster {
  /** The agent that answers the line. */
  entry: string;
  agents: Readonly<Record<string, RosterAgent>>;
}

/** Every transfer the roster allows, for coverage and for the graph. */
export function rosterEdges(roster: Roster): { from: string; to: string }[] {
  return Object.values(roster.agents).flatMap((agent) =>
    agent.transfersTo.map((to) => ({ from: agent.name, to })),
  );
}
