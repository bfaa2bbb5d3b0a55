// Finds the runs of digits in an utterance, spoken ("double four oh nine"), typed ("98109") or mixed.
import { DIGIT_HOMOPHONES, REPEATS, TEENS, TENS, UNITS } from './number-words.ts';
import { readBelowHundred, readNumber } from './numbers.ts';
import type { Token } from './tokens.ts';

/** Digits said in one breath: between two pieces of a run stands a comma, a full stop or "and". */
export interface DigitPiece {
  readonly digits: string;
  /** Other ways to hear the same words: "one hundred nine" is 109, or 100 and then 9. */
  readonly alternatives: readonly string[];
}

export interface DigitRun {
  readonly pieces: readonly DigitPiece[];
  /** Token indexes, `to` exclusive. */
  readonly from: number;
  readonly to: number;
}

interface Element {
  readonly digits: string;
  readonly alternative?: string;
  readonly end: number;
}

const FILLERS = new Set([
  'uh',
  'um',
  'er',
  'erm',
  'ah',
  'uhm',
  'umm',
  'hm',
  'hmm',
  'mm',
  'dash',
  'hyphen',
  'space',
  'then',
]);
const OPTIONAL_SIGNS = new Set(['-', '(', ')', '+', '#', '*', "'", '"', '_']);
const SEPARATORS = new Set([',', '.', ';', '...', '…', 'and', '&', '/']);
const isFiller = (token: Token): boolean => FILLERS.has(token.text) || OPTIONAL_SIGNS.has(token.text);

const isNumberWord = (text: string): boolean => UNITS.has(text) || TEENS.has(text) || TENS.has(text);

/** Typed digits that belong to an amount, a date or a time are not a number that identifies anything. */
function isQuantity(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const further = tokens[at + 2];
  if (before !== undefined && '$£€₹'.includes(before.text)) return true;
  if (after?.glued === true && /^(?:st|nd|rd|th|am|pm|k|m|%)$/.test(after.text)) return true;
  const joinsDate = (sign: Token | undefined, next: Token | undefined): boolean =>
    sign?.glued === true && (sign.text === '/' || sign.text === ':') && next?.kind === 'digits';
  return joinsDate(after, further) || (joinsDate(before, tokens[at - 2]) && tokens[at]?.glued === true);
}

const MEASURES =
  /^(?:dollars?|bucks|cents?|pounds?|euros?|percent|years?|days?|weeks?|months?|hours?|minutes?|people|persons|times|o'clock|am|pm)$/;

/** "1943 the year I got married", "44 years", "four hundred dollars". */
function isMeasured(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end];
  if (next === undefined) return false;
  return MEASURES.test(next.text) || (next.text === 'the' && tokens[end + 1]?.text === 'year');
}

/** Marks the homophones ("to", "for", "oh") that stand among digits, by blocks of neighbouring digit words. */
function homophonesAmongDigits(tokens: readonly Token[]): Set<number> {
  const accepted = new Set<number>();
  let at = 0;
  while (at < tokens.length) {
    const block: number[] = [];
    let strong = 0;
    for (; at < tokens.length; at++) {
      const token = tokens[at];
      if (token === undefined) break;
      const short = token.kind === 'digits' && token.text.length <= 2;
      if (isNumberWord(token.text) || short) strong++;
      else if (!DIGIT_HOMOPHONES.has(token.text) && !REPEATS.has(token.text) && !isFiller(token)) break;
      block.push(at);
    }
    const zero = block.some((index) => REPEATS.has(tokens[index]?.text ?? ''));
    if (strong >= 2 || (zero && strong >= 1)) acceptBlock(tokens, block, accepted);
    at++;
  }
  return accepted;
}

/** At the rim of a block "to" and "for" are more often prepositions, unless the block is all that was said. */
function acceptBlock(tokens: readonly Token[], block: readonly number[], accepted: Set<number>): void {
  const first = block[0] ?? 0;
  const last = block.at(-1) ?? 0;
  const rest = tokens[last + 1];
  const endsSpeech = rest === undefined || rest.kind === 'sign';
  for (const index of block) {
    const digit = DIGIT_HOMOPHONES.get(tokens[index]?.text ?? '');
    if (digit === undefined) continue;
    const inside = index !== first && index !== last;
    if (inside || digit === '0' || (index === first ? first === 0 && endsSpeech : endsSpeech))
      accepted.add(index);
  }
}

function singleDigit(
  tokens: readonly Token[],
  at: number,
  homophones: ReadonlySet<number>,
): string | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'digits') return token.text;
  const unit = UNITS.get(token.text);
  if (unit !== undefined) return String(unit);
  return homophones.has(at) ? DIGIT_HOMOPHONES.get(token.text) : undefined;
}

function readRepeat(tokens: readonly Token[], at: number, homophones: ReadonlySet<number>): Element | null {
  const times = REPEATS.get(tokens[at]?.text ?? '');
  if (times === undefined) return null;
  const name = tokens[at + 1]?.text ?? '';
  const digit = singleDigit(tokens, at + 1, homophones) ?? (/^(?:o|oh)$/.test(name) ? '0' : undefined);
  const [head] = digit ?? '';
  if (digit === undefined || head === undefined) return null;
  return { digits: head.repeat(times) + digit.slice(1), end: at + 2 };
}

/** "three fives" is 555. */
function readPlural(tokens: readonly Token[], at: number): Element | null {
  const times = UNITS.get(tokens[at]?.text ?? '') ?? 0;
  const plural = tokens[at + 1]?.text ?? '';
  const stem = plural.endsWith('xes') ? plural.slice(0, -2) : plural.endsWith('s') ? plural.slice(0, -1) : '';
  const unit = UNITS.get(stem) ?? (plural === 'zeroes' ? 0 : undefined);
  if (times < 2 || unit === undefined) return null;
  return { digits: String(unit).repeat(times), end: at + 2 };
}

function readWords(tokens: readonly Token[], words: readonly string[], at: number): Element | null {
  const small = readBelowHundred(words, at);
  if (small === null || small.ordinal) return null;
  const bigger = words[small.end] === 'hundred' || words[small.end] === 'thousand';
  if (!bigger || small.value === 0n) return { digits: String(small.value), end: small.end };
  const whole = readNumber(words, at);
  if (whole === null || whole.ordinal || isMeasured(tokens, whole.end)) return null;
  const round = readNumber(words.slice(0, small.end + 1), at);
  if (round === null || whole.end === round.end) return { digits: String(whole.value), end: whole.end };
  const tail = String(readNumber(words.slice(0, whole.end), round.end)?.value ?? '');
  const split = `${round.value}${tail}`;
  // "eight hundred five five five": a lone unit with more digits behind it is dictated, not counted.
  const dictated = tail.length === 1 && UNITS.has(words[whole.end] ?? '');
  return dictated
    ? { digits: split, alternative: String(whole.value), end: whole.end }
    : { digits: String(whole.value), alternative: split, end: whole.end };
}

function elementAt(
  tokens: readonly Token[],
  words: readonly string[],
  at: number,
  homophones: ReadonlySet<number>,
): Element | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'digits') {
    return isQuantity(tokens, at) || isMeasured(tokens, at + 1) ? null : { digits: token.text, end: at + 1 };
  }
  if (token.kind === 'sign') return null;
  const homophone = homophones.has(at) ? DIGIT_HOMOPHONES.get(token.text) : undefined;
  if (homophone !== undefined) return { digits: homophone, end: at + 1 };
  return readRepeat(tokens, at, homophones) ?? readPlural(tokens, at) ?? readWords(tokens, words, at);
}

/** Where the next element of a run may start: behind fillers, and behind at most one separator. */
function skipBetween(tokens: readonly Token[], from: number): { at: number; separated: boolean } {
  let at = from;
  let separated = false;
  for (let token = tokens[at]; token !== undefined; token = tokens[++at]) {
    const inner = token.glued && tokens[at + 1]?.glued === true;
    if (SEPARATORS.has(token.text)) {
      // "3345 and 5678" are two numbers; "four one and five" is one said slowly.
      const typed = (tokens[at - 1]?.text ?? '').length > 1 && tokens[at - 1]?.kind === 'digits';
      if (typed && (token.text === 'and' || token.text === '&')) return { at: tokens.length, separated };
      separated ||= !(inner && token.text === '.');
    } else if (!isFiller(token)) break;
  }
  return { at, separated };
}

function pieceOf(elements: readonly Element[]): DigitPiece {
  const digits = elements.map((element) => element.digits).join('');
  const other = elements.map((element) => element.alternative ?? element.digits).join('');
  return { digits, alternatives: other === digits ? [] : [other] };
}

/** All runs in the order they were said. */
export function digitRuns(tokens: readonly Token[]): DigitRun[] {
  const words = tokens.map((token) => token.text);
  const homophones = homophonesAmongDigits(tokens);
  const runs: DigitRun[] = [];
  for (let at = 0; at < tokens.length;) {
    const first = elementAt(tokens, words, at, homophones);
    if (first === null) {
      at++;
      continue;
    }
    const pieces: DigitPiece[] = [];
    let elements = [first];
    let end = first.end;
    for (;;) {
      const next = skipBetween(tokens, end);
      const element = elementAt(tokens, words, next.at, homophones);
      if (element === null) break;
      if (next.separated) {
        pieces.push(pieceOf(elements));
        elements = [];
      }
      elements.push(element);
      end = element.end;
    }
    pieces.push(pieceOf(elements));
    if (!(elements.length === 1 && isMeasured(tokens, end))) runs.push({ pieces, from: at, to: end });
    at = end;
  }
  return runs;
}
