// Where a number stands: the words around it, as far as they belong to it.
import type { DigitRun } from './digit-runs.ts';
import type { Token } from './tokens.ts';

export interface Place {
  readonly lower: string;
  readonly tokens: readonly Token[];
  readonly run: DigitRun;
  /** Token indexes between which the words around belong to this number. */
  readonly floor: number;
  readonly ceiling: number;
}

export const textAt = ({ tokens }: Place, at: number): string => tokens[at]?.text ?? '';
