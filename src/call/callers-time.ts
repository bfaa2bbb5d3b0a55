// Time in which it is the caller's turn to do something: it stands while a model thinks, a tool works or an agent
// speaks.
import type { InFlight } from './in-flight.ts';
import type { Timers } from './timers.ts';

export interface CallersTimeDeps {
  inFlight: InFlight;
  timers: Timers;
  /** Milliseconds from any fixed point. */
  monotonic: () => number;
  /** How much of it there is, in milliseconds. */
  ms: number;
  onOver: () => void;
}

/** What is left is counted in whole ones: the instant between a turn and its answer costs the caller nothing. */
const SECOND = 1000;

export class CallersTime {
  readonly #deps: CallersTimeDeps;
  /** Null while it is not counted at all. */
  #left: number | null = null;
  #runsSince = 0;
  #cancel = (): void => undefined;

  constructor(deps: CallersTimeDeps) {
    this.#deps = deps;
    deps.inFlight.onChange((busy) => (busy ? this.#pause() : this.#run()));
  }

  /** All of it is there again. */
  restart(): void {
    this.stop();
    this.#left = this.#deps.ms;
    if (!this.#deps.inFlight.busy) this.#run();
  }

  stop(): void {
    this.#cancel();
    this.#left = null;
  }

  #run(): void {
    const { timers, monotonic, onOver } = this.#deps;
    if (this.#left === null) return;
    this.#cancel();
    this.#runsSince = monotonic();
    this.#cancel = timers.after(this.#left, () => {
      this.#left = null;
      onOver();
    });
  }

  #pause(): void {
    if (this.#left === null) return;
    this.#cancel();
    const seconds = Math.floor((this.#deps.monotonic() - this.#runsSince) / SECOND);
    this.#left = Math.max(0, this.#left - seconds * SECOND);
  }
}
