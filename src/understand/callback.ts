// Whether a caller asks to be called, or says that nobody need call. Who calls whom decides: "call me Dana" is a name,
// and "I'll call back" a call of their own.
import { plainWords } from './lexicon-normalise.ts';

export type Callback = 'wanted' | 'declined';

const RING = String.raw`(?:call|ring|phone|telephone|buzz|dial)`;
/** What may stand behind "call me": nothing, a time, a number, a condition. Anything else is what they are called. */
const AFTER = String.raw`(?= (?:back|at|on|in|after|before|when|whenever|tomorrow|today|tonight|later|now|again|please|if|for|about|this|next|any ?time|any|some ?time|some|soon|sooner|once|as|by|around|between|and|or|to|until|till|instead|first|during|over|up|straight|right|with|regarding|only|either|would|will|so|because|but|since|directly|here|there|not|within|early|late|every|thanks|thank|then|okay|ok|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midday|evenings|mornings|afternoons|weekdays|weekends|[0-9]\S*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|that|what|how|the (?:day|morning|evening|afternoon|moment|minute|second|next|other|week|same|night)|a (?:bit|little|day|week|few|couple))\b|$| [.?])`;
const ME = String.raw`(?:me|us|my (?:[^ ]+ ){0,3}?(?:cell|mobile|phone|number|line|landline|husband|wife|daughter|son|mother|father|mom|dad|partner|office|work))`;
const CALLS_ME = String.raw`${RING} ${ME}${AFTER}`;
const GIVE = String.raw`(?:give|giving|drop) ${ME} (?:a|another) (?:quick )?(?:call|ring|buzz|shout|bell|phone call|callback)`;
const GET_BACK = String.raw`(?:get|come) back to (?:me|us)|(?:return|returning) my call|reach (?:me|us) (?:at|on|by phone|after|before|later|tomorrow)|let me know by (?:phone|telephone)`;
const BE_CALLED = String.raw`be (?:called|rung|phoned)(?: back)?|(?:get|have|receive|expect) (?:a|another|your|the) (?:[^ ]+ )?(?:call ?back|call|ring)\b(?! from (?:you|your|the|a) [^.]*(?:yesterday|already))`;
const NOUN = String.raw`(?:a|the|my|that|this|want|like|need|arrange|request|schedule|prefer|take|get|for) (?:[^ ]+ )?(?:call ?back|return call)`;
const CALL = String.raw`(?:${CALLS_ME}|${GIVE}|${GET_BACK}|${BE_CALLED}|${NOUN})`;

const WANTED = new RegExp(String.raw`\b${CALL}|^(?:[^ ]+ ){0,3}?call ?back(?: [^ ]+){0,4}? please$`);
/** No call is asked for by what was, what would be, and what is only asked about. */
const NOT_ASKED = new RegExp(
  String.raw`\b(?:(?<!\b(?:can|could|would|will|may|have|want|like) )(?:you|they|people)(?: guys| all)? ${RING} ${ME}|(?:did|do|does|when|before|if|why|unless|until|after|once|that|nobody|no one|never|has|have you|had|who|used to|always|keep|keeps|hardly|said|told|promised|supposed) (?:[^ ]+ ){0,3}?${RING} ${ME}|(?:did|had|got|already|already have|never|missed|was|were) (?:[^ ]+ ){0,3}?(?:a|the) (?:call ?back|call))\b`,
  'g',
);
const NO_CALL = new RegExp(
  String.raw`\b(?:(?:do not|does not|not|no need|never|stop|without|rather not|no|instead of) (?:[^ ]+ ){0,4}?(?:${RING}(?:ing)? (?:me|us|back|here|again|at all|then)|call|calls|call ?back|callback|be called|get back to me|giv(?:e|ing) me a (?:call|ring))|no (?:call ?backs?|calls?|need to (?:call|ring|phone)))\b`,
);
/** The caller will call. */
const CALLS_THEMSELVES =
  /\b(?:i|we) (?:(?:will|would|can|could|shall|might|may|am going to|want to|would rather|would prefer to|have to|should|just|try to|just|then|also) )+(?:call|ring|phone|try)(?: you| them| your office| the office)?(?: back| again| later| tomorrow| myself| another time| some other)\b|\b(?:call|calling|ring|try) (?:you )?(?:back )?myself\b|\b(?:i|we) (?:will|would|can) (?:call|ring|phone)\b/;

/**
 * @example understandCallback('call me back at five') // 'wanted'
 * @example understandCallback('call me Dana') // null
 * @example understandCallback("no thanks, I'll call back myself") // 'declined'
 */
export function understandCallback(text: string): Callback | null {
  const sentences = plainWords(text.replace(/,\s|\bbut\b/gi, '. '))
    .trim()
    .split(/ ?[.?](?: |$)/);
  const read = sentences.map((sentence) => readSentence(sentence.trim()));
  return read.findLast((callback) => callback !== null) ?? null;
}

function readSentence(words: string): Callback | null {
  const rest = words.replace(CALLS_THEMSELVES, ' ~ ');
  if (NO_CALL.test(rest)) return 'declined';
  if (WANTED.test(rest.replace(NOT_ASKED, ' ~ '))) return 'wanted';
  return rest === words ? null : 'declined';
}

const OFFERS_CALL =
  /\b(?:call ?back|callback|call(?:ed)? you(?: back)?|be called(?: back)?|have (?:somebody|someone|us|a person|a colleague) call|take a message|leave (?:a|us a) message|leave word)\b/;

/** Whether an agent's words offer a callback or to take a message: a no to that wants neither. */
export function offersCallback(text: string): boolean {
  const plain = plainWords(text);
  const asks = plain.includes('?') || /\b(?:can|could|would you|shall|or|if you)\b/.test(plain);
  return asks && OFFERS_CALL.test(plain);
}
