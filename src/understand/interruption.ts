// Tells what speech over the agent's voice means: go on talking, stop, correct, repeat or answer (REQUIREMENTS B2).
import { ASKING_AGAIN, CORRECTING, HALTING, QUESTIONING, RECEIPTS, STOPPING } from './interruption-words.ts';
import { plainWords } from './lexicon-normalise.ts';
import { occurs } from './lexicon-phrase.ts';
import type { Phrase } from './lexicon-phrase.ts';
import { isFarewell } from './parting-words.ts';
import { isMadeOf, isReceipt, spokenWords } from './receipts.ts';
import { wishClauses } from './wish-clauses.ts';

/** `goodbye` is a mere farewell: it takes the floor in the middle of a call, and is a nod when the agent says goodbye. */
export type InterruptionKind =
  'backchannel' | 'goodbye' | 'stop' | 'correction' | 'repeat_request' | 'question' | 'floor_take';

/** "Well, it's" goes on, although "it is" by itself agrees. */
const BREAKS_OFF = /['’](?:s|re|m|ll|d|ve)\W*$/i;
const HUMMED: ReadonlySet<string> = new Set(['um', 'uh', 'hm', 'hmm', 'hmmm', 'mm', 'mmm', 'er', 'ah']);
/** "Mm hm" agrees, and each half of it does not. */
const HUMMED_YES = /\bm+[\s-]*h+m+\b/i;
/** What else is said beside a stop. */
const BESIDE_A_STOP: ReadonlySet<string> = new Set(
  'no,nope,please,sorry,excuse me,hey,okay,ok,oh,um,uh,er,yeah,well,actually,thanks,thank you'.split(','),
);

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
    return !HUMMED_YES.test(text) && spokenWords(text).every((word) => HUMMED.has(word))
      ? 'continue'
      : 'yield';
  return interruptionKind(text) === 'backchannel' ? 'continue' : 'yield';
}

/**
 * What kind of interruption this is; silence and noise without words count as a backchannel. A nod is made of nothing
 * but receipts and praise: one word of content, and the caller has the floor.
 */
export function interruptionKind(text: string): InterruptionKind {
  const plain = plainWords(text);
  const words = spokenWords(text);
  if (any(ASKING_AGAIN, plain)) return 'repeat_request';
  if (any(STOPPING, plain)) return 'stop';
  if (words.length === 0) return 'backchannel';
  if (!BREAKS_OFF.test(text)) {
    if (isMadeOf(words, isReceipt)) return 'backchannel';
    if (isFarewell(text)) return 'goodbye';
  }
  const remark = withoutReceipts(words, plain.includes('?'));
  if (any(CORRECTING, remark)) return 'correction';
  return any(QUESTIONING, remark) ? 'question' : 'floor_take';
}

/** Whether they want quiet, and nothing else: what was being said is not said again, and nothing is answered. */
export function onlyHalts(text: string): boolean {
  const halts = (piece: string) => HALTING.some((phrase) => occurs(phrase, ` ${piece} `));
  const words = spokenWords(text);
  return (
    isMadeOf(words, (piece) => BESIDE_A_STOP.has(piece) || halts(piece)) &&
    !isMadeOf(words, (piece) => BESIDE_A_STOP.has(piece))
  );
}

/** The text without the parts of it that only want quiet; what is left stands where it stood. */
export function withoutHalts(text: string): string {
  return wishClauses(text, { commas: true })
    .filter(({ words }) => onlyHalts(words))
    .reduce((all, { start, end }) => all.slice(0, start) + ' '.repeat(end - start) + all.slice(end), text);
}

/** What is left after the receipts that open a remark: in "yeah but how much" the question decides. */
function withoutReceipts(words: readonly string[], asked: boolean): string {
  const opening = words.findIndex((word) => !RECEIPTS.has(word) && word !== 'so' && word !== 'well');
  return ` ${words.slice(Math.max(0, opening)).join(' ')} ${asked ? '? ' : ''}`;
}

function any(phrases: readonly Phrase[], plain: string): boolean {
  return phrases.some((phrase) => occurs(phrase, plain));
}
