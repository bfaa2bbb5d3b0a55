// What a replay can find: each difference has a type, a place in the file, and both sides.

export const DIFFERENCE_TYPES = [
  'tool',
  'argument',
  'result',
  'handoff',
  'state',
  'words',
  'context',
  'database',
  'leftover_step',
  'missing_step',
  'error',
] as const;
export type DifferenceType = (typeof DIFFERENCE_TYPES)[number];

export interface Difference {
  type: DifferenceType;
  file: string;
  line: number;
  column: number;
  /** What differs, e.g. "turn 2: agent". */
  what: string;
  expected: unknown;
  actual: unknown;
}

/** Keys and list positions from the top of the file. */
export type Path = readonly (string | number)[];

export interface Found {
  type: DifferenceType;
  /** Where the expectation stands; the nearest key that exists is reported. */
  path: Path;
  what: string;
  expected: unknown;
  actual: unknown;
}

/** Takes a difference to the list of its file. */
export type Report = (found: Found) => void;
