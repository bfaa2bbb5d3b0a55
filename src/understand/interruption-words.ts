// What callers say over the agent's voice: the closed set of words that keep it talking, and those that stop it.
import { phrases } from './lexicon-phrase.ts';
import type { Phrase, WordClasses } from './lexicon-phrase.ts';

export const CLASSES: WordClasses = {
  moment: 'second, sec, minute, min, moment, bit, tick, mo',
  that: 'that, it, this, which, they, those, these, everything, all of it, all that',
  is: 'is, are, was, were, would be, will be, sounds, sound, seems, seem, looks, look, feels, must be, has to be',
  degree:
    'very, really, pretty, so, super, quite, totally, absolutely, just, rather, extremely, awfully, truly, kind of, sort of, completely, definitely, certainly, perfectly, actually, all, always, even, also, still, probably, mighty, real, wonderfully',
  praise:
    'good, great, nice, fine, cool, true, right, interesting, neat, fun, clever, helpful, lovely, perfect, wonderful, okay, ok, alright, awesome, amazing, funny, better, clear, useful, excellent, brilliant, fantastic, smart, sad, beautiful, impressive, incredible, unbelievable, fascinating, intriguing, odd, wild, terrific, super, fabulous, handy, convenient, reasonable, fair, sensible, obvious, important, amusing, hilarious, cute, lucky, unfortunate, correct, exact, accurate, easy, simple, marvelous, splendid, superb, outstanding, phenomenal, surprising, remarkable, delightful, exciting, reassuring, understandable, a shame, a pity, a relief, a blessing, too bad, not bad, not too bad, no problem, all right, crazy, weird, strange, kind, sweet, generous, thoughtful, right on, spot on',
  notion:
    'idea, point, question, thing, plan, way, news, one, stuff, job, work, choice, story, coincidence, surprise, deal, relief, shame, pity, thought, start, place, service, offer, touch, catch, call, move, pick',
  know: 'know, see, understand, get, got, guess, think, suppose, bet, believe, hear, follow, agree, figure, figured, remember, recall, imagine, hope, thought, heard, knew, assume, realize, appreciate, love, like, noticed, suspected, expected',
  known:
    'that, it, so, this, all that, all of that, you, what you mean, what you are saying, what you said, what you were saying, what he means, exactly, completely, totally, that too, it too, as much, now',
  asks: 'what, when, where, who, whom, whose, why, how',
  helps: 'can, could, would, will, shall, should, may, do, does, did, is, are, was, were, am, have, has',
  subject: 'i, you, he, she, it, we, they, that, this, there, your, my, the, these, those, anyone, someone',
  negation: 'no, nope, nah, not, wrong, incorrect, actually, wait no',
  day: 'monday, tuesday, wednesday, thursday, friday, saturday, sunday, tomorrow',
};

/** Said to show that one listens; nothing of content is in any of them. */
export const RECEIPTS: ReadonlySet<string> = new Set(
  `yeah, yes, yep, yup, ya, yah, yay, yea, aye, yessir, okay, ok, okey, kay, k, mkay, right, righty, righto, sure, sure thing, alright, all right, alrighty, all righty, uhhuh, uh huh, unh huh, mhm, mhmm, mmhm, mmhmm, mm hm, mm hmm, mm, mmm, mmmm, hm, hmm, hmmm, hmph, hnh, nnn, huh, um, uh, er, ah, aha, ah ha, oh, ooh, ohh, aw, ach, wow, whoa wow, gee, gosh, geez, jeez,
  absolutely, definitely, certainly, totally, completely, exactly, precisely, indeed, really, truly, clearly, obviously, apparently, evidently, surely, undoubtedly, literally, basically, presumably, hopefully, likewise, ditto, agreed, noted, understood, correct, true, very true, fair, fair enough, fair point, true enough, of course, for sure, sure enough, no doubt, no kidding, without a doubt, you bet, you got it, you know it, i know right, right on, indeedy,
  got it, got that, got you, gotcha, i gotcha, i got you, i got it, i have got it, i have it, roger, roger that, ten four, copy, copy that, will do, message received, loud and clear, crystal clear, i am with you, with you, i am following, following, i am listening, i am here, still here, go ahead, go on, carry on, keep going, take your time, no rush, makes sense, it figures, that figures,
  please do, by all means, very well, so far so good, okey doke, okey dokey, okie dokie, okie doke, okie, works, that works, it works, sounds like a plan, no problem, no worries, not a problem, no trouble, all good, it is all good, bingo, amen, bravo, yippee, hooray, hurray, congrats, congratulations, ha, haha, ha ha, well well, there you go, there we go, there it is, here we go, my my,
  thanks, thank you, thx, ty, cheers, thank you kindly, many thanks, much appreciated, much obliged, i appreciate it, appreciate it, bless you, bless your heart, you are welcome, you are too kind, that is kind of you,
  oh my, oh boy, oh man, boy, man, my goodness, oh my goodness, goodness, my gosh, oh my gosh, my god, oh my god, oh dear, dear me, heavens, good heavens, good lord, holy cow, holy smokes, no kidding, no way, you do not say, is that so, tell me about it, who knew, what do you know, how about that, imagine that, fancy that, yikes, phew, whew, ouch, bummer, dang, darn, shoot, what a shame, what a pity, too bad, that is too bad,
  same here, me too, us too, me neither, i see, i do, i did, i will, i am, we do, we did, we will, it is, it does, it did, it was, it will, it sure is, it sure does, sure is, sure does, they do, they are, he does, he is, she does, she is, that is it, that is for sure, that is that, that is the thing, that is the point, that is what i thought, that is what i figured, that is what i heard, never thought of that, i had no idea, i did not know that, now i know, good to know, good to hear, nice to know, nice to hear, glad to hear it, glad to hear that, happy to hear it, happy to hear that, good for you, more or less, pretty much, it happens, makes two of us, that makes two of us, go for it`
    .split(',')
    .map((receipt) => receipt.trim().replace(/\s+/g, ' ')),
);

/** Words that lead into a receipt ("well absolutely") and are none themselves. */
export const LEADING_IN: ReadonlySet<string> = new Set(
  `well so or but because and a the like just you_know i_mean please then now also actually`
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' ')),
);
/** What may follow a receipt and adds nothing to it. */
export const TRAILING: ReadonlySet<string> = new Set(
  'then,too,please,sir,ma am,maam,madam,miss,man,mate,dude,buddy,pal,honey,hon,dear,sweetie,sweetheart,love,bro,friend,boss,everyone,folks,amigo,amiga,bella'.split(
    ',',
  ),
);

/** Receipts with a place in them: "that is really good", "i know what you mean". */
export const LISTENING = whole(
  [
    'no no? okay|ok|alright|sure|right|yeah|absolutely|exactly|i_see|got_it|i_know|of_course|problem|worries',
    'no no? {that}? {is} {degree}? {degree}? {praise}',
    '{that}? {is} {degree}? {degree}? {praise} too|then|indeed?',
    '{that}? {is} {degree}? {degree}? {praise} for|by|with me|us',
    '{that}? {is} {degree}? {degree}? {praise} to know|hear|me',
    '{that}? {is} {degree}? a|an|the? {degree}? {praise} {notion}',
    '{that} {is} like a {praise}? {notion}',
    'not a? {degree}? bad {notion}?',
    '{that} {is} not {degree}? a? bad {notion}?',
    'no objection|objections|complaints|issue|issues',
    '{degree} {degree}? {praise}',
    'a? {degree}? {praise} {notion}?',
    'what|such a|an {degree}? {praise}? {notion}',
    'how {praise}',
    '{that} works|helps|does|will_do {degree}? great|well|fine|perfectly|nicely|good|a_lot?',
    '{that}? works|work {degree}? great|well|fine|good? for me|us',
    '{that}? makes|made {degree}? {praise}? sense',
    '{that} does|did|do|would|will|can|could|should|has indeed|too|now|yeah|right?',
    '{that} is|are|was|were indeed|too|yeah|right',
    'i|we {degree}? {know} {known}?',
    'i|we can|could {know} {known}?',
    'i|we would {know} so',
    'i|we do|did|can {know} {known}?',
    'now i {know} {known}? what_you_mean|what_you_are_talking_about?',
    'i {know} what you are talking about',
    'you are|were {degree}? right|correct|kidding|joking|funny|sweet|kind|the_best about_that?',
    'i am {degree}? glad|happy|pleased to_hear|to_know? that|it?',
    'thanks|thank_you so|very|ever? much|kindly|again|a_lot|a_bunch|a_million?',
    'thanks|thank_you {degree}? so? much? for that|this|it|the_information|the_info|letting_me_know|telling_me|explaining|checking|looking|the_reminder|clarifying|clearing_that_up',
    'i|we {degree}? appreciate it|that|you|this|the_help|your_help',
    'let us hope so?',
    'that part {is} {degree}? {praise}',
  ],
  CLASSES,
);

/** Phrases that are the whole of what is said. */
export function whole(sources: readonly string[], classes: WordClasses): readonly Phrase[] {
  return phrases(
    sources.map((source) => `^ ${source} $`),
    classes,
  );
}

export const STOPPING = phrases(
  [
    '^ ..2 wait !until|for|till|list',
    'wait wait|stop|please|no|a',
    'stop !by|at|in|the|my|coming|service|spraying|it|sending',
    'hold|hang on|up',
    '^ ..2 one|a|just|give ..2 {moment}',
    'just|give me a|one {moment}',
    'shut up',
    '^ ..1 be? quiet|hush|pause|whoa|listen',
    '^ okay|no|please|that_is|i_said? enough',
    'no more !visits|ants',
    'excuse me',
    'let me speak|talk|finish|ask|say|interrupt|stop !to|with',
    'can|could|may i ..1 say|ask|interrupt|finish',
    'never mind',
    'not so fast',
    'slow down',
    '^ hey hey? $',
    'forget it|that|about',
    'i|that is ..2 not what i asked|want|wanted|need',
    'you ..1 not listening',
    'skip this|that|it',
  ],
  CLASSES,
);

/** Who says only this wants quiet for now: "stop", "hang on a second", "let me get a pen". */
export const HALTING = whole(
  [
    'stop it|that|there|right_there|talking|speaking|reading? for? a|one? {moment}? already?',
    'quit it|that|talking already?',
    'can|could|would|will you please? just? stop|wait|hold_on|hang_on|pause|be_quiet|give_me it|there|talking? for? a|one|just_a? {moment}? please?',
    'wait|pause|hush|shush|whoa|enough|quiet|silence|time_out now?',
    'be? quiet',
    'shut|hush|wait up|it',
    'stop|wait|pause|hold|hang|hold_it|hold_up|hold_on|hang_on for? just? a|one|half_a {moment}?',
    'hold|hang it|on|up|that|your_horses there|now?',
    'bear with me for? a|one|just_a? {moment}?',
    'just|only|in|give|need|i_need me? just? a|one|two|half_a|a_couple_of|a_few {moment}|seconds|minutes|moments',
    'a|one|half_a {moment} here|now?',
    'not so fast',
    'slow down',
    'that is enough for_now?',
    'i said stop|wait|enough|hold_on',
    'let me just? think|see|look|check|ask|find_out about? it|that|this? for? a|one? {moment}? real|very? quick|quickly?',
    'let me just? get|grab|find|look_at|check|ask|pull_up|open|see|look_for my|a|the|some pen|pencil|paper|notes|calendar|glasses|phone|wife|husband|computer|laptop|schedule|diary|planner|reading_glasses|partner|wallet|purse|bill|letter|invoice real|very? quick|quickly?',
    'i am thinking',
    'i|we need to think|look|check about? it|that|this?',
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
    'come again !on|back|in|{day}',
    'say ..2 again|slower|slowly',
    'repeat !visit|treatment|business|customer',
    '^ ..1 again please? $',
    '^ ..1 one_more time please? $',
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
    '^ ..1 that|this|it|he|she|they|i is|are|am|was|were|do|does|did not',
    '^ ..1 instead',
  ],
  CLASSES,
);

export const QUESTIONING = phrases(
  [
    '?',
    '^ ..1 {asks} {helps}|about|else|many|much|long|come|time|day|if|the|one|kind|of',
    '^ ..1 {asks} $',
    '^ ..1 which one|day|time|address|number|of|card|visit|account|house',
    '^ ..1 {helps} not? {subject}',
  ],
  CLASSES,
);
