// Reads one number of a known length out of all that a caller has said: in one breath, one digit a turn, in pieces with
// talk in between, corrected in the middle or afterwards. What they took back is never the answer.
import type { DigitPiece } from './digit-runs.ts';
import { readingsOf } from './digits.ts';
import type { NumberLabel } from './number-labels.ts';
import { numbersSaid, type NumberSaid } from './numbers-said.ts';
import { clip, tokensOf } from './tokens.ts';

export interface AnswerKind {
  readonly label: NumberLabel;
  /** Lengths it has, the usual one first; pieces add up to that. */
  readonly lengths: readonly number[];
}

export interface Answer {
  readonly digits: string;
  /** Index of the turn that made it what it is. */
  readonly turn: number;
  /** It was put together, or something was taken back on the way. */
  readonly repaired: boolean;
}

export interface AnswerHeard {
  /** Null while there is none, and while it is open which one is meant. */
  readonly answer: Answer | null;
  /** Two were said, and it is open which one is meant. */
  readonly open: boolean;
  /** How many digits there are of one that is not complete. */
  readonly pending: number;
}

/** One number as it was said, with the words that tell how it is meant. */
interface Statement {
  readonly number: NumberSaid;
  readonly before: string;
  readonly after: string;
}

type Meaning = 'taken back' | 'correction' | 'ending' | 'or' | 'plain';

const NOT =
  /\b(?:not|forget|ignore|disregard|isn't|wasn't|ain't|instead of|rather than|no longer|nor|never)(?: (?:the|a|an|my|it|it's|in|at|is|was))*\W*$/;
const OLD =
  /\b(?:old|older|previous|previously|former|formerly|used to|ex|outdated|before (?:we|i|that|it|the)|back then|until|last (?:year|place|address)|(?:moved|move|moving) (?:from|out))\b/;
const OLD_AFTER =
  /^\W*(?:(?:is|was|that's|that was) )?(?:(?:my|the|our) )?(?:old|previous(?:ly)?|former(?:ly)?|before (?:we|i|that|the|it)|until|back then|wrong)\b/;
/** "Change the two to a one", "the two should be a one". */
const EXCHANGED = /^\W*(?:(?:in)?to|with|(?:should|must|needs to|has to|ought to) be)\b/;
const APOLOGY = /\b(?:sorry|wait|hang on|hold on|excuse me|oops|let me)\b/;
const REPLACING =
  /\b(?:no|nope|not|actually|(?:i|i'd) (?:mean|meant)|correction|rather|scratch|mistake|instead|strike|make (?:it|that)|should be|misspoke|wrong|change)\b/;
const ENDING = /\b(?:last|ends?|ending|finish(?:es)?|final|at the end)\b/;
const AFRESH =
  /\b(?:start(?:ing)? (?:over|again)|from the (?:start|beginning|top)|all over|(?:say|try|give you|do) (?:it|that|this) again)\b/;

function meaningOf({ number, before, after }: Statement): Meaning {
  if (NOT.test(before) || (number.digits.length < 3 && EXCHANGED.test(after))) return 'taken back';
  const clause = before.split(/\b(?:and|but|now|so)\b|[.,;!?]/).at(-1) ?? '';
  if ((OLD.test(clause) && !/\bnew\b/.test(clause)) || OLD_AFTER.test(after)) return 'taken back';
  if (/^\W*or\b/.test(before) && !/\brather\b/.test(before)) return 'or';
  if (REPLACING.test(before) || APOLOGY.test(before)) return 'correction';
  return ENDING.test(before) || /^\W*(?:at|is|are) the (?:end|last)\b/.test(after) ? 'ending' : 'plain';
}

/** "Not two, one": said in one go, they are what is taken back and what stands in its place. */
function exchanged(statement: Statement): Statement[] {
  const [back, instead, ...rest] = statement.number.pieces;
  const pair =
    NOT.test(statement.before) && rest.length === 0 && back?.digits.length === instead?.digits.length;
  if (!pair || back === undefined || instead === undefined) return [statement];
  const only = (piece: DigitPiece): NumberSaid => ({
    ...statement.number,
    pieces: [piece],
    digits: piece.digits,
  });
  return [
    { ...statement, number: only(back), after: '' },
    { ...statement, number: only(instead), before: '' },
  ];
}

class AnswerReader {
  readonly #kind: AnswerKind;
  readonly #length: number;
  #answer: Answer | null = null;
  #pieces: string[] = [];
  /** What was taken back and waits for what is to stand in its place. */
  #takenBack: string | null = null;
  #open = false;

  constructor(kind: AnswerKind) {
    this.#kind = kind;
    this.#length = kind.lengths[0] ?? 0;
  }

  get heard(): AnswerHeard {
    const pending = this.#pieces.join('').length;
    return { answer: this.#open ? null : this.#answer, open: this.#open, pending };
  }

  /** @param turn its index among all turns */
  hear(said: string, turn: number): void {
    const statements = this.#statementsIn(said);
    if (AFRESH.test(said.toLowerCase())) this.#pieces = [];
    this.#takenBack = null;
    for (const statement of statements) this.#take(statement, turn);
  }

  #statementsIn(said: string): Statement[] {
    const plain = clip(said);
    const tokens = tokensOf(plain);
    const { label } = this.#kind;
    const numbers = numbersSaid(plain, tokens).filter(
      (number) =>
        number.identifies && (number.label === null || number.label === label || number.label === 'address'),
    );
    const slice = (from: number, to: number) =>
      plain.slice(tokens[from - 1]?.end ?? 0, tokens[to]?.start ?? plain.length).toLowerCase();
    return numbers.flatMap((number, index) => {
      const before = slice(numbers[index - 1]?.to ?? 0, number.from);
      const after = slice(number.to, numbers[index + 1]?.from ?? tokens.length);
      return exchanged({ number, before, after });
    });
  }

  #take(statement: Statement, turn: number): void {
    const meaning = meaningOf(statement);
    const whole = this.#wholeIn(statement.number);
    const { digits } = statement.number;
    if (meaning === 'taken back') {
      this.#takenBack = whole ?? digits;
      if (this.#answer !== null && this.#answer.turn === turn && this.#answer.digits === whole)
        this.#answer = null;
    } else if (whole !== undefined) this.#takeWhole(whole, meaning, turn);
    else if (digits.length < this.#length && statement.number.label !== 'address')
      this.#takePiece(digits, meaning, turn);
  }

  #takeWhole(digits: string, meaning: Meaning, turn: number): void {
    const rival = this.#answer !== null && this.#answer.turn === turn && this.#answer.digits !== digits;
    const replaces = meaning === 'correction' || this.#takenBack !== null;
    this.#open = rival && !replaces;
    this.#settle(digits, turn, replaces);
  }

  #takePiece(digits: string, meaning: Meaning, turn: number): void {
    const pending = this.#pieces.join('');
    const base = pending === '' ? (this.#answer?.digits ?? '') : pending;
    const back = this.#takenBack;
    if (
      back !== null ||
      (meaning === 'correction' && base !== '') ||
      (meaning === 'ending' && pending === '' && base !== '')
    ) {
      const mended = this.#mend(base, digits);
      if (mended !== null) {
        this.#continueWith(mended, turn, true);
        return;
      }
    }
    // Behind a whole number it is the four digits of ZIP+4, or talk.
    if (this.#answer?.turn === turn && pending === '') return;
    this.#continueWith([...this.#pieces, digits], turn, this.#pieces.length > 0);
  }

  /** A piece in the place of what was said last, or of what was taken back; null where it only goes on. */
  #mend(base: string, digits: string): string[] | null {
    const back = this.#takenBack;
    this.#takenBack = null;
    if (back !== null && back.length === digits.length) {
      const at = base.lastIndexOf(back);
      if (at >= 0) return [base.slice(0, at) + digits + base.slice(at + back.length)];
    }
    if (back?.length === this.#length) return [back.slice(0, back.length - digits.length) + digits];
    if (base.length < digits.length) return null;
    if (base.length + digits.length <= this.#length && back === null) return null;
    return [base.slice(0, base.length - digits.length) + digits];
  }

  #continueWith(pieces: readonly string[], turn: number, repaired: boolean): void {
    this.#pieces = [...pieces];
    // The latest pieces count: what came before them may have been talk.
    for (let from = 0; from < pieces.length; from += 1) {
      const digits = pieces.slice(from).join('');
      if (digits.length !== this.#length) continue;
      this.#open = false;
      this.#settle(digits, turn, repaired);
      return;
    }
  }

  #settle(digits: string, turn: number, repaired: boolean): void {
    this.#answer = { digits: digits.slice(0, this.#length), turn, repaired };
    this.#pieces = [];
  }

  #wholeIn(number: NumberSaid): string | undefined {
    const readings = readingsOf(number);
    for (const length of this.#kind.lengths) {
      const fit = readings.find((reading) => reading.length === length);
      if (fit !== undefined) return fit;
    }
    return undefined;
  }
}

/** @param turns all that the caller has said, oldest first */
export function answerOverTurns(turns: readonly string[], kind: AnswerKind): AnswerHeard {
  const reader = new AnswerReader(kind);
  turns.forEach((said, turn) => reader.hear(said, turn));
  return reader.heard;
}
