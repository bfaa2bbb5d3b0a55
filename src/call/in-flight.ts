// Knows when a call has come to rest: no speech, no tool, no handoff under way.

export class InFlight {
  readonly #open = new Set<Promise<unknown>>();
  readonly #listeners = new Set<(busy: boolean) => void>();

  /** Tells when the call gets busy, and when it has come to rest. */
  onChange(listener: (busy: boolean) => void): void {
    this.#listeners.add(listener);
  }

  get busy(): boolean {
    return this.#open.size > 0;
  }

  /** Counts until it settles, either way. */
  track(work: Promise<unknown>): void {
    const settled: Promise<unknown> = Promise.allSettled([work]).then(() => {
      this.#open.delete(settled);
      if (!this.busy) this.#tell();
    });
    const idle = !this.busy;
    this.#open.add(settled);
    if (idle) this.#tell();
  }

  /** Resolves when nothing is under way, including what the awaited work has started in its turn. */
  async rest(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.busy);
  }
}
