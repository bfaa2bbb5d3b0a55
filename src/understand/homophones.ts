// Which of the words that sound like a digit stand for one: "nine ate to for six" is dictated, "nine to five" is not.
import { DIGIT_HOMOPHONES, REPEATS, TEENS, TENS, UNITS } from './number-words.ts';
import type { Token } from './tokens.ts';

/** Fewer items than this with a "to" or "for" between them are more often a range or a count than a number. */
const DICTATED = 4;
/** With so many digits behind it, "oh," opens a number; with fewer it is a sigh. */
const AFTER_SIGH = 3;

const isZero = (text: string): boolean => DIGIT_HOMOPHONES.get(text) === '0';
const isLarge = (text: string): boolean => TEENS.has(text) || TENS.has(text) || /^(?:hundred|thousand)$/.test(text);

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
      large ||= isLarge(text);
    }
    const whole = from === 0 && at >= tokens.length;
    acceptFrom(tokens, { items, strong, large, repeats, whole }, accepted);
  }
  return accepted;
}

function acceptFrom(tokens: readonly Token[], block: Block, accepted: Set<number>): void {
  const { items, strong, large, repeats, whole } = block;
  if (whole && items.length === 1 && strong === 0 && !repeats) {
    // One digit a turn: "oh", "to".
    if (/^(?:o|oh|to|too|for|won|ate)$/.test(tokens[items[0] ?? 0]?.text ?? '')) accepted.add(items[0] ?? 0);
    return;
  }
  const zeroFirst = items.length === 2 && strong === 1 && tokens[(items[0] ?? 0) + 1] === tokens[items[1] ?? 0];
  if (strong < 2 && !(strong === 1 && (repeats || zeroFirst || (whole && items.length > 1)))) return;
  items.forEach((index, place) => {
    const { text } = tokens[index] ?? { text: '' };
    if (!DIGIT_HOMOPHONES.has(text)) return;
    const first = place === 0;
    const last = place === items.length - 1;
    if (isZero(text)) {
      const sigh = first && tokens[index + 1]?.kind === 'sign' && strong < AFTER_SIGH;
      const trails = last && tokens[index - 1]?.kind === 'sign' && !endsSpeech(tokens, index);
      if (!sigh && !trails) accepted.add(index);
    } else if (large || items.length < DICTATED) return;
    else if ((!first && !last) || (first ? index === 0 && whole : endsSpeech(tokens, index))) accepted.add(index);
  });
}

function endsSpeech(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  return next === undefined || next.kind === 'sign';
}
