// Whether a caller takes back what they asked for: "never mind", "forget the bill", "I don't need it any more".
import { plainWords } from './lexicon-normalise.ts';

const TAKES_BACK =
  /\b(?:never ?mind|nevermind|forget (?:it|that|this|about|the|my|i)|scratch that|skip (?:it|that|the)|(?<! (?:yes|yeah|yep|yup|sure|okay|please|and) )drop (?:it|that)|leave (?:it|that)(?! (?:with|to|for|in|on|at|by|until))|do not (?:bother|worry about)|(?:it|that) does not matter(?: any ?more)?|no longer (?:need|want)|do not (?:need|want) (?:it|that|this|them|the [^ ]+|to)(?: [^ ]+){0,3} any ?more|not (?:needed|necessary) any ?more|(?:have |had )?changed (?:my|our) minds?|on second thoughts?|i (?:would|will) rather (?:not(?= ?(?:$|[.?]))|leave it)|let us (?:leave|forget|skip|drop) (?:it|that))\b/;
/** Asked not to forget, or told what somebody forgot. */
const FORGETTING =
  /\b(?:do not|did not|never|will not|not) forget\b|\b(?:if|when|unless) [^.?]{0,30}(?:changed? my mind|no longer)\b/;

export function withdraws(text: string): boolean {
  const plain = plainWords(text);
  return TAKES_BACK.test(plain) && !FORGETTING.test(plain);
}
