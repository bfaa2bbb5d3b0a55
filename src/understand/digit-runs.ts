// Finds the runs of digits in an utterance, spoken ("double four oh nine"), typed ("98109") or mixed. What verification
// reads and what the record hides are made from the same runs.
import { homophonesAmongDigits } from './homophones.ts';
import { DIGIT_HOMOPHONES, REPEATS, UNITS } from './number-words.ts';
import { ONE_LEAD, SOME_LEAD } from './number-words-around.ts';
import { readBelowHundred, readNumber } from './numbers.ts';
import { typedNumber } from './typed-numbers.ts';
import type { Token } from './tokens.ts';

/** Digits said in one breath: between two pieces of a run stands a comma, a full stop or "and". */
export interface DigitPiece {
  readonly digits: string;
  /** Other ways to hear the same words: "one hundred nine" is 109, or 100 and then 9. */
  readonly alternatives: readonly string[];
}

export interface DigitElement {
  readonly digits: string;
  readonly alternative?: string;
  /** Token indexes, `end` exclusive. */
  readonly from: number;
  readonly end: number;
  /** `digit`: one digit by itself, or one repeated; `number`: a number in words; `typed`; `amount`: "10,000", "9.5". */
  readonly form: 'digit' | 'number' | 'typed' | 'amount';
}

export interface DigitRun {
  readonly pieces: readonly DigitPiece[];
  readonly elements: readonly DigitElement[];
  /** Token indexes, `to` exclusive. */
  readonly from: number;
  readonly to: number;
}

const FILLERS: ReadonlySet<string> = new Set(
  'uh um er erm ah uhm umm hm hmm mm dash hyphen space then next underscore dot comma'.split(' '),
);
const SEPARATORS: ReadonlySet<string> = new Set([',', '.', ';', '…', '?', '!', 'and', '&', '/', ':']);
/** Signs that say what a number is rather than divide it. */
const TELLING = /^[$£€₹¥%@=°]$/;
/** No pause in a number is longer. */
const LONGEST_GAP = 8;
/** No number in words is longer, in tokens; it bounds the work on hostile input. */
const LONGEST_NUMBER = 24;

const isGap = (token: Token): boolean =>
  FILLERS.has(token.text) ||
  SEPARATORS.has(token.text) ||
  (token.kind === 'sign' && !TELLING.test(token.text));

class RunReader {
  readonly #tokens: readonly Token[];
  readonly #words: readonly string[];
  readonly #homophones: ReadonlySet<number>;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    this.#words = tokens.map((token) => token.text);
    this.#homophones = homophonesAmongDigits(tokens, isGap);
  }

  all(): DigitRun[] {
    const runs: DigitRun[] = [];
    for (let at = 0; at < this.#tokens.length;) {
      const token = this.#tokens[at];
      const typed = token?.kind === 'digits' ? typedNumber(this.#tokens, at) : null;
      const run = typed?.shape === 'other' ? null : this.#runFrom(at);
      if (run !== null) runs.push(run);
      at = run?.to ?? typed?.end ?? at + 1;
    }
    return runs;
  }

  #runFrom(at: number): DigitRun | null {
    const first = this.#isThing(at) ? null : this.#elementAt(at);
    if (first === null) return null;
    const breaths: DigitElement[][] = [[first]];
    let end = first.end;
    for (;;) {
      const next = this.#skipGap(end);
      const element = next === null ? null : this.#elementAt(next.at);
      if (next === null || element === null) break;
      if (next.separated) breaths.push([]);
      breaths.at(-1)?.push(element);
      end = element.end;
    }
    return { pieces: breaths.map(pieceOf), elements: breaths.flat(), from: at, to: end };
  }

  /** "The other one", "the last two": things that were counted before, and no digits. */
  #isThing(at: number): boolean {
    const lead = this.#words[at - 1] ?? '';
    const next = this.#tokens[at + 1];
    if (next !== undefined && next.kind !== 'sign' && this.#elementAt(at + 1) !== null) return false;
    return this.#words[at] === 'one'
      ? ONE_LEAD.test(lead)
      : UNITS.has(this.#words[at] ?? '') && SOME_LEAD.test(lead);
  }

  /** Where the next element of a run may start; null where the run ends. */
  #skipGap(from: number): { at: number; separated: boolean } | null {
    let separated = false;
    for (let at = from; at < from + LONGEST_GAP; at += 1) {
      const token = this.#tokens[at];
      if (token === undefined || token.breaks) return null;
      if (!isGap(token)) return { at, separated };
      if (!SEPARATORS.has(token.text)) continue;
      const before = this.#tokens[at - 1];
      // "3345 and 5678" are two numbers; "four one and five" is one said slowly.
      if (/^(?:and|&)$/.test(token.text) && before?.kind === 'digits' && before.text.length > 1) return null;
      const inner = token.glued && this.#tokens[at + 1]?.glued === true;
      separated ||= !(inner && /^[.:]$/.test(token.text));
    }
    return null;
  }

  #elementAt(at: number): DigitElement | null {
    const token = this.#tokens[at];
    if (token === undefined || token.kind === 'sign') return null;
    if (token.kind === 'digits') {
      if (/^[$£€₹¥]$/.test(this.#words[at - 1] ?? '')) return null;
      const { digits, end, shape } = typedNumber(this.#tokens, at);
      if (shape === 'other') return null;
      return {
        digits,
        from: at,
        end,
        form: shape === 'amount' ? 'amount' : digits.length === 1 ? 'digit' : 'typed',
      };
    }
    const homophone = this.#homophones.has(at) ? DIGIT_HOMOPHONES.get(token.text) : undefined;
    if (homophone !== undefined) return { digits: homophone, from: at, end: at + 1, form: 'digit' };
    return this.#repeatAt(at) ?? this.#pluralAt(at) ?? this.#numberAt(at);
  }

  /** "double four", "triple oh". */
  #repeatAt(at: number): DigitElement | null {
    const times = REPEATS.get(this.#words[at] ?? '');
    const name = this.#words[at + 1] ?? '';
    const unit =
      UNITS.get(name) ?? (/^(?:o|oh)$/.test(name) ? 0 : /^\d$/.test(name) ? Number(name) : undefined);
    if (times === undefined || unit === undefined) return null;
    return { digits: String(unit).repeat(times), from: at, end: at + 2, form: 'digit' };
  }

  /** "three fives" is 555. */
  #pluralAt(at: number): DigitElement | null {
    const times = UNITS.get(this.#words[at] ?? '') ?? 0;
    const plural = this.#words[at + 1] ?? '';
    const stem = plural.endsWith('xes')
      ? plural.slice(0, -2)
      : plural.endsWith('s')
        ? plural.slice(0, -1)
        : '';
    const unit = UNITS.get(stem) ?? (plural === 'zeroes' ? 0 : undefined);
    if (times < 2 || unit === undefined) return null;
    return { digits: String(unit).repeat(times), from: at, end: at + 2, form: 'digit' };
  }

  #numberAt(at: number): DigitElement | null {
    const words = this.#words.slice(at, at + LONGEST_NUMBER);
    const small = readBelowHundred(words, 0);
    if (small === null && words[0] === 'a') return this.#roundAt(at, words);
    if (small === null || small.ordinal) return null;
    const spoken = String(small.value);
    const form = small.value < 10n ? 'digit' : 'number';
    const bigger = /^(?:hundred|thousand)$/.test(words[small.end] ?? '');
    if (!bigger || small.value === 0n) return { digits: spoken, from: at, end: at + small.end, form };
    const round = readNumber(words.slice(0, small.end + 1), 0);
    const read = readNumber(words, 0);
    // "Five hundred fifth avenue" is number 500.
    const whole = read?.ordinal === true ? round : read;
    if (whole === null) return null;
    const counted = { from: at, end: at + whole.end, form: 'number' as const };
    if (round === null || whole.end === round.end) return { ...counted, digits: String(whole.value) };
    const tail = String(readNumber(words.slice(0, whole.end), round.end)?.value ?? '');
    const split = `${round.value}${tail}`;
    // "eight hundred five five five": a lone unit with more digits behind it is dictated, not counted.
    const dictated = tail.length === 1 && UNITS.has(words[whole.end] ?? '');
    return dictated
      ? { ...counted, digits: split, alternative: String(whole.value) }
      : { ...counted, digits: String(whole.value), alternative: split };
  }

  /** "a hundred and nine". */
  #roundAt(at: number, words: readonly string[]): DigitElement | null {
    const read = /^(?:hundred|thousand)$/.test(words[1] ?? '') ? readNumber(words, 0) : null;
    if (read === null || read.ordinal) return null;
    return { digits: String(read.value), from: at, end: at + read.end, form: 'number' };
  }
}

function pieceOf(elements: readonly DigitElement[]): DigitPiece {
  const digits = elements.map((element) => element.digits).join('');
  const other = elements.map((element) => element.alternative ?? element.digits).join('');
  return { digits, alternatives: other === digits ? [] : [other] };
}

/** All runs in the order they were said. */
export function digitRuns(tokens: readonly Token[]): DigitRun[] {
  return new RunReader(tokens).all();
}
