// Whether a worker takes another call: by its free places, and by how far the machine lags behind what it has already.

export interface AdmissionDeps {
  maxCalls: number;
  /** How long a piece of work takes, by how long it should: 1 on a machine that is free. */
  measureLag: () => number;
}

/** So far behind, nobody can be talked with: what takes a second should take a tenth of it. Lesser lag only slows. */
const MOST_LAG = 10;
/** Looks that have to agree: a call that begins is heavy for a moment. */
const LOOKS = 3;

export class Admission {
  readonly #deps: AdmissionDeps;
  #lags: number[] = [];

  constructor(deps: AdmissionDeps) {
    this.#deps = deps;
  }

  /** From 0 to 1, at which no further call is taken. */
  load(calls: number): number {
    const { maxCalls, measureLag } = this.#deps;
    // With no call under way the lag is not of our making, and a caller is better served slowly than not at all.
    this.#lags = calls === 0 ? [] : [...this.#lags, measureLag()].slice(-LOOKS);
    const lags = this.#lags.length === LOOKS && this.#lags.every((lag) => lag >= MOST_LAG);
    return lags ? 1 : Math.min(1, calls / maxCalls);
  }
}

/** Of processor time, in milliseconds: longer than a scheduler lets somebody who was idle go first. */
const WORK = 20;

/** Works for a moment and compares the time that it took with the processor time that it got. */
export function measureLag(): number {
  const began = performance.now();
  const before = process.cpuUsage();
  let used = 0;
  while (used < WORK) {
    const { user, system } = process.cpuUsage(before);
    used = (user + system) / 1000;
  }
  return (performance.now() - began) / used;
}
