// Inverse text normalisation: numbers, dates, times, money as said to the form in which they are written.
import { clip } from './tokens.ts';
import { writtenAddress } from './written-address.ts';
import { readAmount, writtenMoney, writtenPercent } from './written-amount.ts';
import { writtenDate } from './written-date.ts';
import { writtenDigits } from './written-digits.ts';
import { writtenElectronic } from './written-electronic.ts';
import { isWholeUtterance, speechOf } from './written-speech.ts';
import type { Rewrite, Rewriter, Speech } from './written-speech.ts';
import { writtenTime } from './written-time.ts';

/** "One", "first" and "second" alone are words more often than numbers: "this is the one", "first, let's see". */
function writtenNumber(speech: Speech, at: number): Rewrite | null {
  const amount = readAmount(speech.words, at);
  if (amount === null) return null;
  const lone = amount.end === at + 1 && /^(?:one|first|second|a)$/.test(speech.words[at] ?? '');
  if (lone && !isWholeUtterance(speech, at, amount.end) && !amongSigns(speech, at) && !ranks(speech, at))
    return null;
  return { text: amount.text, end: amount.end };
}

/** "She finished second", "the first": a place in an order, unlike "first, let's see". */
function ranks({ words }: Speech, at: number): boolean {
  const rank = /^(?:first|second)$/.test(words[at] ?? '');
  return rank && /^(?:the|finished|came|placed|ranked|ended|arrived)$/.test(words[at - 1] ?? '');
}

/** Inside a code or a list of numbers: "one/f-four", "a one b two". */
function amongSigns({ tokens, words }: Speech, at: number): boolean {
  const neighbours = [at - 1, at + 1];
  return neighbours.some((index) => {
    const token = tokens[index];
    const word = words[index] ?? '';
    if (token === undefined) return false;
    if (token.kind === 'sign')
      return /^[-/#@+*=]$/.test(word) || (word === ',' && readAmount(words, index + 1) !== null);
    return /^[b-hj-z]$/.test(word) || readAmount(words, index) !== null;
  });
}

const SYMBOLS: Readonly<Record<string, string>> = { hash: '#', hashtag: '#', ampersand: '&', asterisk: '*' };
const FUNCTION_WORD =
  /^(?:the|a|an|is|are|was|my|your|to|of|for|in|on|it|i|you|we|per|every|this|that|what|how|and)$/;

/** Signs read out: "hash", and "dollar" or "at" where there is no sentence around them, only a code. */
function writtenSymbol({ words }: Speech, at: number): Rewrite | null {
  const word = words[at] ?? '';
  const symbol = SYMBOLS[word];
  if (symbol !== undefined) return { text: symbol, end: at + 1 };
  if (/^(?:at|dollar|pound|percent)$/.test(word) && words[at + 1] === 'sign') {
    return { text: { at: '@', dollar: '$', pound: '#', percent: '%' }[word] ?? word, end: at + 2 };
  }
  const code = words.length <= 6 && !words.some((other) => FUNCTION_WORD.test(other));
  if (code && word === 'dollar') return { text: '$', end: at + 1 };
  return code && word === 'at' && at === words.length - 1 && at > 0 ? { text: '@', end: at + 1 } : null;
}

/** In order of how much each needs to see before it takes anything. */
const REWRITERS: readonly Rewriter[] = [
  writtenElectronic,
  writtenAddress,
  writtenMoney,
  writtenPercent,
  writtenTime,
  writtenDate,
  writtenDigits,
  writtenNumber,
  writtenSymbol,
];

/**
 * The text with what was spoken as numbers in its written form; everything else is left as it is.
 *
 * @example spokenToWritten('the ninth of may at half past two') // 9 may at 02:30
 */
export function spokenToWritten(text: string): string {
  const clipped = clip(text);
  const speech = speechOf(text);
  let out = '';
  let copied = 0;
  for (let at = 0; at < speech.tokens.length;) {
    const rewrite = firstRewrite(speech, at);
    const from = speech.tokens[at]?.start ?? clipped.length;
    if (rewrite === null) {
      at++;
      continue;
    }
    out += clipped.slice(copied, from) + rewrite.text;
    copied = speech.tokens[rewrite.end - 1]?.end ?? clipped.length;
    at = rewrite.end;
  }
  return out + clipped.slice(copied);
}

function firstRewrite(speech: Speech, at: number): Rewrite | null {
  for (const rewriter of REWRITERS) {
    const rewrite = rewriter(speech, at);
    if (rewrite !== null) return rewrite;
  }
  return null;
}
