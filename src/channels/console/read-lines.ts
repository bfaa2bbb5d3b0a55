// Caller turns from a pipe: one line each, whatever is in it, without ever holding more than a turn's worth.

/** Characters kept of one line; what is beyond is read and let go. Far above what a call takes as one turn. */
const LONGEST_LINE = 100_000;

export interface Line {
  text: string;
  /** Characters that were cut off. */
  dropped: number;
}

/** Cuts text into lines as it arrives. Both LF and CRLF end a line; a file's last one needs neither. */
export class LineSplitter {
  readonly #longest: number;
  #kept = '';
  #seen = 0;

  constructor(longest = LONGEST_LINE) {
    this.#longest = longest;
  }

  push(text: string): Line[] {
    const pieces = text.split('\n');
    const last = pieces.pop() ?? '';
    const lines = pieces.map((piece) => {
      this.#add(piece);
      return this.#take();
    });
    this.#add(last);
    return lines;
  }

  end(): Line[] {
    return this.#seen > 0 ? [this.#take()] : [];
  }

  #add(piece: string): void {
    this.#seen += piece.length;
    const room = this.#longest - this.#kept.length;
    if (room > 0) this.#kept += piece.slice(0, room);
  }

  #take(): Line {
    const dropped = this.#seen - this.#kept.length;
    // A cut may go through a character of two halves, and a CR belongs to the line's end.
    const text = this.#kept.replace(dropped > 0 ? /[\ud800-\udbff]$/ : /\r$/, '');
    this.#kept = '';
    this.#seen = 0;
    return { text, dropped };
  }
}

/** The lines of a stream of bytes, read no faster than they are taken. Bytes that are not UTF-8 become U+FFFD. */
export async function* readLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  const splitter = new LineSplitter();
  for await (const chunk of input) {
    yield* splitter.push(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
  }
  yield* splitter.push(decoder.decode());
  yield* splitter.end();
}
