// Cuts a model's streamed text into sentences, and takes out what is no speech: thoughts, tool calls written as words,
// code, JSON, tags. A sentence is handed on once it is complete, so that it can be judged before a voice gets it.

/** Longest piece without an end that is waited for, in characters. */
const LONGEST = 400;
/** A block that is not closed after so much is given up: it is no speech either way. */
const LONGEST_HIDDEN = 20_000;

/** Tags whose content is not for the caller; of all others only the tags themselves are taken out. */
const SECRET_TAG =
  /^(?:think(?:ing)?|thought|reason(?:ing)?|analysis|reflection|scratchpad|inner_monologue|plan|tool(?:_?(?:calls?|use|code|request|response|output))?|function(?:_?(?:calls?|results?))?|invoke|parameters?|arguments|antml:[\w:]+|script|style|code|json|xml|system|instructions)$/i;

const FENCE = '```';

/** Where something begins that may be no speech. */
const OPENING = /```|[<{[]/;

export class SpokenText {
  #text = '';
  /** Blocks that were taken out, oldest first: a tool call may be among them. */
  readonly hidden: string[] = [];
  /** Speech whose sentence is not complete. */
  #open = '';

  /** The sentences that are complete with this piece of text. */
  push(piece: string): string[] {
    this.#text += piece;
    this.#scan(false);
    return this.#sentences();
  }

  /** What is left when the text is over. */
  end(): string[] {
    this.#scan(true);
    const rest = this.#open.trim();
    const last = [...this.#sentences(), this.#open.trim()].filter((sentence) => sentence !== '');
    this.#open = '';
    return rest === '' ? [] : last;
  }

  #scan(over: boolean): void {
    for (;;) {
      const at = OPENING.exec(this.#text)?.index;
      if (at === undefined) {
        // A fence comes in pieces, too.
        const held = over ? 0 : (/`{1,2}$/.exec(this.#text)?.[0].length ?? 0);
        this.#open += this.#text.slice(0, this.#text.length - held);
        this.#text = this.#text.slice(this.#text.length - held);
        return;
      }
      this.#open += this.#text.slice(0, at);
      this.#text = this.#text.slice(at);
      const length = blockLength(this.#text, over);
      if (length === null) return;
      this.#take(length);
    }
  }

  #take(length: number): void {
    const block = this.#text.slice(0, length);
    this.#text = this.#text.slice(length);
    const link = /^\[([^\]]*)\]\([^)]*\)$/.exec(block);
    if (link) this.#open += link[1] ?? '';
    else if (block.length === 1) this.#open += block;
    else {
      this.hidden.push(block);
      // "<b>now</b>" is one word before and after.
      if (!/^<\/?[a-z]/i.test(block)) this.#open += ' ';
    }
  }

  #sentences(): string[] {
    const whole: string[] = [];
    for (let end = sentenceEnd(this.#open); end > 0; end = sentenceEnd(this.#open)) {
      const sentence = this.#open.slice(0, end).trim();
      this.#open = this.#open.slice(end);
      if (sentence !== '') whole.push(sentence);
    }
    return whole;
  }
}

/** How much of the text, which begins with an opening, belongs together; null while that cannot be told. */
function blockLength(text: string, over: boolean): number | null {
  const giveUp = over || text.length > LONGEST_HIDDEN;
  if (text.startsWith(FENCE)) return closedBy(text, FENCE, FENCE.length) ?? (giveUp ? text.length : null);
  if (text.startsWith('<')) return tagLength(text, giveUp);
  const balanced = balancedLength(text);
  if (balanced === null) return giveUp ? text.length : null;
  if (!text.startsWith('[')) return balanced;
  // "[words](address)"
  if (text.length === balanced && !over) return null;
  return text[balanced] === '(' ? (closedBy(text, ')', balanced) ?? (giveUp ? text.length : null)) : balanced;
}

function tagLength(text: string, giveUp: boolean): number | null {
  // "<3", "a < b"
  if (text.length > 1 && !/^<[a-z/|!]/i.test(text)) return 1;
  const end = text.indexOf('>');
  if (end < 0) return giveUp ? text.length : null;
  const [, closing = '', name = ''] = /^<(\/?)\|?\s*([\w:.-]*)/.exec(text) ?? [];
  const tag = name.split('=')[0] ?? '';
  const alone = closing !== '' || text.startsWith('<|') || text[end - 1] === '/';
  if (alone || !SECRET_TAG.test(tag)) return end + 1;
  const close = new RegExp(`</\\s*${tag.replace(/[.:]/g, '\\$&')}\\s*>`, 'i').exec(text);
  if (close) return close.index + close[0].length;
  return giveUp ? text.length : null;
}

function closedBy(text: string, mark: string, from: number): number | null {
  const at = text.indexOf(mark, from);
  return at < 0 ? null : at + mark.length;
}

/** Of a text that begins with a bracket, up to the one that closes it; brackets in strings do not count. */
function balancedLength(text: string): number | null {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted && sign === '\\') at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    if (depth === 0 && !quoted) return at + 1;
  }
  return null;
}

/** A full stop after one of these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Za-z]|[ap]\.m|mr|mrs|ms|dr|st|no|vs|inc|co|e\.g|i\.e|approx|apt|ave)\.$/i;

/** Where the first sentence ends, its trailing space included; 0 while none is complete. */
function sentenceEnd(text: string): number {
  const ends = /\n+|[.!?…]+["'”’)]*\s+(?=\S)/g;
  for (let match = ends.exec(text); match; match = ends.exec(text)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('\n') || !ABBREVIATION.test(text.slice(0, match.index + 1))) return end;
  }
  if (text.length <= LONGEST) return 0;
  const space = text.lastIndexOf(' ', LONGEST);
  return space > 0 ? space + 1 : LONGEST;
}
