// Whether an agent's words tell the caller something, or only ask, decline, promise or are polite: what a wish that
// wants an answer is served by.
import { plainWords } from './lexicon-normalise.ts';

/** Sounds and courtesies before what is really said. */
const LEAD =
  /^(?:(?:okay|ok|sure thing|sure|of course|certainly|absolutely|definitely|great|perfect|good|fine|wonderful|all right|alright|well|so|and|but|now|then|oh|hmm|right|got it|no problem(?: at all)?|no worries|no hurry|no rush|you are welcome|my pleasure|very sorry|so sorry|sorry|pardon|i apologi[sz]e|my apologies|apologies|i am (?:very |so |really )?sorry|we are sorry|i am afraid|unfortunately|please|just|kindly|also|actually|hello|hi|hey|good (?:morning|afternoon|evening)|i see|i think|i understand|understood|i hear you|as i said|again|there|yes|yeah|yep) )+/;
/** A whole sentence of these tells nothing: "Sorry about that", "Thanks for waiting, Dana". */
const COURTESY =
  /^(?:(?:thanks|thank you|welcome)(?: [^ ]+){0,6}|(?:always |more than )?(?:happy|glad|pleased|delighted) to .*|(?:for|about|to hear) (?:that|this|it|the|your|any|all|calling|waiting|holding)(?: [^ ]+){0,8}|take your time|no (?:hurry|rush|need to worry)|have a (?:nice|good|great|lovely)(?: [^ ]+){0,4}|take care|good ?bye(?: [^ ]+){0,3}|bye(?: bye)?|(?:is )?there is no need to worry|i can hear (?:that|you)(?: [^ ]+){0,6}|that makes sense|i know|(?:i|we) (?:wish|hope)\b.*|[a-z]+(?<!day|morrow|morning|noon|night|body|thing|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))$/;
/** Who is speaking, and what for. */
const WHO_SPEAKS =
  /^(?:[^ ]+ )?(?:(?:this|it) is (?:the )?(?:[^ ]+ ){0,3}?(?:billing|scheduling|cancellations?|verification|reception|team|desk|department|assistant|agent|here|speaking)(?: (?:team|desk|department|agent|assistant|here|speaking|now|again))*|you are (?:through to|speaking (?:to|with)|talking (?:to|with)|with|now with|connected (?:to|with))(?: [^ ]+){1,5}|you have reached(?: [^ ]+){1,5}|i am (?:still )?(?:here(?: [^ ]+){0,6}|back|listening|[^ ]+ (?:from|with|at)(?: [^ ]+){1,4}|(?:only |just )?(?:an?|the|your) (?:[^ ]+ ){0,4}?(?:assistant|agent|bot|ai|specialist)(?: [^ ]+){0,3})|[^ ]+ here(?: again)?)$/;
/** A pause: "one moment", "bear with me while I check". */
const PAUSE =
  /^(?:(?:give me |in )?(?:(?:just |only )?(?:one|a|another) (?:quick |little )?(?:moment|second|sec|minute|bit)|a moment|moment)(?: [^ ]+){0,8}|(?:hold|hang) on(?: [^ ]+){0,8}|bear with me(?: [^ ]+){0,8}|stay (?:on the line|with me)(?: [^ ]+){0,4}|let (?:me|us|us see)(?: .*)?|.* (?:one|just a) (?:moment|second|sec|minute)(?: please)?|(?:on |over |back )?to (?:the|your|what|that)(?: [^ ]+){0,8})$/;
/** What the caller is to do or to say, which is a question in another form. */
const TELL_ME =
  /^(?:(?:can|could|would|will) you .*|(?:tell|give|let|say|repeat|provide|confirm|share|spell|enter|key|type|choose|pick|describe|try|explain|go ahead|ask|hold|wait|speak|answer|state)\b.*|(?:i|we) (?:did not (?:get|catch|hear|understand|quite)|do not (?:understand|follow)|(?:missed|misheard)|would like to (?:know|ask))\b.*)$/;
const NEEDS =
  /\b(?:i|we) (?:just |only |still |also |first |will |would |do )*(?:need|require|have to (?:ask|know|check|have|verify)|must (?:ask|know|check|have|verify))\b/;
/** Somebody else is to answer. */
const ELSEWHERE =
  /^(?:(?:[^ ]+ ){1,5}?(?:can|will|could|would|should|need|needs)(?: need)? (?:to )?(?:be able to )?(?:help|assist|tell|answer|look into|take care of|sort|get back|call|contact|reach|handle) (?:you|that|this|it|with)\b.*|you (?:will|would|do|may|might|could|can|should)? ?(?:have to|need to|want to|best|better)? ?(?:ask|contact|speak (?:to|with)|talk (?:to|with)) .*)$/;
/** A deed of the agent's that is still to come, or under way. */
const SERVICE =
  'help|assist|check|look|find out|see (?:what|whether|if)|get (?:you|that|somebody|someone|a|this|your)|put you|connect|transfer|hand|pass|take care|take (?:a|you|that|this)|bring|pull|verify|do (?:that|this|it)|handle|arrange|sort|note|ask|be (?:right|happy|glad|with)|have (?:a look|somebody|someone)|love|like|go ahead|start|stay|try|work on|explain|make sure|leave (?:it|that|everything)|reach|forward|route|send you|set that|talk you|walk you|only help|need|give you (?:a|to)';
const PROMISE = new RegExp(
  String.raw`^(?:(?:just |now )?(?:getting|connecting|transferring|putting|looking|checking|pulling|bringing)\b(?:(?! (?:is|are|was|has|have) ).)*|(?:i|we) (?:(?:will|can|could|would|shall|might|may|should|must|have to)(?: (?:just|gladly|certainly|also|quickly|now|only|always|then|happily))? (?:be (?:happy|glad|able|delighted) to .*|(?:${SERVICE})\b.*)|(?:would )?(?:recommend|suggest) (?:speaking|talking|calling|contacting|asking) .*|am (?:going|about|happy|glad|here|ready|trying) to .*|are (?:going|about|happy|glad|here|ready|trying) to .*|(?:am|are) (?:just |now )?(?:getting|connecting|transferring|putting|handing|looking|checking|pulling|passing|bringing|working|trying|reaching|still (?:looking|checking|working))\b.*))$`,
);
/** The agent cannot, does not know, or has nothing to tell it from. Nothing found is an answer, and is let through before. */
const CANNOT =
  /^(?:(?:i|we|our (?:documents|policies|records|system)|the (?:documents|polic(?:y|ies)|system|records)|this (?:line|system)|that|this|it) )?(?:[^ ]+ ){0,3}?(?:can not|could not|am not able|are not able|am only able|are only able|is not able|am unable|are unable|unable|not able|am not allowed|are not allowed|not permitted|do not (?:have (?:access|that|this|any (?:information|details|record of (?:that|this))|the (?:information|details|answer)|information|details|a way|anything on|enough|your|an? (?:answer|record|note))|know|say|tell|cover|mention|handle|deal)|does not (?:say|tell|cover|mention|let me)|have no (?:access|way|information|details|idea|record of)|am not (?:sure|certain|familiar)|is not (?:something (?:i|we)|possible for me|in (?:our|the|my))|nothing (?:i|we) can|out of my|beyond (?:what|my)|outside (?:of )?(?:what|my)|only help|can only)\b/;
const FOUND_NONE =
  /^(?:i|we) (?:can not|could not|do not|did not) (?:find|see|locate|have) (?:any|an|a|another|anything|one|nothing)\b(?! (?:answer|way|record|note|idea|clue|information|details|access)| (?:on|about|for) (?:that|this|it)\b)/;
const TROUBLE =
  /\b(?:(?<!you )(?<!they )(?:is|are) not (?:working|responding|available to me|loading)|(?:having|have|had) (?:some |a bit of )?(?:trouble|difficulty|difficulties|a problem|problems|an issue|issues)|went wrong|go through|an error|(?<!you )(?:is|are|seems to be|appears to be) (?:offline|out of order|unavailable|slow|down(?! for| as| on| with| to))|try (?:that )?again|problem on|technical)\b/;
const SAYS_YES_OR_NO =
  /^(?:yes|no|yeah|yep|nope|correct|exactly|that is (?:right|correct)|it is|you do|you are|none|nothing)$/;
const QUESTION =
  /^(?:which|what|when|where|who|whose|how|why|can|could|would|will|do|does|did|are|is|am|shall|should|may|have|has)\b/;

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
  if (SAYS_YES_OR_NO.test(words)) return true;
  const said = `${words} `.replace(LEAD, '').trim();
  if (said === '') return false;
  if (!ends && QUESTION.test(said)) return false;
  if (FOUND_NONE.test(said)) return true;
  const empty = [COURTESY, WHO_SPEAKS, PAUSE, TELL_ME, NEEDS, ELSEWHERE, PROMISE, CANNOT, TROUBLE];
  return !empty.some((kind) => kind.test(said));
}
