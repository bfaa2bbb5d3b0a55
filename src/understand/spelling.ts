// Words spelled out on the telephone: "d-a-v-i-e-s", "S as in Sam", "sierra mike", "double t".
import { FIRST_NAMES } from './first-names.ts';
import { letterName, telephoneLetter } from './letters.ts';
import { REPEATS } from './number-words.ts';
import { clip, tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';

export interface Spelled {
  /** Lower-case letters; a space where the speller said one. */
  readonly letters: string;
  /** Token indexes, `to` exclusive. */
  readonly from: number;
  readonly to: number;
}

const AS_IN = /^(?:as|for|like|is)$/;
const isSign = (token: Token | undefined): boolean => token?.kind === 'sign';

/** Two letters that are more often a word than two letters of a name being spelled. */
const SHORT_WORDS =
  /^(?:i|a|am|so|at|my|is|it|in|on|to|do|me|we|he|no|of|or|if|up|us|by|go|as|be|ok|the|and|not|you|but|for|was|can|its)$/;

/** Letters given by one token, and how sure it makes that spelling is going on: 1 for a letter alone. */
function lettersOf(token: Token, original: string): { letters: string; weight: number } | null {
  const { text } = token;
  if (token.kind === 'digits') {
    return token.glued ? { letters: '', weight: 0 } : text === '0' ? { letters: 'o', weight: 0.5 } : null;
  }
  if (/^[a-z]$/.test(text)) return { letters: text, weight: SHORT_WORDS.test(text) ? 0.4 : 1 };
  const letter = telephoneLetter(text);
  if (letter !== undefined) return { letters: letter, weight: FIRST_NAMES.has(text) ? 0.4 : 1 };
  // Recognisers clump spelled letters: "p a UL b e NN e t t".
  if (/^[a-z]{2}$/.test(text) || /^[A-Z]{2,6}$/.test(original)) {
    return { letters: text, weight: SHORT_WORDS.test(text) && original === text ? 0.1 : 0.5 };
  }
  return /^[A-Za-z][a-z]{2,4}$/.test(original) ? { letters: text, weight: 0.1 } : null;
}

function asIn(tokens: readonly Token[], at: number): number {
  const link = tokens[at + 1];
  const letter = tokens[at]?.text ?? '';
  if (letter.length !== 1 || link === undefined || !AS_IN.test(link.text)) return at + 1;
  const word = tokens[at + 2]?.text === 'in' ? at + 3 : at + 2;
  const example = tokens[word]?.text ?? '';
  return example.length > 1 && example.startsWith(letter) ? word + 1 : at + 1;
}

/** How alike two words are, 0 to 1, by the letters they share in order. */
export function likeness(a: string, b: string): number {
  let at = 0;
  let shared = 0;
  for (const letter of a) {
    const found = b.indexOf(letter, at);
    if (found !== -1 && found - at <= 2) {
      shared++;
      at = found + 1;
    }
  }
  return shared / Math.max(a.length, b.length, 1);
}

/** The longest stretch of spelling in the text, or null when there is none worth the name. */
export function longestSpelling(text: string): Spelled | null {
  const tokens = tokenise(text);
  const source = clip(text);
  let best: (Spelled & { weight: number }) | null = null;
  for (let from = 0; from < tokens.length; from++) {
    const run = withoutSaidWords(tokens, spellingFrom(tokens, source, from));
    if (run.letters.length >= 2 && run.weight >= 2 && run.weight > (best?.weight ?? 0)) best = run;
    if (run.to > from + 1) from = run.to - 1;
  }
  return best;
}

/** "Davis d a v i e s": a word that is said first and then spelled is not part of the spelling. */
function withoutSaidWords(
  tokens: readonly Token[],
  run: Spelled & { weight: number },
): Spelled & { weight: number } {
  let cut = 0;
  let said = 0;
  for (let at = run.from; at < run.to && (isSign(tokens[at]) || (tokens[at]?.text.length ?? 0) >= 3); at++) {
    const word = isSign(tokens[at]) ? '' : (tokens[at]?.text ?? '');
    said += word.length;
    const resembles = word !== '' && likeness(word, run.letters.slice(said)) >= 0.6;
    if (resembles || tokens[at]?.text === ',') cut = said;
    if (cut === said && said > 0) run = { ...run, from: at + 1 };
  }
  return { ...run, letters: run.letters.slice(cut) };
}

function spellingFrom(tokens: readonly Token[], source: string, from: number): Spelled & { weight: number } {
  let letters = '';
  let weight = 0;
  let at = from;
  let to = from;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    if (isSign(token)) {
      // "Z. I. N. G. O." goes on; "Jane Doe. I am" does not.
      if (/[.;!?]/.test(token.text) && tokens[at - 1]?.text.length !== 1) break;
      at++;
      continue;
    }
    const times = REPEATS.get(token.text);
    const next = tokens[at + 1];
    if (times !== undefined && next !== undefined) {
      const repeated = lettersOf(next, source.slice(next.start, next.end));
      const letter =
        next.text === 'you' || next.text === 'u' ? 'w' : repeated?.letters.charAt(0).repeat(times);
      if (letter === undefined || letter === '') break;
      letters += letter;
      weight += 1;
      at += 2;
      to = at;
      continue;
    }
    const apostrophe = token.text === 'apostrophe' && letters !== '';
    const read = apostrophe
      ? { letters: "'", weight: 0 }
      : lettersOf(token, source.slice(token.start, token.end));
    const named = read ?? namedLetter(token, letters);
    if (named === null) break;
    letters += token.text === 'space' && letters !== '' ? ' ' : named.letters;
    weight += named.weight;
    at = asIn(tokens, at);
    to = at;
  }
  return { letters, from, to, weight };
}

/** "why", "you", "are" are letters only once letters have been said. */
function namedLetter(token: Token, before: string): { letters: string; weight: number } | null {
  if (token.text === 'space') return { letters: ' ', weight: 0 };
  const letter = before.length >= 2 ? letterName(token.text) : undefined;
  return letter === undefined ? null : { letters: letter, weight: 0.3 };
}
