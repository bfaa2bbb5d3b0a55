// What may stand beside a yes without taking it back: a reason, or a wish or question about something else.
import { occurs, phrases } from './lexicon-phrase.ts';
import type { Phrase, WordClasses } from './lexicon-phrase.ts';

/** A part of what was said, in plain words, with what joins it to the part before. */
export interface Clause {
  readonly words: string;
  readonly joint: 'and' | 'because' | 'none';
  readonly asks: boolean;
}

export interface AsideRules {
  /** The words of the question, where it is known: to ask about one of them is to ask about the change. */
  readonly question: readonly string[] | null;
  /** The yes before it was more than one word that may only say "I am listening": "yes please", "go ahead". */
  readonly plainly: boolean;
  /** What was asked ends something, so that not needing it is a reason for it. */
  readonly ending: boolean;
}

const CLASSES: WordClasses = {
  me: 'i, we',
  modal: 'can, could, will, would, should, may, do, does, did, is, are, am, was, were, have, has',
  do: 'tell, give, send, email, text, call, help, show, remind, check, look, get, connect, transfer, put, book, schedule, cancel, move, add, take, explain, remove, update, confirm, let',
};

/** Conditions, contrasts, delays, doubt, another wish in its place: beside one of these a yes is none. */
const TAKING_BACK = phrases(
  [
    'if !you_could !you_can !you_would !you_will !you_do_not_mind !that_is_okay !that_is_all_right',
    'unless|provided|providing|assuming|supposing|otherwise|depending|depends|until|till|only|except|but|however|although|though|instead|rather|whether',
    'as_soon_as !possible !you_can',
    'once {me}|my|our|you|they|it|that',
    'as_long_as|so_long_as|in_case|on_condition|in_return|in_exchange',
    'maybe|perhaps|possibly|might|probably|almost|nearly|hardly|hopefully|theoretically|whatever|either|unsure',
    'wait|hold_on|hang_on|hold_off|later|before|first|yet|moment|second|sec|minute|meanwhile|someday',
    'let me|us ..2 check|think|ask|see|look|talk|find|read',
    'not ..1 sure|certain|decided|convinced|happy|okay|ok|fine|comfortable|right|true|correct|now|today',
    'not ..1 cancel|book|move|do|change|charge|send',
    'no !more !longer !one',
    'nope|nah|never|wrong|mistake|misunderstood|joking|kidding',
    '{me} ..2 have|need|want|got to think|check|ask|look|discuss',
    'would|could|should have|say|said',
    'make it|that',
    'change|switch|swap it|that|this|the|to',
  ],
  CLASSES,
);

/** In earnest nobody says so who is asked whether something shall be done. */
const MOCKING = phrases(
  [
    'love|loves|adore|enjoy|thrilled|delighted|overjoyed|honored|privileged|bargain|robbery|rob|robbing|hilarious|funny|joke|ridiculous|outrageous|insane|crazy|fun|favorite|favourite',
    'always|just|exactly what? {me}? wanted|needed|dreamed|dreamt|hoped',
    'made_of_money|on_trees|better_to_do|dead_body|your_dreams|as_if|freezes|pigs_fly|lucky_me|good_luck|surprise|why_not|twice',
    'who does|would not',
    'take|keep|have all? my|the ..1 money|dollars|wallet|savings|firstborn|house|kidney',
    'obviously|clearly|of_course you|they|it|that|this',
    'customer|customers',
  ],
  CLASSES,
);

/** "Yeah right, like I would pay that": wherever in the answer it stands, nobody means it. */
const SCOFFING = phrases(
  [
    'yeah|yes|yah|ya|right|sure|okay|oh|great|perfect|lovely|fine like|as_if i|we|you|they|that|anybody|anyone|everybody ..2 am|are|is|was|were|would|will|could|can|want|wanted|have|had|need|needed|enjoy|care|believe|do|did',
    '^ ..1 yeah|yah|ya right like|as|and|because|sure|whatever',
    'says|said who',
  ],
  CLASSES,
);

/** What points at the very change that was asked about. */
const POINTING = phrases(
  [
    'it|that|this|them|they|he|she|him|her|these|those',
    'option|options|alternative|alternatives|discount|cheaper|way|chance|possibility|guarantee',
    'fee|fees|cost|costs|charge|charged|charges|price|free|refund|refunded|refundable|penalty|deposit|money',
    'pay|paying !my !our !off',
    'who ..2 coming|come|comes|be|is',
    'come|coming|comes|arrive|arrives|arriving|happen|happens',
    'how_much !do|does|is i|we|my|the owe|balance|bill',
  ],
  CLASSES,
);

const MONEY = phrases(
  ['fee|fees|pay|paying|paid|charge|charged|cost|costs|price|money|dollar|dollars|bucks|rich|wallet'],
  CLASSES,
);

/** They are there and have heard: no answer yet. */
const RECEIVING = phrases(
  [
    '{me} ..2 hear|heard|see|understand|understood|know|knew|get|follow|listen|listening|remember|read|noticed|realize|think|thought|wonder|wondered|wondering|guess|bet|mean|meant|said|say|told|asked|suppose|believe|hope|wish|agree',
    '{me} am|are ..1 here|there|back|speaking|ready|waiting|confused|lost|talking|still|aware|familiar',
    '{me} ..1 got your|the|a|that|this message|email|letter|text|note|call|bill',
    'hello|hi|hey|speaking',
    '^ ..2 quick? question|questions',
    '{me} ..1 have|had|got ..2 question|questions|problem|issue|concern|complaint|doubt|doubts',
    'this is',
  ],
  CLASSES,
);

/** A reason is the caller's own. */
const ACCUSING = phrases(['you|your|yours|yourself|people|guys'], CLASSES);

const WISHING = phrases(
  [
    '^ just|please|well? {modal} i|we|you|they|there|anybody|someone|somebody|my|your|the|any',
    '^ ..2 what|when|where|who|how|why|which|whose',
    '{me} ..1 would|will ..1 like|love|want|need|appreciate',
    '{me} ..2 want|need|wanted|needed|wish',
    '{me} ..2 have_to ..1 talk|speak|know|call|pay|change|see|tell',
    '{me} ..1 have|had|got ..1 a|another|one|some question|questions|request|thing',
    '^ ..2 {do} ..2 me|us|my|our|the|a|an|another|somebody|someone|to|up|out',
  ],
  CLASSES,
);

/** Wanted on top of what was asked, and not in its place. */
const ON_TOP = phrases(['also|too|as_well|another|additional|new'], CLASSES);

const ON_THE_CALENDAR = phrases(
  [
    'book|schedule|reschedule|rebook|move|shift|push|postpone|cancel|put ..5 monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|morning|afternoon|evening|week|month|#',
  ],
  CLASSES,
);

const NOT_NEEDING = phrases(
  [
    '{me} do|will|would not ..1 need|want|use|require it|that|this|them|any|the ..3 anymore|any_more|any_longer|now|again',
    '{me} do|will|would not ..1 need|want|use|require it|that|this|them|any',
    '{me} no_longer ..1 need|want|use|require|live ..3 $',
    'no_longer needed|necessary|there|here',
  ],
  CLASSES,
);

/** A sentence with somebody or something in it that does or is something; "my other one" is none. */
const TELLING =
  /^ (?:(?:so|since|well|actually|you know|see|oh|cause|as|anyway|plus) )*(?:(?:i|we) |(?:(?:my|our|the|there|nobody|everybody|everything|nothing|somebody|someone|it|things|they)(?: (?!other |others )\S+){0,4}? )(?:is|are|was|were|will|would|has|have|had|can|could|do|does|did|got|gets|came|comes|went|goes|took|left|leaves|sold|bought|found|works|needs|wants|starts|broke|died|handles|takes|\S{2,}ed) )/;

/** Whether something in it undoes a yes, or makes fun of the question. */
export function takesBack(words: string, { ending }: AsideRules): boolean {
  const left = ending ? withoutNotNeeding(words) : words;
  return any(MOCKING, left) || any(TAKING_BACK, left);
}

/** Whether the whole of it makes fun of the question. */
export function scoffs(words: string): boolean {
  return any(SCOFFING, words);
}

/** Whether the clause leaves the yes beside it as it is. */
export function isAside(clause: Clause, rules: AsideRules): boolean {
  const words = rules.ending ? withoutNotNeeding(clause.words) : clause.words;
  if (clause.asks || any(WISHING, words)) return isOtherWish({ ...clause, words }, rules);
  if (any(RECEIVING, words) || any(MONEY, words)) return false;
  if (any(ACCUSING, words)) return false;
  return clause.joint === 'because' || words !== clause.words || TELLING.test(words);
}

/** "I know about the fee": only an order makes a yes of it. */
export function isReceipt({ words, asks }: Clause): boolean {
  return !asks && any(RECEIVING, words);
}

function isOtherWish({ words, joint, asks }: Clause, { question, plainly }: AsideRules): boolean {
  if (joint === 'because' || (joint === 'none' && !plainly)) return false;
  if (any(POINTING, words)) return false;
  if (any(ON_THE_CALENDAR, words) && !any(ON_TOP, words)) return false;
  return !asks || !words.split(' ').some((word) => word.length > 3 && question?.includes(word) === true);
}

/** Where something is to be ended, not needing it is no refusal. */
export function withoutNotNeeding(plain: string): string {
  return NOT_NEEDING.reduce((rest, { expression }) => rest.replace(expression, 'thanks '), plain);
}

function any(sought: readonly Phrase[], plain: string): boolean {
  return sought.some((phrase) => occurs(phrase, plain));
}
