// Time is passed in, so that a replayed call happens when it happened.

/** Milliseconds since the epoch. */
export type Clock = () => number;
