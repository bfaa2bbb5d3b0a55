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
  never thought of that, good idea, good point, good question, good stuff, all good, i am listening, i am here, still here, dang, damn, oh dear, oh no, oh my, my goodness, oh my god, goodness, ha, haha, ha ha, well then`;

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
    'good, great, nice, fine, cool, true, right, interesting, neat, fun, clever, pretty, easier, hard, helpful, lovely, perfect, wonderful, okay, too bad, awesome, amazing, funny, better, clear, useful, excellent, brilliant, fantastic, smart, weird, strange, crazy, sad, hard, tough',
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
    '^ ..1 be? quiet|hush|enough|pause|whoa|listen',
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
    'my ..2 is',
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
    '^ ..2 very|really|pretty|so {praise} $',
    '^ ..1 {praise} idea|point|question|thing|job|work|choice|plan|stuff|one $',
    '^ ..3 doesn|does not ..1 matter',
  ],
  CLASSES,
);
