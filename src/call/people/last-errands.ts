// What calls that are over still owe to the database: it is waited for before that is closed.

interface OverCall {
  ended: Promise<unknown>;
  /** Resolves when people know all that they are to know of it, or nothing more is tried. */
  peopleKnow(): Promise<void>;
}

export class LastErrands {
  readonly #owed = new Set<Promise<void>>();

  follow(call: OverCall): void {
    void call.ended.then(() => {
      const told: Promise<void> = call.peopleKnow().finally(() => this.#owed.delete(told));
      this.#owed.add(told);
    });
  }

  async done(): Promise<void> {
    await Promise.all(this.#owed);
  }
}
