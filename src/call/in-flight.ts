// Knows when a call has come to rest: no speech, no tool, no handoff under way.

export class InFlight {
  readonly #open = new Set<Promise<unknown>>();

  get busy(): boolean {
    return this.#open.size > 0;
  }

  /** Counts until it settles, either way. */
  track(work: Promise<unknown>): void {
    const settled: Promise<unknown> = Promise.allSettled([work]).then(() => this.#open.delete(settled));
    this.#open.add(settled);
  }

  /** Resolves when nothing is under way, including what the awaited work has started in its turn. */
  async rest(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }
}
