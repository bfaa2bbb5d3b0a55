// Cuts what was said into words, digit groups and signs; every reader here starts from these.
import { plainText } from './plain-text.ts';
import { MAX_INPUT } from './understood.ts';

export interface Token {
  /** Lower case. */
  readonly text: string;
  readonly kind: 'word' | 'digits' | 'sign';
  /** Offsets into the plain text. */
  readonly start: number;
  readonly end: number;
  /** True when nothing stands between this token and the one before it. */
  readonly glued: boolean;
  /** True when a line break or a tab stands before it: what follows is another field. */
  readonly breaks: boolean;
}

/** The plain form of the text, over-long input cut. */
export function clip(text: string): string {
  return plainText(text.slice(0, MAX_INPUT)).text.slice(0, MAX_INPUT);
}

/** The tokens of the clipped plain text. */
export function tokenise(text: string): Token[] {
  return tokensOf(clip(text));
}

const TOKEN = /\p{L}[\p{L}\p{M}]*(?:'\p{L}+)*|\d+|[^\s\p{L}\d]/gu;

/** The tokens of a text that is plain already, whole. */
export function tokensOf(plain: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = 0;
  for (const match of plain.matchAll(TOKEN)) {
    const raw = match[0];
    const end = match.index + raw.length;
    tokens.push({
      text: raw.toLowerCase(),
      kind: /^\d/.test(raw) ? 'digits' : /^\p{L}/u.test(raw) ? 'word' : 'sign',
      start: match.index,
      end,
      glued: match.index === previousEnd && match.index > 0,
      breaks: /[\n\r\t\f\v]/.test(plain.slice(previousEnd, match.index)),
    });
    previousEnd = end;
  }
  return tokens;
}
