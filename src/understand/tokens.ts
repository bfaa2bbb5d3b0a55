// Cuts what was said into words, digit groups and signs; every reader here starts from these.
import { MAX_INPUT } from './understood.ts';

export interface Token {
  /** Lower case, typographic apostrophes made plain. */
  readonly text: string;
  readonly kind: 'word' | 'digits' | 'sign';
  /** Offsets into the clipped, normalised text. */
  readonly start: number;
  readonly end: number;
  /** True when nothing stands between this token and the one before it. */
  readonly glued: boolean;
}

/** Compatibility forms (full-width digits and the like) made plain, and over-long input cut. */
export function clip(text: string): string {
  return text
    .slice(0, MAX_INPUT)
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010-\u2015]/g, '-')
    .slice(0, MAX_INPUT);
}

const TOKEN = /\p{L}[\p{L}\p{M}]*(?:'\p{L}+)*|\d+|[^\s\p{L}\d]/gu;

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = -1;
  for (const match of clip(text).matchAll(TOKEN)) {
    const raw = match[0];
    const end = match.index + raw.length;
    tokens.push({
      text: raw.toLowerCase(),
      kind: /^\d/.test(raw) ? 'digits' : /^\p{L}/u.test(raw) ? 'word' : 'sign',
      start: match.index,
      end,
      glued: match.index === previousEnd,
    });
    previousEnd = end;
  }
  return tokens;
}
