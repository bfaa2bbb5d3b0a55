// The words of refusal and doubt that keep an answer to "shall I?" from being a yes.
import { phrases } from './lexicon-phrase.ts';
import { ANSWERS } from './yes-no-classes.ts';

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
    'thumbs down',
    'does|do|would|will not {very}? suit|work|help ..1 me|us|for',
    'i|we do|did|have|can|will|would|could not ..1 approve|approved|agree|agreed|consent|consented|authorize|authorized|authorise|sign_up|sign_off|okay',
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
    // Who goes with an "okay" has ended the call, and answered nothing.
    '^ {going} {going}? {going}? {going}? bye|goodbye|good_bye|see_you|talk_to_you|take_care|have_a',
    // Said that way it is mostly meant the other way round.
    '^ oh? yeah|yah|ya right $',
    'just great|wonderful|perfect|fantastic|lovely|brilliant|super|dandy',
    '^ okay|ok|alright|right|good|great|perfect|yeah|yes|sure|fine ..1 got it|that|you $',
    'let me|us ..2 think|check|see|ask|look|talk|know',
    'like i|we|you|they|anybody ..2 believe|believes|care|cares|trust',
    'like|as_if i|we ..1 am|are|was|were|would|will|could|can|want|wanted|have|had|need|needed|enjoy|asked|got',
    '^ {lead}? sure|yeah|okay you|they|it|he ..1 are|do|will|did|is|were|was $',
    'naturally|of_course|obviously|clearly|typical|surely you|they|there|it ..1 would|will|want|have|has|charge|cost|costs|do|is|are',
    'do you|we|they',
    '^ yes|yeah|yep|okay|ok|right|alright|oh|well|fine|good|sure|great|perfect|uh_huh|mm_hmm|mhm ..1 i ..1 understand|know|hear ..2 $',
    '^ yes|yeah|yep|okay|ok|right|alright|oh|well|fine|good|sure|great|perfect|uh_huh|mm_hmm|mhm ..1 i ..1 see !you ..2 $',
    'could be',
    'sort|kind of',
    'not ..1 sure|certain|know|decided|remember|understand|understood|follow|hear|heard|catch|get|got|care|receive',
    'no idea|clue',
    'let us see',
    'need|have|want|like|got to|time? think|check|ask|talk|look|know|see|hear|speak',
    'will|would|am ..1 think|thinking|check|checking|call|ask',
    'will|would ..1 see !you',
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
    'make it|that !so !happen !official !a_go',
    'free',
    'thought|told|said|heard|supposed ..4 no|free|not|was|would|were',
  ],
  ANSWERS,
);
