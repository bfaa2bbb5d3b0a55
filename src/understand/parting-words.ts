// What people say when they part. Over a goodbye it asks for nothing; anything else does.
import { CLASSES, whole } from './interruption-words.ts';
import { plainWords } from './lexicon-normalise.ts';
import { occurs } from './lexicon-phrase.ts';
import type { Phrase, WordClasses } from './lexicon-phrase.ts';
import { isMadeOf, isReceipt, madeUpTo, spokenWords } from './receipts.ts';

const WORDS: WordClasses = {
  ...CLASSES,
  thanks:
    'thanks, thank you, thank u, thx, ty, many thanks, much appreciated, appreciated, gracias, muchas gracias, merci, merci beaucoup, danke, danke schon, vielen dank, grazie, grazie mille, obrigado, obrigada, cheers, bless you, i appreciate it, we appreciate it',
  much: 'so, very, ever, much, a lot, a bunch, a ton, a million, kindly, again, indeed, really, all',
  pleasant:
    'good, great, nice, lovely, wonderful, fantastic, blessed, safe, pleasant, beautiful, happy, merry, amazing, awesome, restful, relaxing, fun, super, the best, best',
  while:
    'one, day, night, evening, weekend, afternoon, morning, week, time, holiday, holidays, vacation, trip, thanksgiving, christmas, new year, year, everything',
  favour:
    'help, helping, time, assistance, assisting, information, info, patience, service, call, calling, everything, all, that, this, it, you, checking, moving, cancelling, canceling, booking, rescheduling, changing, fixing, explaining, telling, letting, looking, taking, doing, sorting, handling, confirming, being, work, effort, trouble, kindness, understanding, support, reminder, update',
  of_it:
    'all, of, your, the, me, us, that, this, it, out, up, know, into, care, so, very, patient, kind, quick, helpful, today, help, done, with, for, you, did, do, time',
  when: 'later, soon, then, there, again, around, tomorrow, tonight, today, next time, next week, next month, next year, some time, some day, in a bit, in a while',
  want: 'i need, i needed, i want, i wanted, i have, i had, i called for, i was calling for, we need, we needed, you need',
};

/** Takes leave, or says that nothing more is wanted. */
const FAREWELL = whole(
  [
    'good|bye bye',
    'goodnight',
    'bye|goodbye|byebye|ciao|farewell|cheerio|adios|so_long|ta|ta_ta|toodles|toodle_oo|tata now|then|for_now|all|everybody|again|{when}?',
    'hasta_luego|hasta_manana|hasta_pronto|hasta_la_vista|au_revoir|a_bientot|tschuss|tschus|tschau|chao|auf_wiedersehen|auf_wiederhoren|arrivederci|tchau|sayonara',
    'nighty? night',
    'peace_out',
    'later|see_you_later|see_you gator|alligator',
    'good day to_you|all?',
    'that is|was the_lot|the_works|a_wrap then|for_now|thanks?',
    'see|catch you|ya|u|you_all|y_all all? {when}?',
    'see|catch|talk_to|speak_to|talk|speak|speak_with|talk_with you|ya|you_all? {when}',
    'see|talk_to|speak_to you|ya on|this|next? {day} morning|afternoon|evening|night|then?',
    'see you at # am|pm|oclock|then?',
    'until|till|til {when}',
    'later now|then|all|guys|folks?',
    'take good? care now|of_yourself|yourself|too|out_there?',
    'take it easy',
    'you|we? have|hope_you_have|hope_you_all_have|you_all_have|you_guys_have|enjoy a|an|the|your|yourself? {degree}? {pleasant}? {pleasant}? rest_of? the|your? {pleasant}? {while}? too|as_well|there|out_there|everyone? now|then?',
    '{pleasant} {while} to_you|everyone|all|everybody|too|now|then?',
    'you|you_guys too|also|as_well|have_the_same|the_same|likewise now?',
    'same|right_back|back to|at you',
    'and you|yourself|to_you|yours too?',
    'god bless you?',
    'be|stay safe|warm|cool|well|dry|healthy|good',
    'no|nope? {degree}? that|this is|will_be|should_be|would_be|was|about {degree}? all|everything|it|about_it|that for|from? me|us|now|today? {want}? to_know? today|for_today|for_now|then|thanks?',
    'no|nope? i|we? think|guess|believe|suppose that|this is|will_be|should_be all|everything|it|about_it {want}? for_now|for_today|today|then?',
    'no|nope? nothing|not else|more for|from|that? me|now|today|thanks|i_need|i_can_think_of?',
    'no|nope? more|further|other? questions|concerns from_me|for_now|here|today|then?',
    'no more? need',
    'no? i|we am|are {degree}? all|now? set|done|good|finished|through|fine|okay|ok now|for_now|then|here|today?',
    'all set|done',
    'that is me done|sorted|all_set',
    'i will|am_going_to|should let you go|get_going|get_back_to_it|run|get_back_to_work',
    'i|we? have|need|got|better|must|should to? go|run|get_going|be_going|head_out|head_off now|though|then?',
    'i will hang_up|get_off|let_you_get_back|let_you_go now|then?',
    '{thanks} {much}? {much}? for {of_it}? {of_it}? {of_it}? {favour} {of_it}? {of_it}? {of_it}? {of_it}?',
    'you have|are|were|all? been {degree}? a|an|the|my? {degree}? {pleasant}? helpful|great|wonderful|kind|patient|sweet|lovely|awesome|amazing|help|star|angel|lifesaver|best|gem|doll',
    'it|that|this was|is|has_been a|my|such? {degree}? {pleasant}? {degree}? pleasure|helpful|kind|help|talking_to_you|speaking_with_you|speaking_to_you|chatting_with_you',
    'nice|lovely|good|great|pleasure talking|speaking|chatting to|with you',
    'i|we? {degree}? appreciate|appreciated {degree}? you|everything|all_of|all? your|the? help|time|service|patience|assistance|kindness|it|that|you {much}? {much}?',
  ],
  WORDS,
);

/** Thanks, or turns more of it down: nobody who says it wants anything. */
const COURTEOUS = whole(
  [
    '{thanks} {much}? {much}?',
    'very much',
    'no|nope|nah thanks|thank_you|sir|maam|ma_am|not_now|not_today?',
    'not right_now|now|today|at_the_moment|at_this_time|this_time|really',
    'no_more|no_need',
    'nothing',
    'likewise|my_pleasure|you_are_welcome|pleasure|your_welcome|anytime',
    'so|very|really|most|you_are {degree}? helpful|kind|sweet|patient|the_best|great|wonderful|an_angel|a_star|a_lifesaver',
  ],
  WORDS,
);

/** Who says one of these is on the line, and waits for more. */
const STAYING: ReadonlySet<string> = new Set(
  'i am here,still here,i am listening,i am following,following,go ahead,go on,carry on,keep going,take your time,no rush,please do,i am with you'.split(
    ',',
  ),
);
/** "No no no" is no thank you. */
const INSISTING = / (?:no ){2,}[.] $| (?:no ){2,}$/;

/**
 * Whether somebody who is told goodbye only says it back.
 *
 * @param situation `takesLeave`: they must really take leave, thank or decline; "yes" and "okay" alone are answers
 */
export function isParting(text: string, { takesLeave }: { takesLeave: boolean }): boolean {
  if (text.includes('?') || INSISTING.test(plainWords(text))) return false;
  const words = spokenWords(text);
  return isMadeOf(words, isPartingPiece) && !(takesLeave && isMadeOf(words, isHeard));
}

/** Whether they take leave in so many words; mere thanks do not. */
export function isFarewell(text: string): boolean {
  const isCourteous = (piece: string) => isHeard(piece) || isOne(COURTEOUS, piece);
  return isParting(text, { takesLeave: true }) && !isMadeOf(spokenWords(text), isCourteous);
}

/** What follows a goodbye in one breath: "bye, cancel the ant one". Takes and gives words from `plainWords`. */
export function afterFarewell(plain: string): string {
  const words = plain.split(' ');
  const parting = words.slice(0, madeUpTo(words, isPartingPiece)).join(' ');
  return isFarewell(parting) ? plain.slice(parting.length).trim() : plain;
}

function isPartingPiece(piece: string): boolean {
  return isHeard(piece) || isOne(FAREWELL, piece) || isOne(COURTEOUS, piece);
}

/** No more than that it was heard. Thanks are receipts too, but part. */
function isHeard(piece: string): boolean {
  return isReceipt(piece) && !STAYING.has(piece) && !isOne(COURTEOUS, piece) && !isOne(FAREWELL, piece);
}

function isOne(phrases: readonly Phrase[], piece: string): boolean {
  return phrases.some((phrase) => occurs(phrase, ` ${piece} `));
}
