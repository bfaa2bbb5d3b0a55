// What passed through the stand-ins and when, on the machine's clock: shows where the time of a turn goes.

export type MarkKind =
  /** First sound of the caller's speech. */
  | 'hears'
  /** The recogniser's final words are sent. */
  | 'recognised'
  /** A request to the language model has come. */
  | 'asked'
  /** Words to be spoken have come. */
  | 'told'
  /** Their first sound is sent. */
  | 'voiced';

export interface Mark {
  kind: MarkKind;
  /** Epoch milliseconds, with fractions. */
  at: number;
  /** What was said or asked for; empty for none. */
  text: string;
}

/** Epoch milliseconds with fractions; the same in all processes of a machine. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
