// Whether a caller asks something about the company in general, which its documents answer, not the account.
import { plain } from './acts.ts';

/** Words that open a question, or ask without a question mark, as recognisers write it. */
const ASKING =
  /\?|^(?:(?:um|uh|so|well|and|okay|ok|oh|hi|hello|hey|but|yeah|also|wait|sorry|before that|first|actually|just curious|quick question|one question|one more (?:question|thing)|question|i have a question|tell me|can you tell me|could you tell me|do you know|i was wondering|i wonder|i want to know|i'd like to know|by the way)[ ,]*)*(?:what|how|why|when|where|which|who|is|are|do|does|did|can|could|will|would|should|if|am|whats|what's|hows|how's)\b/;

/** What policies are about: never the caller's own visits or balance. */
const TOPICS =
  /\b(?:polic(?:y|ies)|fees?|charge for|cost(?:s)?|price(?:s|d)?|pricing|how much (?:is|are|does|do|for|would|will)|rates?|penalt(?:y|ies)|refunds?|guarantee[ds]?|warrant(?:y|ies)|pets?|dogs?|cats?|kids?|child(?:ren)?|bab(?:y|ies)|pregnant|safe(?:ty)?|toxic|chemicals?|poison(?:ous)?|organic|eco|fish|birds?|prepare|preparation|get ready|before (?:the|a|my|your) (?:visit|treatment|appointment)|after (?:the|a) (?:visit|treatment)|do i (?:have|need) to (?:be|leave|clean|move|cover|do)|be home|at home|leave the house|how long (?:does|do|will|is|should)|late fees?|late payments?|pay (?:by|with|online|over|in|at|half|late)|install?ments?|paid late|dispute|notice|payment (?:methods?|options?|plans?)|accept|credit cards?|cash|insurance|hours|open|close[ds]?|weekends?|holidays?|sundays?|service area|areas?|cover (?:my|the)|come (?:out )?to|where are you|located|location|address|licensed|insured|contract|discounts?|(?:if it|when it|in the) rains?|bad weather|re-?treat(?:ment)?|come back if|notice|how (?:do|can|could|would) i pay|what happens (?:if|when)|what if|how (?:does|do) (?:it|this|that|you|your)|do you (?:do|offer|have|provide|treat|handle|accept|take|use|work|come|service|serve|guarantee|cover|also)|are you (?:guys )?(?:open|closed|licensed|insured)|your (?:sprays?|products?|treatments?|technicians?|chemicals|hours|address))\b/;

/** The caller's own matters, which specialists look up. */
const OWN =
  /\b(?:do i owe|i owe|my (?:balance|bill|invoices?|account|next|last|upcoming|statement)|i was charged|did you charge me|charged me|my (?:appointments?|visits?) (?:on|at|is|was|are)|when (?:is|are|'s) (?:my|you|the (?:technician|guy|next)|someone|somebody)|what time is my|do i have (?:any|an|a) (?:appointments?|visits?|balance|invoices?|bills?)|have an appointment|am i (?:scheduled|booked)|what do you have|do you have (?:any|an|a|something|anything|time|other|earlier|later|it)\b.*|are you (?:coming|free|available)|can you (?:come|move|cancel|book|change|reschedule|schedule|send)|could you (?:come|move|cancel|book|change|reschedule|schedule|send)|will you (?:come|be here))\b/;

const HOW_TO = /\bhow (?:do|can|could|should|would) (?:i|we) (?:pay|prepare|get ready|contact|complain)\b/;

export function isCompanyQuestion(text: string): boolean {
  const said = plain(text) + (text.trim().endsWith('?') ? ' ?' : '');
  return HOW_TO.test(said) || (ASKING.test(said) && TOPICS.test(said) && !OWN.test(said));
}

const HOURS =
  /\b(?:(?:your|the|business|office|opening) hours|what hours|hours of|when (?:are|do) you (?:guys )?(?:open|close)|what time do you (?:guys )?(?:open|close)|are you (?:guys )?(?:open|closed)|how late are you)\b/;

export function asksHours(text: string): boolean {
  return HOURS.test(plain(text));
}

const OFFER =
  /\b(?:what (?:services|kinds?|types?|sorts?|all)|which services|what do you (?:guys )?(?:do|offer|treat)|do you (?:guys )?(?:also )?(?:do|offer|treat|handle|provide|take care of|get rid of|kill|service))\b/;

/** What the company does, and whether something is among it. */
export function asksServices(text: string): boolean {
  return OFFER.test(plain(text));
}

const DOCUMENT_WORDS: Readonly<Record<string, string>> = {
  kid: 'children',
  kids: 'children',
  baby: 'children',
  dog: 'pets',
  cat: 'pets',
  dogs: 'pets',
  cats: 'pets',
  cost: 'fee',
  costs: 'fee',
  charge: 'fee',
  price: 'fee',
  notice: 'cancellation hours before',
};

/** What a question is about, in the words that documents use; for a second try when the caller's own found nothing. */
export function topicOf(question: string): string {
  const words = [...plain(question).matchAll(new RegExp(TOPICS, 'g'))].flatMap(([topic]) => topic.split(' '));
  return [...new Set(words.map((word) => DOCUMENT_WORDS[word] ?? word))].join(' ');
}
