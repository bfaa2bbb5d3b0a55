// Hands each sentence to the voice the moment it is complete. LiveKit's own tokenizer holds a sentence back until the next
// one has begun; our words come sentence by sentence, judged before they are spoken, and nothing is won by waiting.
import { tokenize } from '@livekit/agents';
import { randomUUID } from 'node:crypto';

export class WholeSentences extends tokenize.SentenceTokenizer {
  override tokenize(text: string): string[] {
    const whole = text.trim();
    return whole === '' ? [] : [whole];
  }

  override stream(): tokenize.SentenceStream {
    return new Sentences();
  }
}

/** A full stop after one of these ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:[A-Za-z]|[ap]\.m|mr|mrs|ms|dr|st|no|vs|inc|co|apt|ave)\.$/i;

class Sentences extends tokenize.SentenceStream {
  readonly #segmentId = randomUUID();
  #open = '';

  constructor() {
    super();
    void this.#cut();
  }

  async #cut(): Promise<void> {
    for await (const piece of this.input) {
      if (typeof piece === 'string') this.#open += piece;
      if (typeof piece !== 'string' || isWhole(this.#open)) this.#hand();
    }
    this.#hand();
    if (!this.closed) this.queue.close();
  }

  #hand(): void {
    const token = this.#open.trim();
    this.#open = '';
    if (token !== '' && !this.closed) this.queue.put({ segmentId: this.#segmentId, token });
  }
}

function isWhole(text: string): boolean {
  return /[.!?…]["'”’)]*\s*$/.test(text) && !ABBREVIATION.test(text.trimEnd());
}
