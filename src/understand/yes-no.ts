// Yes, no, or neither: what a caller's answer to "shall I?" amounts to. A write waits on this, so doubt is "unclear".
import { clip } from './tokens.ts';

export type YesNo = 'yes' | 'no' | 'unclear';

/** Courtesies, fillers and vocatives that change nothing. */
const PADDING =
  /\b(?:please|thanks?(?: you)?(?: (?:so|very) much)?|ok so|uh|um+|er+m?|ah+|oh|well|so|hm+|mm|like|just|really|then|there|sir|madam|ma'am|mate|man|dude|honey|dear|actually|i (?:think|guess|suppose|believe|would say)(?! so)|if you (?:could|would|can)|for me|now|today|all|very|super|totally|absolutely positively)\b/g;

// prettier-ignore
const NO = new RegExp(
  '\\b(?:no+|nope|nah+|naw|negative|never|nay|neither|not (?:at all|now|yet|right now|today|quite|exactly|so|this time|really|for me|interested|correct|right|true|necessary|needed|ok(?:ay)?|good|the case|what i)|not' +
  "|absolutely not|certainly not|definitely not|of course not|no way|(?:i'd|i would|i'll) (?:rather|prefer) not|rather not" +
  "|don't(?! mind| see why not)|do not|doesn't|does not|didn't|did not|won't|will not|wouldn't|would not|can't|cannot|isn't|is not|ain't|wasn't|haven't|shouldn't" +
  '|stop(?: that| it)?|hold off|forget (?:it|that|about it)|never ?mind|wrong|incorrect|false|leave it|scrap that|skip (?:it|that))\\b',
);

// prettier-ignore
const YES = new RegExp(
  "\\b(?:yes+|ye+ah*|yea|yep|yup|yah|ya|aye|uh[- ]?huh|mm[- ]?hmm|mhm+|sure(?: thing)?|ok(?:ay)?|okey[- ]dokey|alright|all right|right|correct|affirmative|absolutely|definitely|certainly|indeed|exactly|precisely|totally|of course|positive|true|perfect|great|good|fine|excellent|wonderful|lovely|brilliant|fantastic|cool|agreed|deal|sounds (?:good|great|fine|perfect|right|ok(?:ay)?|about right|like a plan)|(?:that|this|it)(?:'s| is|s)? (?:works?|will (?:do|work)|'?ll (?:do|work)|would (?:work|be (?:great|good|fine|perfect|lovely|nice)))" +
  "|works(?: for me)?|go (?:ahead|for it|on)|do (?:it|that|so)|let's (?:do|go)(?: it| that| with (?:it|that))?|please do|(?:i|we) (?:do|did|am|would|have|will|can|confirm|agree|accept|guess so|think so|suppose so|believe so|hope so)|i'm (?:in|happy with that|ok(?:ay)? with that|fine with that|good with that)|i'd (?:like|love)(?: that| to)?|it is|that is|you (?:got|have) it|you may|you can|you bet|why not|no problem|no worries|confirm(?:ed)?|proceed|by all means|don't mind(?: if i do)?|don't see why not|be my guest|make it so|book it|send it)\\b",
);

/** "No problem" is agreement although it starts with no; so is "no, go ahead" after "do you mind". */
const NO_THAT_AGREES =
  /\b(?:no (?:problem|worries|issues?|objections?|doubt)|don't (?:mind|see why not)|why not|not a problem|can't (?:complain|wait)|do(?:n't)? see no reason not)\b/g;

/** A change of mind or a condition: what follows counts, and an agreement that carries it is not one. */
const CHANGE =
  /\b(?:but|except|however|although|though|unless|only if|if|instead|rather than|as long as|provided|change (?:it|that|the)|make it|could (?:you|we)|can (?:you|we)|what about|how about|another|different|other)\b/;
const RETRACTION =
  /\b(?:no,? wait|wait,? no|wait|hold on|hang on|on second thoughts?|scratch that|changed my mind|i take that back)\b/;
const DOUBT =
  /\b(?:maybe|perhaps|possibly|might|not sure|unsure|no idea|don't know|dunno|do not know|can't (?:say|decide|remember)|depends|let me (?:think|check|see|ask)|i'll think|not certain|(?:yes|yeah) and no|could be|don't (?:remember|understand|follow|get)|no clue|what (?:do|did|does|is|are)|why|how much|how long|when|where|who|which|pardon|sorry\?|repeat|say that again|come again)\b|\?\s*$/;

function plain(text: string): string {
  return clip(text)
    .toLowerCase()
    .replace(/[.!;:]+/g, ' , ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Whether an answer agrees, declines, or does neither plainly.
 *
 * @example understandYesNo('yeah go ahead') // 'yes'
 * @example understandYesNo('yes but make it Tuesday') // 'unclear'
 */
export function understandYesNo(text: string): YesNo {
  const said = plain(text);
  if (said === '') return 'unclear';
  const retraction = RETRACTION.exec(said);
  if (retraction !== null) {
    if (/\bno\b/.test(retraction[0]) || NO.test(said.replace(NO_THAT_AGREES, ' '))) return 'no';
    const rest = said.slice(retraction.index + retraction[0].length);
    return YES.test(rest) && !CHANGE.test(rest) ? 'yes' : 'unclear';
  }
  const agreesWithNo = NO_THAT_AGREES.test(said);
  NO_THAT_AGREES.lastIndex = 0;
  const cleaned = said.replace(NO_THAT_AGREES, ' ');
  const declines = NO.test(cleaned);
  const agrees = agreesWithNo || YES.test(cleaned) || YES.test(cleaned.replace(PADDING, ' '));
  const doubts = DOUBT.test(cleaned);
  if (declines && agrees) return mixed(cleaned, doubts);
  if (doubts) return 'unclear';
  if (declines) return 'no';
  if (!agrees) return 'unclear';
  return CHANGE.test(cleaned) ? 'unclear' : 'yes';
}

/** Both words were said: "no that's fine", "no yeah do it", "yes I don't need it". The opening word leads. */
function mixed(said: string, doubts: boolean): YesNo {
  if (doubts && !/^\W*no\b/.test(said)) return 'unclear';
  const opening = said.replace(PADDING, ' ').replace(/^[\s,]+/, '');
  if (/^(?:no+|nope|nah+)[\s,]+(?:yes|yeah|yep|go ahead|do it)\b/.test(opening)) return 'yes';
  if (NO.exec(opening)?.index === 0) return 'no';
  // "fine, don't", "okay no": an acknowledgement before a refusal is a refusal.
  if (/^(?:ok(?:ay)?|right|alright|well|good|great|fine|sure|i|that|it)\b/.test(opening)) return 'no';
  return 'unclear';
}
