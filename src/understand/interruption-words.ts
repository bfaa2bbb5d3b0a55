// What callers say over the agent's voice: the short words that keep it talking, and those that stop it.
import { phrases } from './lexicon-phrase.ts';
import type { WordClasses } from './lexicon-phrase.ts';

/** Said to show that one listens. The longest entries are tried first. */
const RECEIPTS = `yeah, yes, yep, yup, ya, yah, yay, aye, okay, ok, okey, k, kay, right, sure, sure thing, alright, all right, uhhuh, uh huh, uh-huh,
  mhm, mm, mmm, mm hmm, mmhmm, mm-hmm, mhmm, hm, hmm, hmmm, hmph, hnh, nnn, huh, um, uh, ah, aha, ah ha, oh, ooh, aw, ach, wow, gee, gosh,
  i see, i know, i get it, i got it, i understand, i hear you, i agree, i guess, i guess so, i think so, i assume so, i suppose, i suppose so, i bet, i believe so,
  got it, got you, gotcha, understood, great, good, very good, pretty good, nice, very nice, really nice, cool, fine, perfect, excellent, awesome, amazing, wonderful, lovely, brilliant,
  fantastic, super, neat, sweet, terrific, interesting, funny, exactly, absolutely, definitely, certainly, totally, indeed, of course, true,
  correct, precisely, really, true enough, fair enough, makes sense, that makes sense, sounds good, sounds great, sounds fine, sounds right,
  that sounds good, that sounds great, no problem, no worries, thanks, thank you, thank you very much, thanks a lot, cheers, bye, see you, please, very helpful, helpful,
  that is right, that is true, that is correct, that is fine, that is good, that is great, that is okay, that is all right, that is it, that is cool, that is nice,
  it is true, it is fine, it is okay, that would be fine, that would be great, that would be good, that works, works for me, me too, same here, go ahead, go on, go for it, carry on, keep going,
  never thought of that, good idea, good point, good question, good stuff, all good, i am listening, i am here, still here, dang, damn, oh dear, oh no, oh my, my goodness, oh my god, goodness, ha, haha, ha ha, well then,
  thank you so much, thanks so much, many thanks, i appreciate it, i appreciate that, appreciate it, much appreciated, i totally agree, totally agree, completely agree, that works for me, that is fine by me, fine by me, fine with me, that is fine with me, okay by me, okay with me, good with me, alrighty, alrighty then, it sure is, it sure does, sure is, sure does, clearly, obviously, naturally, apparently, evidently, surely, undoubtedly, truly, literally, basically, pretty much, more or less, probably, presumably, hopefully, likewise, ditto, same, amen, bingo, roger, roger that, copy that, noted, agreed, fair, fair point,
  right on, righto, righty, okey dokey, okie dokie, okie, very well, so far so good, no doubt, no kidding, no way, for sure, sure enough, sure sure, you bet, you got it, tell me about it,
  not bad, not too bad, too bad, what a shame, good to know, good to hear, glad to hear it, glad to hear that, good for you, how nice, how interesting, how funny, how lovely, there you go, there we go, there it is, here we go,
  i can imagine, i can see that, i can tell, i hope so, i would hope so, i would think so, i would imagine, i will bet, i thought so, i figured, i figured as much, i remember, i remember that, i believe it, i believe that, i understand that, i know that, i get that, i like it, i like that, i love it, i love that, i did not know that, i had no idea, i know what you mean, i see what you mean, i get what you mean, i see what you are saying, i know what you are saying, i hear that, i am with you, i am following, i follow, i follow you, with you, following,
  you are right, you are so right, you are absolutely right, you are kidding, you are joking, let us hope so, let us hope, who knows, it happens, it figures, that figures, that makes two of us, that is for sure, that is the thing, that is the point, that is a point, that is a thought, that is it exactly, that is a lot, that is a shame, that is too bad, that is news, that is new,
  boy, oh boy, man, oh man, my gosh, gosh, geez, jeez, jeepers, yikes, phew, whew, ugh, ouch, ooh, oops, whoops, shoot, darn, bummer, yay, hooray, hurray, bravo, congrats, congratulations, heavens, good heavens, good lord, holy cow, holy smokes, bless you, incredible, unbelievable, impressive, beautiful, marvelous, marvellous, splendid, superb, outstanding, phenomenal, fabulous, great stuff, crazy, wild, insane, weird, strange, odd, sad, intriguing, fascinating, hilarious, remarkable, surprising, dandy, peachy, groovy, rad, sick, dope, smashing, grand, wonderful news, good news, great news`;

export const RECEIPT_PHRASES: readonly (readonly string[])[] = RECEIPTS.split(',')
  .map((receipt) => receipt.trim().replace(/-/g, ' ').split(/\s+/))
  .sort((left, right) => right.length - left.length);

/** Small words that may lead into a receipt ("well absolutely") but are none themselves. */
export const LEADING_IN: ReadonlySet<string> = new Set([
  'well',
  'so',
  'or',
  'but',
  'because',
  'and',
  'no',
  'a',
  'the',
]);

/** Receipts that may open a remark of listening: "yeah it's pretty horrible". "So" and "oh" alone are too weak. */
export const AGREEING: ReadonlySet<string> = new Set(
  'yeah yes yep yup okay ok right sure alright uhhuh mhm mm exactly absolutely oh hmm huh definitely'.split(
    ' ',
  ),
);

const CLASSES: WordClasses = {
  moment: 'second, sec, minute, min, moment, bit, tick, mo',
  praise:
    'good, great, nice, fine, cool, true, right, interesting, neat, fun, clever, pretty, easier, hard, helpful, lovely, perfect, wonderful, okay, too bad, awesome, amazing, funny, better, clear, useful, excellent, brilliant, fantastic, smart, weird, strange, crazy, sad, hard, tough, not bad, not a bad, not too bad, beautiful, impressive, incredible, unbelievable, fascinating, intriguing, odd, wild, tricky, difficult, terrific, super, fabulous, handy, convenient, reasonable, fair, sensible, obvious, important, amusing, hilarious, cute, lucky, unfortunate, a shame, a pity, a relief, a blessing, a lot, fun',
  degree:
    'very, really, pretty, so, super, quite, totally, absolutely, just, too, rather, extremely, awfully, truly, kind of, sort of, a little, a bit, a little bit',
  asks: 'what, when, where, who, whom, whose, why, how',
  helps: 'can, could, would, will, shall, should, may, do, does, did, is, are, was, were, am, have, has',
  subject: 'i, you, he, she, it, we, they, that, this, there, your, my, the, these, those, anyone, someone',
  negation: 'no, nope, nah, not, wrong, incorrect, actually, wait no',
};

export const STOPPING = phrases(
  [
    '^ ..2 wait',
    'wait wait|stop|please|no|a|for',
    'stop',
    'hold|hang on|up',
    '^ ..2 one|a|just|give ..2 {moment}',
    'just|give me a|one {moment}',
    'shut up',
    '^ ..1 be? quiet|hush|pause|whoa|listen',
    '^ okay|no|please|that_is|i_said? enough',
    'no more',
    'excuse me',
    'let me speak|talk|finish|ask|say|interrupt|stop',
    'can|could|may i ..1 say|ask|interrupt|speak|talk|finish',
    'never mind',
    'not so fast',
    'slow down',
    'hey',
    'forget it|that|about',
    'i|that is ..2 not what i asked|want|wanted|need',
    'you ..1 not listening',
    'skip this|that|it',
  ],
  CLASSES,
);

export const ASKING_AGAIN = phrases(
  [
    '^ ..1 what|sorry|pardon|come $',
    '^ what|sorry|huh what|sorry|pardon|now $',
    '^ huh|eh ?',
    '^ ..1 excuse me ? $',
    'pardon me|?',
    'come again',
    'say ..2 again|slower|slowly',
    'repeat',
    'again please? $',
    'one_more|another time',
    'not ..1 catch|hear|get|understand|follow ..2 $',
    'not ..1 catch|hear|understand you|that|it|what|a',
    'did not quite? get that|it|what',
    'what was that|it ..2 $',
    'what did|do you say|mean',
    'you are|were? breaking|cutting ..1 up|out',
    'speak|talk up|louder|slower|slowly',
    'have lost|lost you $',
  ],
  CLASSES,
);

/** Corrections however they are introduced, even by "yeah". */
export const CORRECTING = phrases(
  [
    '^ no|nope|nah ..12',
    '^ not|actually|rather',
    'i said|meant',
    '^ i mean',
    'that|this|it|you is|are|have wrong|incorrect|mistaken',
    'wrong ..2 $',
    'is|was not ..1 right|correct|mine|it|my|me|what',
    '{negation} ..3 other|second|first|last|next|new|old',
    '^ the other',
    'make that|it',
  ],
  CLASSES,
);

/** Denials that correct the agent when they stand first, and merely comment after "yeah" or "oh". */
export const DENYING = phrases(
  ['^ ..1 that|this|it|he|she|they|i is|are|am|was|were|do|does|did not', '^ ..1 instead'],
  CLASSES,
);

export const QUESTIONING = phrases(
  [
    '?',
    '^ ..1 {asks} {helps}|about|else|many|much|long|come|time|day|if|the|one|kind|of',
    '^ ..1 {asks} $',
    '^ which one|day|time|address|number|of',
    '^ ..1 {helps} not? {subject}',
  ],
  CLASSES,
);

/** A wish, an order or a turn of the talk inside the remark: the caller wants something now. */
export const WANTING = phrases(
  [
    'i|we ..1 need|want|wanted|like|prefer',
    'i would',
    'i will',
    'can|could|would|will you|i|we',
    'let me|us',
    '^ please|just|and? tell|give|send|call|email|text|show|help|put|move|change|cancel|book|make|remind',
    'but|however|except|although|unless|though',
    'wait|stop|actually|rather',
    'wrong|incorrect',
    'my|our',
    '^ so i|my',
    'i have|got a|an|another|two|three',
    'one_more|another|last|quick thing|question',
    '# ..2 #',
    'what|why|how|where|when|who ..1 {helps}|{subject}|to',
  ],
  CLASSES,
);

/** Comments on what was heard that ask for nothing: "that's a good idea", "it's pretty nice". */
export const APPRAISING = phrases(
  [
    '^ ..5 that|it|this|which is|was|would|will|sounds|seems|looks be? ..3 {praise} ..2 $',
    '^ ..1 that|it is|would be ..3 {praise} ..2 idea|point|question|thing|place|plan|way',
    '^ ..2 {degree} {praise} $',
    '^ no? no? no? ..1 that|this|it|they|he|she ..2 is|are|was|were|would_be|will_be|sounds|looks|seems|works|look|sound|seem {degree}? {degree}? {praise} ..1 $',
    '^ ..1 that|this|it? sounds|looks|seems|feels like ..2 {praise}|idea|plan|deal ..2 $',
    '^ works|sounds|looks|seems {degree}? {praise}|for_me $',
    '^ ..1 not {degree}? ..1 bad idea|thing|plan|way? $',
    '^ that|this * is {degree}? {praise} $',
    '^ nice|excellent|beautiful|interesting|lovely|neat|brilliant|clever|cool * $',
    '^ what ..1 {praise} idea|thing|story|way|coincidence|surprise|point? $',
    // "It does", "that would", "it is indeed": the echo of a verb agrees and adds nothing.
    '^ it|that|he|she|they does|did|do|would|will|can|could|has|should|might indeed|too|yeah|right? $',
    '^ it|that|he|she|they|there is|are|was|were indeed|too|yeah|right $',
    '^ ..1 {praise} idea|point|question|thing|job|work|choice|plan|stuff|one $',
    '^ ..3 doesn|does not ..1 matter',
  ],
  CLASSES,
);

/** Whole remarks of understanding, although wishes and questions begin with the same words. */
export const UNDERSTANDING = phrases(
  [
    '^ ..2 i ..1 like|love|enjoy that|it|this a_lot|idea? $',
    '^ ..2 you are ..2 right|kidding|joking ..2 $',
    '^ ..2 i know|see|get|understand|remember ..1 what you|that|he|she|they ..2 mean|meant|saying|said|talking ..1 $',
  ],
  CLASSES,
);
