// Tells what speech over the agent's voice means: go on talking, stop, correct, repeat or answer (REQUIREMENTS B2).
import {
  AGREEING,
  APPRAISING,
  ASKING_AGAIN,
  CORRECTING,
  DENYING,
  LEADING_IN,
  QUESTIONING,
  RECEIPT_PHRASES,
  STOPPING,
  UNDERSTANDING,
  WANTING,
} from './interruption-words.ts';
import { plainWords } from './lexicon-normalise.ts';
import { occurs } from './lexicon-phrase.ts';
import type { Phrase } from './lexicon-phrase.ts';

export type InterruptionKind =
  'backchannel' | 'stop' | 'correction' | 'repeat_request' | 'question' | 'floor_take';

/** Longer remarks take the floor even when they open with agreement; in meetings nine in ten receipts are shorter. */
const LONGEST_RECEIPT = 8;
const SHORT_AFTERTHOUGHT = 4;
/** A remark that breaks off on one of these goes on: the speaker is taking the floor. */
const UNFINISHED =
  /^(?:and|but|because|so|is|are|was|the|a|an|to|of|i|he|she|they|we|you|if|or|not|well|each)$/;
const HUMMED: ReadonlySet<string> = new Set(['um', 'uh', 'hm', 'hmm', 'hmmm', 'mm', 'mmm', 'er', 'ah']);

/**
 * Whether the agent goes on talking over this, or yields the floor.
 *
 * @param situation `agentAsked`: the agent had just put a question, so that even "yes" is an answer and not a nod
 */
export function classifyInterruption(
  text: string,
  situation: { readonly agentAsked?: boolean } = {},
): 'continue' | 'yield' {
  if (situation.agentAsked === true)
    return spokenWords(text).every((word) => HUMMED.has(word)) ? 'continue' : 'yield';
  return interruptionKind(text) === 'backchannel' ? 'continue' : 'yield';
}

/** What kind of interruption this is; silence and noise without words count as a backchannel. */
export function interruptionKind(text: string): InterruptionKind {
  const plain = plainWords(text);
  const words = spokenWords(text);
  const rest = afterReceipts(words);
  const asked = plain.includes('?') ? '? ' : '';
  const remark = ` ${rest.join(' ')} ${asked}`;
  if (any(ASKING_AGAIN, plain)) return 'repeat_request';
  if (any(STOPPING, plain)) return 'stop';
  if (rest.length === 0 || (asked === '' && any(UNDERSTANDING, plain))) return 'backchannel';
  const agreeing = words.slice(0, words.length - rest.length).some((word) => AGREEING.has(word));
  if (any(CORRECTING, remark) || (!agreeing && !any(APPRAISING, plain) && any(DENYING, remark)))
    return 'correction';
  if (any(QUESTIONING, remark)) return 'question';
  return isReceipt(remark, { plain, words, rest, agreeing }) ? 'backchannel' : 'floor_take';
}

interface Remark {
  readonly plain: string;
  readonly words: readonly string[];
  /** The words after the receipts that opened the remark. */
  readonly rest: readonly string[];
  readonly agreeing: boolean;
}

/** Agreement with a comment after it, or a comment alone that only appraises what was heard. */
function isReceipt(remark: string, { plain, words, rest, agreeing }: Remark): boolean {
  if (words.length > LONGEST_RECEIPT || any(WANTING, remark)) return false;
  if (any(APPRAISING, plain)) return true;
  if (!agreeing) return false;
  // "Okay" closes what was heard; what breaks off after it decides nothing yet, and more words are judged again.
  if (words[0] === 'okay' && words.length <= SHORT_AFTERTHOUGHT) return true;
  if (rest[0] === 'well') return false;
  // "Yeah it is" is complete; "yeah each is" goes on.
  if (rest.length === 2 && /^(?:it|that|he|she|they|this) (?:is|are|was)$/.test(rest.join(' '))) return true;
  return !UNFINISHED.test(rest.at(-1) ?? '');
}

/** The words left when the receipts at the beginning have been taken away; none when receipts are all there is. */
function afterReceipts(words: readonly string[]): readonly string[] {
  const opened = withoutReceipts(words, 0);
  // "Well absolutely" and "no, okay" are receipts; "no, that is right, it was Tuesday" only looks like one.
  return withoutReceipts(opened, 3).length === 0 ? [] : opened;
}

function withoutReceipts(words: readonly string[], mostLeadingIn: number): readonly string[] {
  let rest = words;
  for (;;) {
    const led = rest.findIndex((word) => !LEADING_IN.has(word));
    const next =
      receiptAt(rest) ?? (led > 0 && led <= mostLeadingIn ? receiptAt(rest.slice(led)) : undefined);
    if (next === undefined) return rest;
    rest = next;
  }
}

/** What follows the receipt that these words open with, if they do. */
function receiptAt(words: readonly string[]): readonly string[] | undefined {
  const found = RECEIPT_PHRASES.find((receipt) => receipt.every((word, at) => words[at] === word));
  return found === undefined ? undefined : words.slice(found.length);
}

function spokenWords(text: string): readonly string[] {
  const words = plainWords(text, { keepFillers: true })
    .split(' ')
    .filter((word) => word !== '' && word !== '.' && word !== '?');
  // Speakers who claim a turn stutter: "that's that's true". A pair or a word said twice counts once.
  return words.filter(
    (word, at) =>
      word !== words[at - 1] &&
      !(word === words[at - 2] && (words[at - 1] === words[at - 3] || words[at + 1] === words[at - 1])),
  );
}

function any(phrases: readonly Phrase[], plain: string): boolean {
  return phrases.some((phrase) => occurs(phrase, plain));
}
