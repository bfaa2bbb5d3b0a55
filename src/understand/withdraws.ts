// Whether a caller takes back what they asked for ("never mind", "I don't need it any more"), or puts another thing in its place.
import { plainWords } from './lexicon-normalise.ts';

const TAKES_BACK =
  /\b(?:never ?mind|nevermind|forget (?:it|that|this|about|the|my|i)|scratch that|skip (?:it|that|the)|(?<! (?:yes|yeah|yep|yup|sure|okay|please|and) )drop (?:it|that)|leave (?:it|that)(?! (?:with|to|for|in|on|at|by|until))|do not (?:bother|worry about)|(?:it|that) does not matter(?: any ?more)?|no longer (?:need|want)|do not (?:need|want) (?:it|that|this|them|the [^ ]+|to)(?: [^ ]+){0,3} any ?more|not (?:needed|necessary) any ?more|(?:have |had )?changed (?:my|our) minds?|on second thoughts?|i (?:would|will) rather (?:not(?= ?(?:$|[.?]))|leave it)|let us (?:leave|forget|skip|drop) (?:it|that))\b/;
/** Asked not to forget, or told what somebody forgot. */
const FORGETTING =
  /\b(?:do not|did not|never|will not|not) forget\b|\b(?:if|when|unless) [^.?]{0,30}(?:changed? my mind|no longer)\b/;
/** What was said before may not be wanted, or not so. */
const REVISES =
  /\b(?:wait|actually|instead|rather|keep|not|no|nope|change my mind|i mean|was (?:gonna|going to|about to|thinking))\b/;

export function withdraws(text: string): boolean {
  const plain = plainWords(text);
  return TAKES_BACK.test(plain) && !FORGETTING.test(plain);
}

/** Whether something in the turn may take back or correct another part of it: more than its clauses tell. */
export function revises(text: string): boolean {
  const plain = plainWords(text);
  return REVISES.test(plain) || TAKES_BACK.test(plain);
}
