// Which transfers of a company's roster the played files have taken, and which nobody has tried.
import { rosterEdges, type Roster } from '../domain/roster.ts';
import { arrow } from './check-turn.ts';
import type { Edge } from './transcript-format.ts';

export interface Coverage {
  company: string;
  edges: number;
  covered: string[];
  uncovered: string[];
}

export function coverageOf(company: string, roster: Roster, taken: readonly Edge[]): Coverage {
  const seen = new Set(taken.map(arrow));
  const all = rosterEdges(roster).map(arrow);
  return {
    company,
    edges: all.length,
    covered: all.filter((edge) => seen.has(edge)),
    uncovered: all.filter((edge) => !seen.has(edge)),
  };
}
