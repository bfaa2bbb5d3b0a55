// What an agent says at this moment: its words, which are ahead of the voice, and how much of them has been heard.

/** A brisk voice; English is spoken at 12 to 17. */
const CHARACTERS_PER_SECOND = 16;

/** An utterance that was heard, to its end or until it was cut. */
export interface Heard {
  text: string;
  /** Of sound. */
  seconds: number;
}

export class Utterance {
  #words = '';
  /** When it was first heard, in milliseconds; null while nothing is. */
  #since: number | null = null;
  #before: Heard = { text: '', seconds: 0 };

  /** Words on their way to the voice. */
  add(words: string): void {
    this.#words += words;
  }

  get since(): number | null {
    return this.#since;
  }

  begins(at: number): void {
    this.#since = at;
  }

  ends(seconds: number): Heard {
    this.#before = { text: this.#words, seconds };
    this.#words = '';
    this.#since = null;
    return this.#before;
  }

  /** Whether the caller has heard a question by then, and the agent speaks on: who answers it is not to wait. */
  hasAskedBy(at: number): boolean {
    if (this.#since === null) return false;
    const heard = Math.round(((at - this.#since) / 1000) * CHARACTERS_PER_SECOND);
    const question = this.#words.slice(0, heard).lastIndexOf('?');
    return question >= 0 && this.#words.slice(question + 1).trim() !== '';
  }

  /** Of a line that was cut, what the caller has heard. `seconds` is how long all of it takes; 0 where unknown. */
  heardOf(line: string, seconds: number): string {
    const { text, seconds: heard } = this.#before;
    if (text.trim() !== line.trim()) return '';
    const share = seconds > 0 ? heard / seconds : (heard * CHARACTERS_PER_SECOND) / line.length;
    return line.slice(0, Math.round(share * line.length)).replace(/\s*\S*$/, '');
  }
}

/** A question counts from so long before its end on, even when it is shorter. Seconds. */
const QUESTION = 1;
/** How far the place of a word in the sound may be off, in seconds. */
const TOLERANCE = 0.4;

/** Whether what was begun to be said over the utterance, so long before its end, was said to a question in it. */
export function saidToQuestion({ text, seconds }: Heard, secondsBeforeEnd: number): boolean {
  if (seconds <= 0) return false;
  const perCharacter = seconds / Math.max(1, text.length);
  const at = seconds - secondsBeforeEnd;
  let end = 0;
  for (const sentence of text.match(/[^.!?]+[.!?]*\s*/g) ?? []) {
    const start = end;
    end += sentence.length;
    const from = Math.min(start * perCharacter, end * perCharacter - QUESTION);
    const isQuestion = /\?\s*$/.test(sentence);
    if (isQuestion && at >= from - TOLERANCE && at <= end * perCharacter + TOLERANCE) return true;
  }
  return false;
}
