// The frames and words by which something is asked for, in sentences as `plainWords` makes them.

/** Alternatives of one expression. */
function anyOf(parts: readonly string[]): string {
  return parts.join('|');
}

function anywhere(parts: readonly string[]): RegExp {
  return new RegExp(String.raw`\b(?:${anyOf(parts)})\b`);
}

const VERBS =
  'cancel book schedule reschedule rebook move change postpone push shift switch swap delay arrange send add remove refund fix update stop close order buy return renew enroll waive correct dispute file report treat spray drop scrap skip request'.split(
    ' ',
  );
/** With what goes with it. */
const PHRASES = anyOf([
  '(?:call|calling|calls) off',
  'put(?:ting)? (?:it|that|this|them|my [^ ]+) off',
  'put(?:ting)? off',
  'bring(?:ing)? (?:it|that|this|my [^ ]+) forward',
  'mak(?:e|ing) (?:an?|another|my|the|it|that) ',
  'set(?:ting)? up',
  'set it up',
  'sign(?:ing)?(?: me)? up',
  'come (?:out|over|by|and|round)',
  'get(?:ting)? (?:me|us|somebody|someone|an?|rid)',
  'have (?:somebody|someone|an? [^ ]+)',
  'leav(?:e|ing) (?:an?|you an?|them an?|word)',
  'tak(?:e|ing) (?:an? )?(?:message|payment)',
  'take (?:[^ ]+ ){1,3}off',
  'pass(?:ing)? (?:it |that |this |an? [^ ]+ )?on',
  'tell(?:ing)? (?:them|him|her|the|your)',
  '(?:call|phone|ring|text|email) (?:me|us|them|him|her)(?= (?:back|again|about|when|at|on|to|if|before|after|later|tomorrow|today|first)|$)',
  '(?:squeeze|fit|work) (?:me|us) in',
  '(?:put|pencil|set) (?:me|us) (?:down|in|up|on)',
  'start(?:ing)? (?:an?|the|my|new|our)?',
  '(?:take a )?look at',
  'see (?:somebody|someone)',
  'somebody (?:out|here|to)',
  'someone (?:out|here|to)',
]);
const DEED = String.raw`(?:(?:${VERBS.map(forms).join('|')})|${PHRASES})\b`;
const POLITE = `(?:${anyOf([
  'please',
  'just',
  'also',
  'then',
  'actually',
  'maybe',
  'kindly',
  'so',
  'and',
  'but',
  'um',
  'uh',
  'well',
  'hi',
  'hello',
  'oh',
  'hey',
  'anyway',
  'bye',
  'thanks',
  'okay',
  'ok',
  'yes',
  'yeah',
  'no',
  'sorry',
  'now',
  'first',
  'instead',
  'rather',
  'really',
  'quickly',
  'go ahead and',
  'come',
  'guys',
  'all',
  'y',
  'to',
])})`;
/** "I want to …", "can you …", "I need somebody to …". */
export const ASKS = new RegExp(
  String.raw`\b(?:(?:i|we|caller|customer|they|she|he) (?:${POLITE} )*(?:want|wants|wanted|need|needs|needed|would like|would love|would rather|would prefer|have to|has to|am calling|are calling|is calling|am trying|am looking|was hoping|hope|hoping|wish|ask|asked|must|should|got to|am going|is going)|(?:can|could|would|will) (?:you|i|we|somebody|someone|they)|(?:you|i|we) (?:can|could|might)|(?:would|will|are) (?:you|i|we) (?:be )?able|let us|let me|wants|want|needs|need|asks|asked|requests|requested|would like|would rather|wishes|like|trying|looking|calling|hoping|(?:is|would) it be possible|is it possible|possible|help me|help)(?: (?:${POLITE}|you|somebody|someone|them|for|in|a|an|the|technician))*? ${DEED}`,
);
/** An order, or a noun that stands for one: "cancel the ant treatment", "reschedule appointment", "another day". */
export const ORDERS = new RegExp(String.raw`^(?:${POLITE} )*${DEED}`);
export const NOUNS =
  /^(?:(?:a|an|the|new|my|another) )*(?:[^ ]+ )?(?:cancellation|rescheduling|booking|refund|new (?:visit|appointment|booking|treatment)|appointment (?:change|cancellation|booking))\b/;
export const NEEDS_THING =
  /\b(?:want|wants|need|needs|would like|like|get|have) (?:to have |to get )?(?:an? |another |some |the |my |new )?(?:(?!of |about |on |for |if |date |time |question)[^ ]+ ){0,4}?(?:cancellation|rescheduling|appointment|visit|treatment|inspection|removal|booking|refund|cleaning|technician|exterminator|service)\b/;
/** "Want it cancelled", "could I get that moved", "must be moved". */
export const NEEDS_DONE = anywhere([
  '(?:want|wants|need|needs|would like|have|has|got|get) (?:to )?(?:get |have )?(?:[^ ]+ ){1,4}?(?:cancelled|canceled|moved|booked|rescheduled|changed|removed|treated|fixed|refunded|waived|done)',
  '(?:want|wants|need|needs|would like) (?:my|the|that|this|it|our|these|those) (?:[^ ]+ ){0,3}?[^ ]+ed',
  '(?:want|wants|need|needs|would like|ask|asks|asked|must|has to|have to|should)(?: to)? be [^ ]+(?:ed|lled)',
  '(?:want|wants|need|needs|would like|trying|have|has) to (?:pay|cancel|move)',
  'requests? (?:an?|the|to|for|another) ',
]);
/** "I have a dentist on Friday so move it". */
export const SO_ORDERS = new RegExp(
  String.raw`\b(?:so|then|therefore) (?:(?:please|just|can you|could you|you can|go ahead and|kindly|maybe|better|let us) )*(?:${VERBS.join('|')}|call off|put off|push back) (?:it|that|this|them|me|my|the|our|both|everything)\b`,
);
const HOW_PAID = String.raw`[^.?]* (?:online|installments?|parts|in cash|with (?:an? )?(?:check|cash)|by (?:check|mail)|later)\b`;
export const ASKS_HOW_PAID = new RegExp(`^(?:${POLITE} )*(?:can|could|may) (?:i|we) pay(?=${HOW_PAID})`);
/** "Pay my bill", "I need to pay you guys"; how it may be paid is asked. */
export const PAYS = new RegExp(
  String.raw`^(?:${POLITE} )*(?:(?:i|we|caller|customer) (?:${POLITE} )*(?:want|wants|need|needs|would like|have|has|am calling|am here|am trying|will|must|should|got|am ready|am going)(?: to)? |(?:can|could|may) (?:i|we|you) |let me )?(?:${POLITE} )*(?:(?:pay|paying|settle|settling|clear|clearing|pay off|pay down|square)(?: up)?(?: off)? (?:you|it|that|this|them|now|today|up|off|my|the|our|your|an?|what|everything)|make (?:an?|my|the) payment|take (?:my|an?|the) (?:card|payment)|(?:charge|run|use|put it on) my (?:[^ ]+ )?card|pay$)(?!${HOW_PAID})`,
);
/** Why a visit cannot be where it is. */
export const NOT_THERE = anywhere([
  'something (?:else )?(?:has |just )*(?:came|come|comes|coming) up',
  '(?:will|would) not be (?:home|here|there|in|in town|around|able|available|back)',
  '(?:will|can) not make',
  '(?:i|we) (?:am|are|will be|have to be|going to be|am going to be|are going to be) (?:[^ ]+ )?(?:out of (?:town|state|the country|the house)|away|on vacation|on holiday|traveling|travelling|unavailable|not (?:home|here|available|around|in town))',
  'not going to (?:make|be (?:home|here|there|in|around|able|available))',
  '(?:so|because|then) (?:that|it|this|[^ ]+day) (?:will|would|does) not work',
  'not (?:home|available|free|around|in town) (?:on|that|then|this|next|tomorrow|until|at)',
]);
export const OTHERWISE = anywhere([
  'the other one',
  'another one instead',
  'instead',
  '(?:different|another|other|earlier|later|some other) (?:day|date|time|one|slot)',
  'can not (?:make|do|be (?:there|here|home))',
]);

/** Frames that ask to be told, whatever verb they hold: "how much does it cost to cancel", "can I cancel for free". */
export const WONDERS =
  /^(?:(?:and|so|but|um|uh|oh|ok|okay|hi|hello|well|actually|also|then|wait|sorry|yes|yeah|no|before (?:that|this)|one (?:more )?(?:thing|question)) )*(?:what(?! (?:if|about) (?:we|i|you))|when|where|which|who|whose|why|how(?! about)|is (?!it possible to)|are|am|was|were|do (?!that|this|it|so|the)|does|did|has|have (?:i|you|we)|will (?!you|somebody|someone)|would (?:it|that|there)(?! be possible)|should|if|what is)\b/;
export const TOLD = anywhere([
  '(?:want|wants|wanted|need|needs|like|wish|love|trying|try|do you|does anybody|if you|let me|me|would) (?:to )?(?:know|find out|understand|ask|hear|see (?:what|when|if|whether|how|my|the))',
  '(?:you|i) see (?:what|when|if|whether|how)',
  '(?:want|wants|need|needs|get|like|have|has) (?:[^ ]+ ){0,2}?(?:balance|details|information|date|time|amount|status|price|cost|quote|total)',
  'wonder(?:s|ing)?',
  'tell (?:me|us) (?:about|what|when|how|if|whether|who|why|which|where|my|the)',
  'ask(?:s|ed|ing)? (?:about|what|when|how|if|whether|who|why|which|where|for (?:the|their|a|an) (?:balance|price|cost|status|time|date|hours|details|information))',
  'questions?',
  `(?:about|regarding|concerning|because of) (?:my|the|our|an?) (?:[^ ]+ ){0,2}?(?:bill|invoice|balance|payment|charge|refund|appointment|visit|treatment|inspection|booking|cancellation)s?`,
  'inquir[^ ]*',
  'enquir[^ ]*',
  '(?:check|checks|checking|confirm|confirms|confirming|look up|looking up) (?:on|if|whether|when|what|my|the|their|in on)',
  'remind me',
  'information',
  'curious about',
  'explain',
]);
/** What was wanted is known now: "I just wanted to know that". */
export const KNOWN =
  /^(?:(?:okay|ok|great|well|no|oh|and|thanks|thank you|that is all) )*(?:i|we) (?:just |only |really )*(?:wanted|needed) to (?:know|hear|ask|check)(?: (?:that|this|it))?$/;
/** What is asked about, where it comes before a deed: "the fee for cancelling". */
export const MATTERS = anywhere([
  'balance',
  'cost[^ ]*',
  'price[^ ]*',
  'fees?',
  'charge for',
  'policy',
  'hours',
  'status',
  'details',
  'how (?:much|long|many|often|to)',
  'what (?:it|that|they|i|the)',
  'when (?:it|they|i|my|the|their)',
]);
/** Politeness around a request: "I was wondering if you could …", "see if I can …". */
export const POSSIBLY =
  /\b(?:i (?:was|am) )?(?:(?:to )?(?:see|ask|know)|wondering|wonder) (?:if|whether) (?=(?:i|we|you|somebody|someone) (?:can|could|might|would be able to)\b)/;
/** Nothing is asked for here: thanks for what is done, or what was done before. */
export const TELLS =
  /^(?:(?:okay|ok|great|well|yes|yeah|no|oh|and|but|um|uh) )*(?:(?:thanks|thank you)(?: [^ ]+){0,3} for|i (?:already|just(?! (?:want|wanted|need|needed|would|wonder|have a))|have|had|(?!(?:need|wanted|needed|wondered) )[^ ]+ed|was(?! (?:wondering|hoping|calling|asking|told))|did|never)(?! (?:a |another |one |some )?(?:more )?questions?)|(?:they|she|he|you|somebody|someone|it) (?:already|just|have|had|has|[^ ]+ed|was|did|never))\b/;

/** "move", "moves", "moving"; "cancel", "cancels", "canceling", "cancelling". */
function forms(verb: string): string {
  const stem = verb.replace(/e$/, '');
  return `${verb}s?|${stem}(?:ing|${stem.at(-1) ?? ''}ing)|${stem}es`;
}
