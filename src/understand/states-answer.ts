// Whether an agent's words tell the caller something, or only ask, decline, promise or are polite: what a wish that
// wants an answer is served by.
import { plainWords } from './lexicon-normalise.ts';
import * as said from './states-answer-words.ts';

/**
 * Whether something in it answers: a fact, a yes or no, or that there is none. A question, an apology, a promise, a
 * pause, a request and "I can't" answer nothing.
 * @example statesAnswer("You don't owe anything. Anything else?") // true
 * @example statesAnswer('Sure, let me look that up. Which visit is it?') // false
 */
export function statesAnswer(text: string): boolean {
  const sentences =
    plainWords(text)
      .trim()
      .match(/[^.?]+[.?]?/g) ?? [];
  return sentences.some((sentence) => tellsSomething(sentence.trim()));
}

function tellsSomething(sentence: string): boolean {
  if (sentence.endsWith('?')) return false;
  const ends = sentence.endsWith('.');
  const words = sentence.replace(/ ?\.$/, '').trim();
  if (said.SAYS_YES_OR_NO.test(words)) return true;
  const rest = `${words} `.replace(said.LEAD, '').trim();
  if (rest === '') return false;
  if (!ends && said.QUESTION.test(rest)) return false;
  if (said.FOUND_NONE.test(rest)) return true;
  return !EMPTY.some((kind) => kind.test(rest));
}

const EMPTY = [
  ...[said.COURTESY, said.WHO_SPEAKS, said.PAUSE, said.TELL_ME, said.NEEDS, said.ELSEWHERE],
  ...[said.PROMISE, said.CANNOT, said.TROUBLE],
];
