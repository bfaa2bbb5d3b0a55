// The agents' words as the room carries them, in step with their voice: one stream for each utterance.
// An utterance is also told whole by `agent.said`, on another way: what comes of its stream after that is late.

/** Enough to tell utterances apart; later on they may differ by what is redacted. */
const ALIKE = 12;

export class SpokenWords {
  readonly #words: (text: string) => void;
  /** The utterances on their way, with what has come of each. */
  readonly #open = new Set<{ text: string }>();

  constructor(words: (text: string) => void) {
    this.#words = words;
  }

  /** Resolves when the utterance is over; one that breaks off is over as well. */
  async read(pieces: AsyncIterable<string>): Promise<void> {
    const utterance = { text: '' };
    this.#open.add(utterance);
    try {
      for await (const piece of pieces) {
        if (!this.#open.has(utterance)) return;
        utterance.text += piece;
        this.#words(piece);
      }
    } catch {
      // The agent left, or the connection did: agent.said will tell what was heard.
    } finally {
      this.#open.delete(utterance);
    }
  }

  /** `agent.said` has come. */
  said(text: string): void {
    for (const utterance of this.#open) if (alike(utterance.text, text)) this.#open.delete(utterance);
  }
}

function alike(one: string, other: string): boolean {
  const [a, b] = [one.trim(), other.trim()];
  const length = Math.min(ALIKE, a.length, b.length);
  return length > 0 && a.slice(0, length) === b.slice(0, length);
}
