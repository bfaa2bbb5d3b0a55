// What a caller asks about the company's rules, prices and ways, which its documents answer. It asks for nothing to be
// done, and needs no account: whoever has the call looks it up.
import { plainWords } from './lexicon-normalise.ts';
import { understandRequest } from './request.ts';
import { wishClauses } from './wish-clauses.ts';

/** What documents are about: never the caller's own visits or balance. */
const TOPICS = new RegExp(
  String.raw`\b(?:${[
    'polic(?:y|ies)|rules?|fees?|costs?|charg(?:e|es|ed|ing)|prices?|priced|pricing|rates?|penalt(?:y|ies)|for free|free of charge|extra|(?:it|that|this|[^ ]+ing|[^ ]+ing an? [^ ]+|visits?|inspections?|treatments?|cancell?ations?) free',
    'how much (?:for|notice|time)|how much (?:is|are|does|do|would|will) (?!(?:it|that|this|i have to pay)$|i |my |the (?:bill|invoice|balance|total))|do (?:i|we) have to pay for|how (?:late|early|soon|far)|in advance|deadline for',
    'refunds?|refundable|guarantees?|guaranteed|warrant(?:y|ies)|discounts?|contracts?|licensed|insured|insurance',
    'pets?|dogs?|cats?|fish|birds?|kids?|child(?:ren)?|bab(?:y|ies)|toddlers?|pregnant|asthma',
    'safe(?:ty)?|toxic|chemicals?|poison(?:ous)?|organic|eco|smell',
    'prepare|preparation|get ready|before (?:the|a|my|your) (?:visit|treatment|appointment)|after (?:the|a|my) (?:visit|treatment)',
    'do (?:i|we) (?:have|need) to (?:be|leave|clean|move|cover|do)|be (?:home|there|in)|at home|leave the house|how long (?:does|do|will|is|should|would)',
    'late payments?|pay (?:by|with|online|over|in|at|half|late)|install?ments?|paid late|disput(?:e|ing)|notice',
    'payment (?:methods?|options?|plans?)|accept|credit cards?|cash|checks?',
    'hours|open|close[ds]?|weekends?|holidays?|(?:satur|sun)days',
    'service area|areas?|cover (?:my|the)|come (?:out )?to|where (?:are|is)|located|location',
    'if it rains|when it rains|in the rain|bad weather|re ?treat(?:ment)?|come back if|what happens (?:if|when)|what if|how does|how do you',
    'do you(?: guys| all| also| still| ever)* (?:do|offer|have|provide|treat|handle|accept|take|use|work|come (?:on|at|out|to)|service|serve|guarantee|cover|give|recommend)',
    'are you(?: guys| all| also| still)* (?:open|closed|licensed|insured)',
    '(?:still|always|later) (?:change|move|reschedule|cancel)|(?:change|move|reschedule|cancel) (?:it|that|them) (?:later|again|afterwards)',
    '(?:why|need|want|ask|asking|use|do with) (?:[^ ]+ ){0,4}zip|verification|who (?:am i|is this)|a (?:robot|bot|machine|real person)|record(?:ed|ing)|privacy',
    'your (?:sprays?|products?|treatments?|technicians?|chemicals|hours|address)',
  ].join('|')})\b`,
);

/** The caller's own matters, and what is free to be booked: an agent with the account or the calendar knows. */
const OWN =
  /\b(?:(?:do|did|would|will|still) i (?:still )?owe|i owe|my (?:balance|bills?|invoices?|account|statement|payments?|charges?|last|next|upcoming|late fee)|the (?:invoice|bill|charge) (?:from|for|on|of)|th(?:is|at) (?:[^ ]+ ){0,3}(?:invoice|bill|charge|fee)|(?:did|have|am|why do) i (?:get|got|getting|paid|paying)|(?:speak|talk) (?:to|with)|(?:was|been|got|were|am|being) (?:[^ ]+ )?(?:charged|billed)|(?:charged|billed) me|my (?:appointments?|visits?|treatments?) (?:on|at|is|was|are|cost)|when (?:is|are|will) (?:my|you|the (?:technician|guy|next)|someone|somebody|they|he|she)|what time is my|(?:do|did) i (?:still )?have (?:any|an|a|another) (?:appointments?|visits?|balance|invoices?|bills?|fees?)|am i (?:scheduled|booked|down)|what do you have|do you(?: guys)? have (?:any|an|a|something|anything|time|other|earlier|later|it|[^ ]+day)|are you (?:coming|free|available)|is (?:there|anything) [^.?]*(?:available|opening|slot)|(?:any|some)(?:thing|body|one|time) (?:[^ ]+ )?free|free (?:on|next|this|tomorrow|today|at|in the|before|after)|(?:can|could|will) you (?:come|move|cancel|book|change|reschedule|schedule|send|be here|waive|refund))\b/;

/** Words that open a question, as recognisers write it. */
const ASKING =
  /^(?:(?:um|uh|so|well|and|okay|ok|oh|hi|hello|hey|but|yeah|yes|no|also|wait|sorry|thanks|please|before (?:that|this|i do|we do)|first|actually|just (?:curious|wondering)|quick question|one (?:more )?(?:question|thing)|question|i have (?:a|one|two|three|some|a few|a couple of) (?:quick )?questions?|tell me|(?:can|could|would) you (?:please |just )?tell me|do you know|i (?:was|am) wondering|i wonder|i (?:want|need|would like) to know|by the way|curious|what about|how about) )*(?:what|how|why|when|where|which|who|is|are|do|does|did|can|could|will|would|should|if|am|may|must|about|the (?:fee|price|cost|charge|penalty))\b/;

/** Also of one's own bill or visit. */
const HOW_TO =
  /\bhow (?:do|can|could|should|would|does one) (?:i |we )?(?:pay|prepare|get ready|contact|complain)\b/;

/** "Can I cancel for free", "could you tell me": asks to be told, and orders nothing. */
const FREELY =
  /\b(?:can|could|may|do) i [^.?]*\b(?:for free|without (?:a |any |being )?(?:fee|charged?|penalty|paying)|free of charge|at no charge)\b/;

/**
 * @example asksPolicy('is moving a visit free?') // true
 * @example asksPolicy('what do I owe?') // false
 * @example asksPolicy('can you move my visit for free') // false
 */
export function asksPolicy(text: string): boolean {
  const plain = plainWords(text).replace(/ [.]/g, '').trim();
  const said = plain.replace(/ ?\?/g, '').trim();
  if (HOW_TO.test(said)) return true;
  if (OWN.test(said)) return false;
  if (FREELY.test(said)) return true;
  if (!TOPICS.test(said)) return false;
  const asks = plain.includes('?') || ASKING.test(said);
  return asks && understandRequest(text) !== 'change';
}

/** The text without the parts of it that ask about a policy; what is left stands where it stood. */
export function withoutPolicyQuestions(text: string): string {
  return partsOf(text)
    .map((words) => (asksPolicy(words) ? ' '.repeat(words.length) : words))
    .join('');
}

/** The parts that do ask. */
export function policyQuestionsIn(text: string): string {
  return partsOf(text)
    .filter((words) => asksPolicy(words))
    .join('')
    .trim();
}

/** All of the text, cut where something else may begin. */
function partsOf(text: string): readonly string[] {
  const starts = wishClauses(text, { commas: false }).map(({ start }) => start);
  return starts.map((start, at) => text.slice(start, starts[at + 1] ?? text.length));
}
