// The two ends of a terminal or a pipe: turns come in, text goes out, and signals hang up.
import { ReadStream, WriteStream } from 'node:tty';
import type { CallEndReason } from '../../coordinator/index.ts';
import { readLines } from './read-lines.ts';
import { TypedLines, type TypedLine } from './typed-lines.ts';

export interface TurnSource {
  /** Null when there are no more. */
  next(): Promise<TypedLine | null>;
}

export class Terminal {
  readonly interactive: boolean;
  /** Resolves when the caller's side wants to end: Ctrl-C, a signal, or nobody reads any more. */
  readonly hungUp: Promise<CallEndReason>;

  readonly #process: NodeJS.Process;
  readonly #hangUp: (reason: CallEndReason) => void;
  readonly #onInterrupt: () => void;
  readonly #onTerminate = () => this.#hangUp('shutdown');
  #interrupts = 0;
  #typed: TypedLines | null = null;
  #writable = true;

  constructor(process: NodeJS.Process) {
    this.#process = process;
    this.interactive = process.stdin instanceof ReadStream && process.stdout instanceof WriteStream;
    let hangUp: (reason: CallEndReason) => void = () => undefined;
    this.hungUp = new Promise((resolve) => (hangUp = resolve));
    this.#hangUp = hangUp;
    // Whoever asks twice does not want to wait for the records.
    this.#onInterrupt = () => (++this.#interrupts > 1 ? process.exit(130) : hangUp('caller_hung_up'));
    process.on('SIGINT', this.#onInterrupt);
    process.on('SIGTERM', this.#onTerminate);
    // The reader of a pipe has gone: no text can be shown, which is no fault of the call.
    process.stdout.on('error', () => {
      this.#writable = false;
      hangUp('caller_hung_up');
    });
  }

  write(text: string): void {
    if (!this.#writable) return;
    this.#typed?.hide();
    this.#process.stdout.write(text);
  }

  /** Puts the prompt back after an unasked utterance. */
  prompt(): void {
    this.#typed?.show();
  }

  turns(prompt: string): TurnSource {
    const { stdin, stdout } = this.#process;
    if (!(stdin instanceof ReadStream && stdout instanceof WriteStream)) return pipedTurns(stdin);
    this.#typed = new TypedLines({ input: stdin, screen: stdout, prompt, onInterrupt: this.#onInterrupt });
    return this.#typed;
  }

  /** Lets the process end: input that is still open would keep it. */
  close(): void {
    this.#typed?.close();
    this.#process.stdin.destroy();
    this.#process.off('SIGINT', this.#onInterrupt);
    this.#process.off('SIGTERM', this.#onTerminate);
  }
}

function pipedTurns(input: AsyncIterable<Uint8Array | string>): TurnSource {
  const lines = readLines(input);
  return {
    // Input that breaks off ends like input that ends: with a hang-up.
    next: () =>
      lines.next().then(
        ({ done, value }) => (done === true ? null : { ...value, typed: false }),
        () => null,
      ),
  };
}
