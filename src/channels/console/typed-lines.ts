// Caller turns from a keyboard. What is typed while the agent speaks is kept, unseen, until it is the caller's turn.
import { createInterface, clearLine, cursorTo, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Line } from './read-lines.ts';

const LONGEST_LINE = 100_000;
/** Lines that wait before the keyboard is paused: a paste can be long. */
const LONGEST_QUEUE = 100;

export interface TypedLine extends Line {
  /** Already on the screen, at the prompt where it was typed. */
  typed: boolean;
}

export class TypedLines {
  readonly #screen: WriteStream;
  readonly #readline: Interface;
  readonly #queue: string[] = [];
  #waiting: ((line: TypedLine | null) => void) | null = null;
  #prompting = false;
  #closed = false;

  constructor(options: {
    input: ReadStream;
    screen: WriteStream;
    prompt: string;
    /** Ctrl-C. */
    onInterrupt: () => void;
  }) {
    const { input, screen, prompt, onInterrupt } = options;
    this.#screen = screen;
    this.#readline = createInterface({
      input,
      output: this.#echo(),
      terminal: true,
      prompt,
      historySize: 100,
    });
    this.#readline.on('line', (text) => this.#typed(text.slice(0, LONGEST_LINE)));
    this.#readline.on('SIGINT', onInterrupt);
    this.#readline.on('close', () => this.#close());
  }

  /** The caller's turn: prompts unless a line is waiting. Null when there will be no more (Ctrl-D). */
  next(): Promise<TypedLine | null> {
    const text = this.#queue.shift();
    this.#readline.resume();
    if (text !== undefined) return Promise.resolve({ text, dropped: 0, typed: false });
    if (this.#closed) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#waiting = resolve;
      this.show();
    });
  }

  /** Puts the prompt back, with what was typed so far, when it is the caller's turn. */
  show(): void {
    if (this.#waiting === null || this.#prompting) return;
    this.#prompting = true;
    this.#readline.prompt(true);
  }

  /** Takes the prompt away, so that something else can be written there. */
  hide(): void {
    if (!this.#prompting) return;
    this.#prompting = false;
    cursorTo(this.#screen, 0);
    clearLine(this.#screen, 0);
  }

  close(): void {
    this.#readline.close();
  }

  #typed(text: string): void {
    const resolve = this.#waiting;
    if (resolve) {
      this.#waiting = null;
      const typed = this.#prompting;
      this.#prompting = false;
      resolve({ text, dropped: 0, typed });
      return;
    }
    if (this.#queue.push(text) >= LONGEST_QUEUE) this.#readline.pause();
  }

  #close(): void {
    this.#closed = true;
    if (this.#prompting) this.#screen.write('\n');
    this.#prompting = false;
    this.#waiting?.(null);
    this.#waiting = null;
  }

  /** The keyboard's echo: on the screen only while the prompt is there. */
  #echo(): Writable {
    const screen = this.#screen;
    const echo = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        if (this.#prompting) screen.write(chunk);
        done();
      },
    });
    // readline wraps long lines by the width of what it writes to.
    Object.defineProperty(echo, 'columns', { get: () => screen.columns });
    return echo;
  }
}
