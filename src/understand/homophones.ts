// Which of the words that sound like a digit stand for one: "nine ate to for six" is dictated, "nine to five" is not.
import { DIGIT_HOMOPHONES, REPEATS, TEENS, TENS, UNITS } from './number-words.ts';
import type { Token } from './tokens.ts';

/** Fewer items than this with a "to" or "for" between them are more often a range or a count than a number. */
const DICTATED = 4;

const isZero = (text: string): boolean => DIGIT_HOMOPHONES.get(text) === '0';
const isLarge = (text: string): boolean =>
  TEENS.has(text) || TENS.has(text) || /^(?:hundred|thousand)$/.test(text);

interface Block {
  /** Token indexes of digits and of what sounds like one. */
  readonly items: readonly number[];
  readonly strong: number;
  readonly large: boolean;
  readonly repeats: boolean;
  /** The block is all that was said. */
  readonly whole: boolean;
}

/** Indexes of the homophones that are digits. */
export function homophonesAmongDigits(
  tokens: readonly Token[],
  isGap: (token: Token) => boolean,
): ReadonlySet<number> {
  const accepted = new Set<number>();
  for (let at = 0; at < tokens.length; at += 1) {
    const from = at;
    const items: number[] = [];
    let [strong, large, repeats] = [0, false, false];
    for (let token = tokens[at]; token !== undefined; token = tokens[(at += 1)]) {
      const { text, kind } = token;
      const short = kind === 'digits' && text.length <= 2;
      if (UNITS.has(text) || short || isLarge(text)) strong += 1;
      else if (REPEATS.has(text)) repeats = true;
      else if (!DIGIT_HOMOPHONES.has(text)) {
        if (isGap(token)) continue;
        break;
      }
      items.push(at);
      large ||= isLarge(text) || (kind === 'digits' && text.length > 1);
    }
    const whole = from === 0 && at >= tokens.length;
    acceptFrom(tokens, { items, strong, large, repeats, whole }, accepted);
  }
  return accepted;
}

function acceptFrom(tokens: readonly Token[], block: Block, accepted: Set<number>): void {
  if (isOneTurn(tokens, block)) block.items.forEach((index) => accepted.add(index));
  if (!isNumber(tokens, block)) return;
  block.items.forEach((index, place) => {
    const { text } = tokens[index] ?? { text: '' };
    if (!DIGIT_HOMOPHONES.has(text)) return;
    if (isZero(text) ? isZeroHere(tokens, block, place) : isDigitHere(tokens, block, place))
      accepted.add(index);
  });
}

/** One digit a turn, or none but zeros: "oh", "to", "then oh". */
function isOneTurn(tokens: readonly Token[], { items, strong, repeats, whole }: Block): boolean {
  const texts = items.map((index) => tokens[index]?.text ?? '');
  if (strong > 0 || repeats || texts.length === 0) return false;
  if (texts.every(isZero)) {
    const [first = 0] = items;
    const led = /^(?:is|next|then|a|an)$/.test(tokens[first - 1]?.text ?? '');
    return whole || (led && endsSpeech(tokens, items.at(-1) ?? 0));
  }
  return whole && texts.length === 1 && /^(?:to|too|for|won|ate)$/.test(texts[0] ?? '');
}

function isNumber(tokens: readonly Token[], { items, strong, repeats, whole }: Block): boolean {
  if (strong >= 2) return true;
  const [first = 0, second] = items;
  const ohNine = items.length === 2 && second === first + 1 && isZero(tokens[first]?.text ?? '');
  const zeros = items.filter((index) => isZero(tokens[index]?.text ?? '')).length;
  const oneOh = zeros > 0 && zeros === items.length - 1 && endsSpeech(tokens, items.at(-1) ?? 0);
  return (
    strong === 1 && (repeats || ohNine || oneOh || items.length >= DICTATED || (whole && items.length > 1))
  );
}

/** "Oh, two visits" begins with a sigh; "oh, oh, five, oh, one" does not. */
function isZeroHere(tokens: readonly Token[], { items, whole }: Block, place: number): boolean {
  const index = items[place] ?? 0;
  const opens = index === 0 || tokens[index - 1]?.kind === 'sign';
  const sigh =
    !whole && opens && place === 0 && tokens[index + 1]?.kind === 'sign' && items.length < DICTATED;
  const trails =
    place === items.length - 1 &&
    items.length < DICTATED &&
    tokens[index - 1]?.kind === 'sign' &&
    !endsSpeech(tokens, index);
  return !sigh && !trails;
}

function isDigitHere(tokens: readonly Token[], { items, large, whole }: Block, place: number): boolean {
  if (large || items.length < DICTATED) return false;
  const index = items[place] ?? 0;
  if (place === 0) return index === 0 && whole;
  return place < items.length - 1 || endsSpeech(tokens, index);
}

function endsSpeech(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  return next === undefined || next.kind === 'sign';
}
