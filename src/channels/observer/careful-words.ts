// Words for watchers, piece by piece and still redacted: what may belong to a number or an address waits for its end.
// The caller is told them as they are; a watcher need not hear an account number read out.
import { hideSecrets } from '../../understand/index.ts';

export interface Words {
  agent: string;
  text: string;
}

/** Pieces of numbers and addresses, in digits and in words. Too many is harmless: they only come a word later. */
const SUSPECT =
  /[\d@]|\b(zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|double|triple|at|dot|dash|point|and)\b/i;
/** What may stand between the pieces of one number. */
const BETWEEN = /^[\s\p{P}]*$/u;

export class CarefulWords {
  readonly #send: (words: Words) => void;
  readonly #isVerified: () => boolean;
  #agent = '';
  /** The beginning of a word whose end has not come, and before it what is suspect. */
  #held = '';

  /** Before verification what a caller answers may be repeated: then no digits are shown at all. */
  constructor(send: (words: Words) => void, isVerified: () => boolean) {
    this.#send = send;
    this.#isVerified = isVerified;
  }

  add({ agent, text }: Words): void {
    if (agent !== this.#agent) this.flush();
    this.#agent = agent;
    this.#held += text;
    const words = this.#held.match(/\s*\S+(?=\s)|\s+$/g) ?? [];
    const settled = words.findLastIndex((word) => !SUSPECT.test(word) && !BETWEEN.test(word)) + 1;
    this.#release(words.slice(0, settled).join('').length);
  }

  /** The utterance is over. */
  flush(): void {
    this.#release(this.#held.length);
  }

  #release(length: number): void {
    if (length === 0) return;
    const text = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    this.#send({ agent: this.#agent, text: hideSecrets(text, { verifying: !this.#isVerified() }) });
  }
}
