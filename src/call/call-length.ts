// The longest call: the caller is told some time before, then the line closes with a goodbye. While a person is with
// the caller, or on the way, it goes on.
import type { Timers } from './timers.ts';

export interface CallLengthDeps {
  timers: Timers;
  minutes: number;
  /** Nothing can be said now: a person has the call, it is between two agents, or goodbye is being said. */
  engaged: () => boolean;
  /** Resolves to whether the caller has heard it. */
  warn: () => Promise<boolean>;
  end: () => void;
}

const MINUTE = 60_000;
/** The warning comes so much of the call before its end. */
const LAST_PART = 1 / 12;
/** Between two looks at a call that cannot be told now, in milliseconds. */
const LOOK_AGAIN = 10_000;

export class CallLength {
  readonly #deps: CallLengthDeps;
  #isUp = false;

  constructor(deps: CallLengthDeps) {
    this.#deps = deps;
  }

  /** From now on the time runs. */
  start(): void {
    const { timers, minutes } = this.#deps;
    const whole = minutes * MINUTE;
    const last = whole * LAST_PART;
    timers.after(whole - last, () =>
      this.#whenFree(() => {
        void this.#warn();
        timers.after(last, () => this.#whenFree(() => this.#end()));
      }),
    );
  }

  async #warn(): Promise<void> {
    const { timers, warn } = this.#deps;
    const heard = await warn();
    if (!heard && !this.#isUp) timers.after(LOOK_AGAIN, () => this.#whenFree(() => void this.#warn()));
  }

  #end(): void {
    this.#isUp = true;
    this.#deps.end();
  }

  #whenFree(act: () => void): void {
    const { timers, engaged } = this.#deps;
    if (engaged()) timers.after(LOOK_AGAIN, () => this.#whenFree(act));
    else act();
  }
}
