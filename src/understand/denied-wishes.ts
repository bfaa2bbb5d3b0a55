// What a caller says that they do not want done, or asks whether it was done, is no wish for it: blanked, so that what they
// do want is heard.

const DEED =
  '(?:cancel(?:l?ing)?|reschedul(?:e|ing)|mov(?:e|ing)|chang(?:e|ing)|book(?:ing)?|schedul(?:e|ing)|postpon(?:e|ing)|skip(?:ping)?|end(?:ing)?|clos(?:e|ing)|terminat(?:e|ing)|switch(?:ing)?|cancellations?|stop(?:ping)? (?:the service|my service|anything)|quit(?:ting)?|leav(?:e|ing) you)';
const NOT = "(?:not|n't|n’t|nt)";
const WANTING =
  '(?:(?:want|need|wanting|needing|mean|meaning|wish|plan|planning|trying|try|looking|look|calling|call|asking|ask|asked|going|gonna|wanna|have|intend|saying|say|like|interested|here|about|even|really|actually|necessarily|you|him|her|them|anyone|anybody|for|in|to|a|any|that) )*';
/** Up to where something else is said. */
const REST =
  "(?:(?!,|[.?!;]|\\b(?:but|just|only|so|because|unless|until|and (?:i|we|just)|i|i'm|i’m|i'd|we|if|please|instead|rather|can|could|what|when|how)\\b).)*";
const SUPPOSED =
  '(?<!\\b(?:if|unless|why|because|since|when) (?:[a-z]+ ){0,2}(?:do|does|did|is|are|would|will|can|could|has|have)?)';

const DENIED = [
  // "I don't want to cancel anything", "I'm not cancelling", "don't cancel it".
  `${SUPPOSED}\\b(?:(?:i|we|please|so|but|and) )*(?:do|does|did|am|are|was|were|is|would|will|wo|i'm|i’m|we're|we’re)? ?${NOT} ${WANTING}${DEED}\\b${REST}`,
  `\\b(?:nobody|no one|nothing)(?: is|'s|’s| was)? ${WANTING}(?:to )?${DEED}\\b${REST}`,
  `\\b(?:without|instead of|rather than|never) (?:(?:want|wanted|asked|said|meant|having) )?(?:to )?${DEED}\\b${REST}`,
].map((source) => new RegExp(source, 'gi'));

/** "Which one did you cancel?", "is it cancelled?" */
const ASKED_OF_DONE = [
  `\\b(?:did(?:n't|n’t)?|have|haven't|had) (?:you|they|we|i|he|she|somebody|someone|anybody) (?:[a-z]+ ){0,2}?cancel(?:l?ed)?\\b`,
  `\\b(?:is|was|are|were|has|isn't|wasn't) (?:it|that|this|the|my|both|everything|anything) (?:[a-z]+ ){0,4}?cancell?ed\\b`,
  `\\b(?:which|what)(?: (?:one|visit|appointment|treatment)s?)? (?:you|they|was|were|got|is|has been|have) (?:[a-z]+ )?cancell?ed\\b`,
].map((source) => new RegExp(source, 'gi'));

/** The text without what is not wanted; what is left stands where it stood. */
export function withoutDenied(text: string): string {
  return DENIED.reduce(blanked, text);
}

/** The same without cancellations that are only asked about. */
export function withoutAskedOfDone(text: string): string {
  return ASKED_OF_DONE.reduce(blanked, text);
}

function blanked(text: string, part: RegExp): string {
  return text.replace(part, (said) => ' '.repeat(said.length));
}
