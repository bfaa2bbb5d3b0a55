// Yes, no, or neither, where everything that is said belongs to the answer: one word that adds something makes it unclear.
import { plainWords } from './lexicon-normalise.ts';
import { occurs, without } from './lexicon-phrase.ts';
import type { Phrase } from './lexicon-phrase.ts';
import { spokenToWritten } from './spoken-to-written.ts';
import { DECLINING, DOUBTING, KEEPING, SUPPOSING } from './yes-no-doubts.ts';
import { AGREEING, AGREEING_BY_NO, ORDERING, PADDING } from './yes-no-words.ts';

export type YesNo = 'yes' | 'no' | 'unclear';

/** What may be done to an account, by stem; named by the caller it must be what was asked about. */
const DEED =
  /^(?:cancel|book|schedul|reschedul|pay|charg|confirm|send|clos|delet|remov|mov|renew|refund|updat|add|transfer|order|chang|switch|end|stop|keep|leav)/;
/** Deeds that may be repeated after a yes when it is not known what was asked. */
const REPEATABLE = /^(?:cancel|book|schedule|pay|charge|confirm|send|close)$/;
/** Things that a question is usually about, where one word stands for the other. Plans and accounts are too much to assume. */
const THINGS: readonly RegExp[] = [
  /^(?:appointments?|visits?|reservations?|bookings?|slots?|meetings?)$/,
  /^(?:bills?|invoices?|balances?)$/,
  /^(?:orders?|deliver(?:y|ies))$/,
];
/** Small words, and the money that every question may come to. */
const ADDS_NOTHING =
  /^(?:fees?|cards?|dollars?|bucks?|pounds?|it|its|that|this|them|the|a|an|my|me|i|you|we|us|for|to|on|of|with|in|is|am|are|be|will|would|do|can|may|want|need|like|let|go|so|up|off|out|by|have|one|ones|~)$/;
const UNFINISHED =
  /(?<!(?:guess|think|suppose|believe|hope|do|it|afraid|much) )\bso $|(?:^| )(?:and|but|because|or|if|the|a|an|to|i|my|for|with|(?<!go )on|at|let me|(?<!(?:yes|yeah|yep|yup|alright|okay|ok|sure|right|fine|then) )let us|and then) $/;
/** "I want it cancelled" orders it. */
const WANTED_DONE = /(?:want|like|need) (?:it|that|this|them)(?: to be)? (\S+?)(?:led|ed)(?= )/g;
/** Other words for moving something, which are none for anything else. */
const MOVING = /(?<= )(?:reschedule|change|switch|shift|rebook) (?=(?:it|that|this|the|my)(?: |$))/g;
/** "Yes, drop it" is how some say that a visit shall be cancelled; by itself it may take the question back. */
const DROPPING =
  /(?<= (?:yes|yeah|yep|yup|sure|ok|okay|please|ahead and) )(?:drop|scrap) (?=(?:it|that|them|this) )/g;
const REFUSING = /^(?:no+|nope|nah|naw|nay|negative|never|not)$/;
const RECEIVING = /^(?:okay|ok|yeah|alright|right|well|good|great|fine|sure|perfect|thanks|oh|um|uh|so)$/;

/** @param question The words of what was asked; only then is repeating its verb an answer ("cancel it"). */
export function plainAnswer(said: string, question: readonly string[] | null): YesNo {
  const moving = question?.includes('move') === true;
  const dropping = question?.includes('cancel') === true;
  const named = dropping ? said.replace(DROPPING, 'cancel ') : said;
  const plain = (moving ? named.replace(MOVING, 'move ') : named).replace(WANTED_DONE, 'want to $1 it');
  const keeping = question?.some((word) => /^(?:keep|leav)/.test(word)) === true ? [] : KEEPING;
  const yielding = without(AGREEING_BY_NO, plain);
  if (any(SUPPOSING, plain)) return 'unclear';
  const refusal = [...DECLINING, ...keeping];
  const rest = without(refusal, yielding);
  const declines = any(refusal, yielding);
  const agrees = yielding !== plain || any([...AGREEING, ...ORDERING], rest) || plain.trim() === 'please';
  if (declines) return agrees ? mixed(plain, yielding, rest) : 'no';
  if (any(DOUBTING, yielding) || UNFINISHED.test(plain)) return 'unclear';
  const left = without([...ORDERING, ...AGREEING, ...PADDING], yielding);
  return addsNothing(left, question) && (agrees || repeats(left, question)) ? 'yes' : 'unclear';
}

/** The words of a question, written as an answer's are. */
export function questionWords(question: string): readonly string[] {
  return wordsOf(written(question));
}

/** Both were said: "no that's fine", "no, go ahead", "okay no", "yes I don't need it". The opening word leads. */
function mixed(plain: string, yielding: string, rest: string): YesNo {
  const opening = wordsOf(plain).find((word) => !/^(?:um|uh|oh|well|hmm?|er|ah)$/.test(word)) ?? '';
  if (REFUSING.test(opening)) {
    const otherwise = yielding.replace(/(?:^|(?<= ))(?:no+|nope|nah) /g, '');
    const refuses = any(DECLINING, otherwise) || any(KEEPING, otherwise) || any(DOUBTING, otherwise);
    return any(ORDERING, rest) && !refuses ? 'yes' : 'no';
  }
  // "Fine, don't", "okay no": an acknowledgement before a refusal is a refusal.
  if (RECEIVING.test(opening) || /\b(?:no|nope) (?:wait|thanks|thank) /.test(plain)) return 'no';
  return any(AGREEING, ` ${opening} `) ? 'unclear' : 'no';
}

/** Whether what is left after agreement and courtesies only repeats what was asked. */
function addsNothing(left: string, question: readonly string[] | null): boolean {
  return wordsOf(written(left)).every((word) => {
    if (question?.includes(word) === true || ADDS_NOTHING.test(word)) return true;
    if (DEED.test(word)) return question === null ? REPEATABLE.test(word) : isDeedOf(question, word);
    const asked = THINGS.filter((thing) => question === null || question.some((one) => thing.test(one)));
    // A question that names nothing ("shall I cancel it?") leaves the naming to the caller.
    return (asked.length === 0 ? THINGS : asked).some((thing) => thing.test(word));
  });
}

/** Whether the answer repeats the very deed that was asked about: "please cancel it", but not "I cancelled it". */
function repeats(left: string, question: readonly string[] | null): boolean {
  return question !== null && wordsOf(left).some((word) => DEED.test(word) && isDeedOf(question, word));
}

function isDeedOf(question: readonly string[], word: string): boolean {
  const stem = DEED.exec(word)?.[0];
  return stem !== undefined && !word.endsWith('ed') && question.some((word) => word.startsWith(stem));
}

/** Numbers as digits without their signs, so that "forty nine dollars" is "$49". */
function written(text: string): string {
  return plainWords(spokenToWritten(text)).replace(/[$£€](?=\d)/g, '');
}

function wordsOf(plain: string): readonly string[] {
  return plain.split(' ').filter((word) => word !== '' && word !== '.' && word !== '?');
}

function any(phrases: readonly Phrase[], plain: string): boolean {
  return phrases.some((phrase) => occurs(phrase, plain));
}
