// Codes of letters and digits: claim, policy and booking references, spelled or typed.
import { alphabetLetter } from './letters.ts';
import { lastLabel } from './number-labels.ts';
import type { NumberLabel } from './number-labels.ts';
import { UNITS } from './number-words.ts';
import { tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';
import { firstUnderstood, likely, sure } from './understood.ts';
import type { Understood } from './understood.ts';

interface CodePart {
  readonly text: string;
  readonly digits: boolean;
}

/** Short words that stand before a code and are no part of it. */
const NOT_CODE =
  /^(?:is|its|it|it's|my|the|and|no|num|number|id|code|yes|yeah|yep|sure|ok|okay|a|an|of|for|to|so|oh|uh|um|er|well|am|i|i'm|you|sorry|madam|sir|ssn|name|here|this|that|that's|hi|was|be|mr|ms|or|ref|please|got|not)$/;

function partOf(token: Token): CodePart | null {
  if (token.kind === 'digits') return { text: token.text, digits: true };
  if (token.kind === 'sign') return null;
  const unit = UNITS.get(token.text);
  if (unit !== undefined) return { text: String(unit), digits: true };
  const letter = alphabetLetter(token.text);
  if (letter !== undefined) return { text: letter, digits: false };
  return /^[a-z]{1,5}$/.test(token.text) ? { text: token.text, digits: false } : null;
}

/** Stretches of code parts that hold at least one digit, with the label said before each. */
function codes(text: string): { parts: CodePart[]; label: NumberLabel | null }[] {
  const tokens = tokenise(text);
  const found: { parts: CodePart[]; label: NumberLabel | null }[] = [];
  let parts: CodePart[] = [];
  let before: string[] = [];
  const close = (): void => {
    if (parts.some((part) => part.digits)) {
      found.push({ parts, label: lastLabel(before.join(' ')) });
      before = [];
    } else before.push(...parts.map((part) => part.text));
    parts = [];
  };
  for (const [index, token] of tokens.entries()) {
    // A single letter before a digit, or inside a code, is the code's more often than an article.
    const inCode = parts.length > 0 || tokens[index + 1]?.kind === 'digits';
    const lead = NOT_CODE.test(token.text) && !(token.text.length === 1 && inCode);
    const part = lead || lastLabel(token.text) !== null ? null : partOf(token);
    if (part !== null) {
      parts.push(part);
    } else if (token.kind !== 'sign' || !'-/#'.includes(token.text)) {
      close();
      before.push(token.text);
    }
  }
  close();
  return found;
}

/** Letters directly before the first digit count up to a code's length; longer words before are talk. */
function trimmed(parts: readonly CodePart[]): CodePart[] {
  const firstDigit = parts.findIndex((part) => part.digits);
  let from = firstDigit;
  while (from > 0 && (parts[from - 1]?.text.length ?? 9) <= (from === firstDigit ? 5 : 1)) from--;
  const lastDigit = parts.findLastIndex((part) => part.digits);
  let to = lastDigit + 1;
  while (to < parts.length && (parts[to]?.text.length ?? 9) <= 3) to++;
  return parts.slice(from, to);
}

/**
 * A reference code with at least one digit, its parts divided by spaces as they were given.
 *
 * @param label which reference is wanted; numbers that are labelled as something else are passed over
 */
export function understandReference(
  text: string,
  options: { readonly label?: NumberLabel; readonly nbest?: readonly string[] } = {},
): Understood<string> {
  return firstUnderstood(text, options.nbest, (hypothesis) => {
    const all = codes(hypothesis);
    const own = all.find((code) => code.label !== null && code.label === options.label);
    const chosen = own ?? all.find((code) => code.label === null);
    if (chosen === undefined) return null;
    const code = trimmed(chosen.parts)
      .map((part) => part.text)
      .join(' ');
    if (code.replace(/ /g, '').length < 3) return null;
    return own === undefined ? likely(code) : sure(code);
  });
}
