// What was opened is closed in the opposite order, each once, whatever another one's closing did.
export interface Closer {
  name: string;
  close: () => Promise<unknown>;
}

export class Closers {
  readonly #open: Closer[] = [];

  add(name: string, close: () => Promise<unknown>): void {
    this.#open.push({ name, close });
  }

  /** Registers what is still opening, so that a stop meanwhile closes it too. */
  addOpening<T>(name: string, opening: Promise<T>, close: (opened: T) => Promise<unknown>): Promise<T> {
    this.add(name, () => opening.then(close, () => undefined));
    return opening;
  }

  /** Never throws; says what did not close. */
  async closeAll(say: (line: string) => void): Promise<void> {
    for (let last = this.#open.pop(); last !== undefined; last = this.#open.pop()) {
      const { name, close } = last;
      await close().catch((error: unknown) =>
        say(`Closing the ${name} failed: ${error instanceof Error ? error.message : String(error)}`),
      );
    }
  }
}
