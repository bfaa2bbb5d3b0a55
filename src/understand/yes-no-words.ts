// The words of agreement, refusal and doubt that an answer to "shall I?" is made of.
import { phrases } from './lexicon-phrase.ts';
import type { WordClasses } from './lexicon-phrase.ts';

const ANSWERS: WordClasses = {
  yes: 'yes, yess, yeah, yeh, yep, yup, yea, ya, yah, aye, si',
  fine: 'fine, good, great, okay, ok, perfect, excellent, wonderful, lovely, brilliant, fantastic, awesome, cool, super, alright, all right, right, correct, true, reasonable, acceptable',
  very: 'very, really, perfectly, totally, absolutely, all, just, quite, pretty, completely, so',
  it: 'that, this, it',
  lead: 'okay, ok, yeah, well, actually, sorry, wait, oh, um, uh, hmm, hm, er, ah, please, so, right, then, hell, heck, i said, i already said, i told you, i am sorry, you know, alright, all right, fine, sure, good, great, thanks, look, just, god',
  modal: 'can, could, will, would, should, may, does, did, am, is, are, was, were, has',
  person: 'i, you, we, they, there, he, she, someone, anyone, the, my',
};

/** Said with a "no" or a "not" in it and meaning yes. */
export const AGREEING_BY_NO = phrases(
  [
    'no problem|problems|worries|issue|issues|objection|objections|doubt at_all?',
    'not a problem',
    'i? do|would not mind {it}? at_all?',
    'i? do|can not see why not',
    'i? do not have a|any problem|problems|objection|objections|issue|issues with? {it}?',
    'why not',
    'i can not wait',
  ],
  ANSWERS,
);

/** Explicit orders to go on, which outweigh a "no" that only waves a worry away. */
export const ORDERING = phrases(
  [
    'go ahead',
    'go for|with it|that',
    'do it|that|so',
    'let us do|go it|that|ahead?',
    'please do',
    'please? proceed',
    'make it so',
  ],
  ANSWERS,
);

export const AGREEING = phrases(
  [
    '{yes}',
    'uh huh',
    'mm hmm|hm|mm',
    'mhm|mhmm|mmhmm|uhhuh',
    'i|it|that {modal} {very}? {fine} with|by|for me|us',
    '{it} would|will be {very}? {fine}',
    '{it} is {very}? fine|good|great|perfect|right|correct|true|excellent|wonderful|lovely|cool|reasonable|acceptable',
    '{it} is|would_be|will_be ..1 okay|alright|all_right with|by|for me|us',
    '{it} works|will_do|will_work|would_work|does for? me?',
    'works for me|us',
    'sounds {very}? {fine}|about_right|like_a_plan to|for? me?',
    '# is {very}? {fine}',
    '{very}? {fine} with|by me|us {it}?',
    'i am {very}? fine|good|okay|ok|happy|all_right|alright|cool|in with {it}',
    'i am good to go',
    'i am sure|positive|in|certain|ready',
    'sure thing?',
    'okay|ok|okey|okie|alright|alrighty|correct|affirmative|absolutely|definitely|certainly|indeed|exactly|precisely|totally|positive|true|agreed|deal|surely|roger',
    'dokey|dokie',
    'all right',
    'of course',
    'for sure',
    'very well|good',
    'perfect|great|fine|excellent|wonderful|lovely|brilliant|fantastic|cool|super|awesome|good|right !morning|afternoon|evening|question|point|luck|day',
    'try it|that? again',
    'by all means',
    'be my guest',
    'make it so',
    'you bet|got_it',
    'you can|may ..1 $',
    'i|we do|am|would|will|accept|agree|confirm|approve|consent $',
    'i|we accept|agree|confirm|approve|consent to? the|that? fee|charge|charges|cost|price?',
    'i am okay|ok|fine|good|happy paying|to_pay {it}|the fee|charge|cost?',
    '^ ..1 if you could|can|would|will|please please? $',
    'go on then? $',
    'i|we guess|think|suppose|believe|hope|would_say so',
    'i|we would|will ..1 like|love|take|want {it}',
    'i|we would ..1 like|love to $',
    'i|we want|do_want {it}',
    '{it} is what i|we want|wanted|would_like|need|said',
    'i|we will|can pay|do|take {it}|the|for|# fee|charge|cost?',
    'it|that is $',
    'confirm|confirmed',
    'book|send|pay|charge it|that|me',
    'charge|use my card',
    'sign me|us up',
  ],
  ANSWERS,
);

export const KEEPING = phrases(
  [
    'keep it|that|this|the|my|everything|things',
    'leave it|that|this|things|everything ..4 $',
    'let ..1 keep',
  ],
  ANSWERS,
);

/** Where a "no" or a "not" belongs to a question or a supposition. */
export const SUPPOSING = phrases(
  ['what|wonder|and|even if ..4 not', 'is|are|was|were there ..2 no', 'do|does|did i|we|it ..2 no'],
  ANSWERS,
);

/** Refusals however they are hedged; these outweigh any doubt around them. */
export const DECLINING = phrases(
  [
    '^ {lead}? {lead}? {lead}? no|nope|nah|naw|nay|negative|never !idea !clue !fee !charge !refund !cost !other !more !later !one !answer',
    'no|nope $',
    'no wait|thanks|thank|way|chance|need|deal|sir|no',
    'not a chance',
    'never mind',
    'nevermind',
    'absolutely|definitely|certainly no',
    'rather you do|did not',
    'i do not think ..1 i want|will|would|need|should',
    'absolutely|definitely|certainly|of_course|probably|maybe|perhaps|guess|suppose|think|better|rather|prefer|hope|thanks not to?',
    'not now|today|yet|right_now|this_time|really|interested|necessary|needed|at_all|for_me|ever',
    '{it} is|was not ..1 right|correct|true|okay|ok|good|fine|necessary|needed|what|the_case|me',
    '{it}|there is|was not $',
    '{it} will|would not do|work|be',
    'i am not $',
    'i am not ..1 paying|going|doing|interested|ready|okay|comfortable|happy|willing',
    'i do|will|would|can|could|did not $',
    'i|we do not want|think_so|believe_so|agree|wish|need|like|accept|authorize|consent',
    'i|we will|would|can|could not do|pay|afford|accept|want|like|agree|authorize|be',
    '^ {lead}? {lead}? please? do not ..1 do|go|cancel|proceed|book|charge|change|pay|send|move|bother it|that|ahead|me?',
    '^ {lead}? {lead}? please? do not $',
    'please do not',
    'do not worry|bother',
    'do nothing',
    'not at_the_moment|at_this_time|for_now|tonight|anymore|any_more|any_longer',
    'afraid not',
    'is a no',
    'say no',
    'but no $',
    'by no means',
    'no circumstances',
    'let us not do? it|that?',
    'not for|at ..4 dollars|bucks|pounds|money|price|fee',
    'i|we ..2 refuse|decline|disagree|pass',
    '^ ..1 decline|pass|refuse $',
    'would|will prefer|rather not',
    'forget it|that|about',
    'skip it|that',
    'scratch|scrap that|it',
    '^ {lead}? {lead}? stop it|that? $',
    'hold off',
    'changed my mind',
    'too expensive|much|high|pricey|steep|costly',
    'out of the question',
    'wrong|incorrect|false',
    // "I'm good" turns an offer down; "I'm good with that" takes it.
    'i am good|fine|okay|ok|all_right|alright !with !to !paying thanks|thank_you|for_now|actually?',
  ],
  ANSWERS,
);

/** Not now, not so, not without knowing more: the answer is open. */
export const DOUBTING = phrases(
  [
    '?',
    'maybe|perhaps|possibly|might|unsure|depends|dunno|whatever|either|probably|hardly|hopefully|almost|nearly',
    // In America "that's okay" turns an offer down as often as it takes it.
    '^ oh|um|uh|well|hmm? {it} is okay|ok|all_right|alright thanks|thank_you? $',
    'do you|we|they',
    '^ yes|yeah|okay|ok|right|alright|oh|well|fine|good ..1 i ..1 understand|see|know|hear ..2 $',
    'could be',
    'sort|kind of',
    'not ..1 sure|certain|know|decided|remember|understand|understood|follow|hear|heard|catch|get|got|care|receive',
    'no idea|clue',
    'let me think|check|see|ask|look|talk|know',
    'let us see',
    'need|have|want|like|got to|time? think|check|ask|talk|look|know|see|hear|speak',
    'will|would|am ..1 think|thinking|check|checking|call|see|ask',
    'why|how|when|where|who|which|whether|whose',
    'what !i_want !i_wanted !i_would_like !i_said !i_need !you_said',
    'pardon|repeat|explain|come_again|say_again',
    'say ..2 again',
    '^ again $',
    'yes|yeah and no',
    'wait|waiting|hold|hang|moment|second|sec|minute|pause',
    'second thought|thoughts',
    '{modal} {person}|it|that|this|# ..12 ?',
    '^ {lead}? {lead}? {lead}? {modal}',
    '^ {lead}? {lead}? do|have {person}',
    '{yes}|okay|sure|right|fine|good|alright ..1 {modal} i|you|we|there|they|it|that',
    '{yes}|okay|sure|right|fine|good|alright ..1 do i|you|we|they',
    'if !you_could !you_can !you_would !you_will !you_do_not_mind !you_please',
    'but|except|however|although|though|unless|instead|rather|provided|another|different|other|first|only|until|till|before|after|without|waive|waived|discount|cheaper|less|later|question|questions|reschedule !it',
    'as long as',
    'change|switch it|that|the|my|to',
    'make it|that !so',
    'free',
    'thought|told|said|heard|supposed ..4 no|free|not|was|would|were',
  ],
  ANSWERS,
);

/** Courtesies, fillers and forms of address that change nothing. */
export const PADDING = phrases(
  [
    'thanks|thank_you so|very? much? again?',
    'please|kindly|um|umm|uh|er|erm|ah|oh|ooh|well|hm|hmm|mm|mmm|like|just|really|then|there|sir|madam|maam|ma_am|miss|mate|man|dude|honey|sweetie|dear|buddy|actually|now|today|very|super|totally|and|also|already|definitely|ahead',
    'i ..1 guess|think|suppose|believe|understand|know|said|see|mean|say',
    'would you',
    'if you could|would|can|do_not_mind',
    'you know',
    'got it',
    'my god|goodness',
    'for me|us|sure',
    'no matter',
    'again|once_more|one_more_time',
  ],
  ANSWERS,
);
