// A limit to waiting that starts anew with every sign of life.

export class Deadline {
  readonly #ms: number | null;
  readonly #onMissed: () => void;
  #timer: NodeJS.Timeout | undefined;

  /** `ms` null waits for ever. */
  constructor(ms: number | null, onMissed: () => void) {
    this.#ms = ms;
    this.#onMissed = onMissed;
  }

  restart(): void {
    this.stop();
    if (this.#ms !== null) this.#timer = setTimeout(this.#onMissed, this.#ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
