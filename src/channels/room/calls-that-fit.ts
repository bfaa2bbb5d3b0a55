// How many spoken calls a worker takes at once, where nobody has said: as many as its memory holds.

/** A job process with a call, in MiB; see docs/benchmarks.md. One that is kept ready is counted alike. */
const CALL = 280;
/** The worker itself, in MiB. */
const WORKER = 512;
const MOST = 25;

export interface Memory {
  /** Bytes that the container may use; far more than there is where nobody has set a limit, 0 where it is unknown. */
  limit: number;
  /** Bytes of the machine. */
  total: number;
}

/** At least one; `idle` processes are kept ready beside the calls. */
export function callsThatFit({ limit, total }: Memory, idle: number): number {
  const mebibytes = (limit > 0 ? Math.min(limit, total) : total) / 2 ** 20;
  return Math.max(1, Math.min(MOST, Math.floor((mebibytes - WORKER) / CALL) - idle));
}
