// What agents say that answers nothing, sentence by sentence, as `plainWords` makes them.

/** Alternatives of one expression. */
function anyOf(parts: readonly string[]): string {
  return parts.join('|');
}

/** Fits sentences that are one of these and nothing else. */
function whole(parts: readonly string[]): RegExp {
  return new RegExp(`^(?:${anyOf(parts)})$`);
}

/** Sounds and courtesies before what is really said. */
export const LEAD = new RegExp(
  String.raw`^(?:(?:${anyOf([
    'okay',
    'ok',
    'sure thing',
    'sure',
    'of course',
    'certainly',
    'absolutely',
    'definitely',
    'great',
    'perfect',
    'good',
    'fine',
    'wonderful',
    'all right',
    'alright',
    'well',
    'so',
    'and',
    'but',
    'now',
    'then',
    'oh',
    'hmm',
    'right',
    'got it',
    'no problem(?: at all)?',
    'no worries',
    'no hurry',
    'no rush',
    'you are welcome',
    'my pleasure',
    'very sorry',
    'so sorry',
    'sorry',
    'pardon',
    'i apologi[sz]e',
    'my apologies',
    'apologies',
    'i am (?:very |so |really )?sorry',
    'we are sorry',
    'i am afraid',
    'unfortunately',
    'please',
    'just',
    'kindly',
    'also',
    'actually',
    'hello',
    'hi',
    'hey',
    'good (?:morning|afternoon|evening)',
    'i see',
    'i think',
    'i understand',
    'understood',
    'i hear you',
    'as i said',
    'again',
    'there',
    'yes',
    'yeah',
    'yep',
  ])}) )+`,
);
/** A whole sentence of these tells nothing: "Sorry about that", "Thanks for waiting, Dana". */
export const COURTESY = whole([
  '(?:thanks|thank you|welcome)(?: [^ ]+){0,6}',
  '(?:always |more than )?(?:happy|glad|pleased|delighted) to .*',
  '(?:for|about|to hear) (?:that|this|it|the|your|any|all|calling|waiting|holding)(?: [^ ]+){0,8}',
  'take your time',
  'no (?:hurry|rush|need to worry)',
  'have a (?:nice|good|great|lovely)(?: [^ ]+){0,4}',
  'take care',
  'good ?bye(?: [^ ]+){0,3}',
  'bye(?: bye)?',
  '(?:is )?there is no need to worry',
  'i can hear (?:that|you)(?: [^ ]+){0,6}',
  'that makes sense',
  'i know',
  String.raw`(?:i|we) (?:wish|hope)\b.*`,
  '[a-z]+(?<!day|morrow|morning|noon|night|body|thing|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)',
]);
/** Who is speaking, and what for. */
export const WHO_SPEAKS = whole([
  '(?:[^ ]+ )?(?:this|it) is (?:the )?(?:[^ ]+ ){0,3}?(?:billing|scheduling|cancellations?|verification|reception|team|desk|department|assistant|agent|here|speaking)(?: (?:team|desk|department|agent|assistant|here|speaking|now|again))*',
  '(?:[^ ]+ )?you are (?:through to|speaking (?:to|with)|talking (?:to|with)|with|now with|connected (?:to|with))(?: [^ ]+){1,5}',
  '(?:[^ ]+ )?you have reached(?: [^ ]+){1,5}',
  'i am (?:still )?(?:here(?: [^ ]+){0,6}|back|listening|[^ ]+ (?:from|with|at)(?: [^ ]+){1,4}|(?:only |just )?(?:an?|the|your) (?:[^ ]+ ){0,4}?(?:assistant|agent|bot|ai|specialist)(?: [^ ]+){0,3})',
  '[^ ]+ here(?: again)?',
]);
/** A pause: "one moment", "bear with me while I check". */
export const PAUSE = whole([
  '(?:give me |in )?(?:(?:just |only )?(?:one|a|another) (?:quick |little )?(?:moment|second|sec|minute|bit)|a moment|moment)(?: [^ ]+){0,8}',
  '(?:hold|hang) on(?: [^ ]+){0,8}',
  'bear with me(?: [^ ]+){0,8}',
  'stay (?:on the line|with me)(?: [^ ]+){0,4}',
  'let (?:me|us|us see)(?: .*)?',
  '.* (?:one|just a) (?:moment|second|sec|minute)(?: please)?',
  '(?:on |over |back )?to (?:the|your|what|that)(?: [^ ]+){0,8}',
]);
/** What the caller is to do or to say, which is a question in another form. */
export const TELL_ME = whole([
  '(?:can|could|would|will) you .*',
  String.raw`(?:tell|give|let|say|repeat|provide|confirm|share|spell|enter|key|type|choose|pick|describe|try|explain|go ahead|ask|hold|wait|speak|answer|state)\b.*`,
  String.raw`(?:i|we) (?:did not (?:get|catch|hear|understand|quite)|do not (?:understand|follow)|(?:missed|misheard)|would like to (?:know|ask))\b.*`,
]);
export const NEEDS =
  /\b(?:i|we) (?:just |only |still |also |first |will |would |do )*(?:need|require|have to (?:ask|know|check|have|verify)|must (?:ask|know|check|have|verify))\b/;
/** Somebody else is to answer. */
export const ELSEWHERE = whole([
  String.raw`(?:[^ ]+ ){1,5}?(?:can|will|could|would|should|need|needs)(?: need)? (?:to )?(?:be able to )?(?:help|assist|tell|answer|look into|take care of|sort|get back|call|contact|reach|handle) (?:you|that|this|it|with)\b.*`,
  'you (?:will|would|do|may|might|could|can|should)? ?(?:have to|need to|want to|best|better)? ?(?:ask|contact|speak (?:to|with)|talk (?:to|with)) .*',
]);
/** A deed of the agent's that is still to come, or under way. */
const SERVICE = anyOf([
  'help',
  'assist',
  'check',
  'look',
  'find out',
  'see (?:what|whether|if)',
  'get (?:you|that|somebody|someone|a|this|your)',
  'put you',
  'connect',
  'transfer',
  'hand',
  'pass',
  'take care',
  'take (?:a|you|that|this)',
  'bring',
  'pull',
  'verify',
  'do (?:that|this|it)',
  'handle',
  'arrange',
  'sort',
  'note',
  'ask',
  'be (?:right|happy|glad|with)',
  'have (?:a look|somebody|someone)',
  'love',
  'like',
  'go ahead',
  'start',
  'stay',
  'try',
  'work on',
  'explain',
  'make sure',
  'leave (?:it|that|everything)',
  'reach',
  'forward',
  'route',
  'send you',
  'set that',
  'talk you',
  'walk you',
  'only help',
  'need',
  'give you (?:a|to)',
]);
const BUSY = '(?:getting|connecting|transferring|putting|handing|looking|checking|pulling|passing|bringing)';
export const PROMISE = whole([
  String.raw`(?:just |now )?${BUSY}\b(?:(?! (?:is|are|was|has|have) ).)*`,
  String.raw`(?:i|we) (?:will|can|could|would|shall|might|may|should|must|have to)(?: (?:just|gladly|certainly|also|quickly|now|only|always|then|happily))? (?:${SERVICE})\b.*`,
  '(?:i|we) (?:will|would|can|could|may|might|shall) be (?:happy|glad|able|delighted) to .*',
  '(?:i|we) (?:would )?(?:recommend|suggest) (?:speaking|talking|calling|contacting|asking) .*',
  '(?:i am|we are) (?:going|about|happy|glad|here|ready|trying) to .*',
  String.raw`(?:i am|we are) (?:just |now |still )?(?:${BUSY}|working|trying|reaching)\b.*`,
]);
/** The agent cannot, does not know, or has nothing to tell it from. Nothing found is an answer, and is let through before. */
export const CANNOT = new RegExp(
  String.raw`^(?:${anyOf([
    'i',
    'we',
    'our (?:documents|policies|records|system)',
    'the (?:documents|polic(?:y|ies)|system|records)',
    'this (?:line|system)',
    'that',
    'this',
    'it',
  ])} )?(?:[^ ]+ ){0,3}?(?:${anyOf([
    'can not',
    'could not',
    '(?:am|are|is) (?:only )?(?:not )?able',
    '(?:am |are )?unable',
    'not able',
    '(?:am|are) not (?:allowed|permitted|sure|certain|familiar|the right)',
    'do not (?:know|say|tell|cover|mention|handle|deal)',
    'do not have (?:access|that|this|those|information|details|a way|anything on|enough|your)',
    'do not have (?:any (?:information|details|record of)|the (?:information|details|answer)|an? (?:answer|record|note))',
    'does not (?:say|tell|cover|mention|let me)',
    'have no (?:access|way|information|details|idea|record of)',
    'is not (?:something (?:i|we)|possible for me|in (?:our|the|my))',
    'nothing (?:i|we) can',
    'out of my',
    'beyond (?:what|my)',
    'outside (?:of )?(?:what|my)',
    'only help',
    'can only',
  ])})\b`,
);
/** Nothing found is an answer; nothing to tell it from is none. */
export const FOUND_NONE =
  /^(?:i|we) (?:can not|could not|do not|did not) (?:find|see|locate|have) (?:any|an|a|another|anything|one|nothing)\b(?! (?:answer|way|record|note|idea|clue|information|details|access)| (?:on|about|for) (?:that|this|it)\b)/;
export const TROUBLE = new RegExp(
  String.raw`\b(?:${anyOf([
    '(?<!you )(?<!they )(?:is|are) not (?:working|responding|available to me|loading)',
    '(?<!you )(?:is|are|seems to be|appears to be) (?:offline|out of order|unavailable|slow|down(?! for| as| on| with| to))',
    '(?:having|have|had) (?:some |a bit of )?(?:trouble|difficult(?:y|ies)|a problem|problems|an issue|issues)',
    'went wrong',
    'go through',
    'an error',
    'try (?:that )?again',
    'problem on',
    'technical',
  ])})\b`,
);
export const SAYS_YES_OR_NO =
  /^(?:yes|no|yeah|yep|nope|correct|exactly|that is (?:right|correct)|it is|you do|you are|none|nothing)$/;
export const QUESTION =
  /^(?:which|what|when|where|who|whose|how|why|can|could|would|will|do|does|did|are|is|am|shall|should|may|have|has)\b/;
