// Tells where a bare number or ordinal ends a phrase of its own, and does not count or name what follows it.
import { MONTH, WEEKDAY } from './date-time-words.ts';
import { ZONE } from './date-time-zones.ts';

/** Words that go on with the sentence after a day or time; a noun would be what the number counts. */
const CONTINUES =
  `and|or|to|until|till|til|through|thru|on|in|at|by|from|of this|of next|of last|around|about|after|before|between|for|` +
  `today|tonight|tomorrow|yesterday|this|next|coming|please|ok|okay|then|if|because|cause|works?|working|is|was|will|would|should|could|can|` +
  `do|does|thanks|thank|ish|sharp|exactly|onwards?|when|so|but|instead|it|it's|its|i|i'm|i'd|i'll|we|we're|we'll|you|they|that|that's|` +
  `are|have|has|with|without|under|as|too|also|maybe|any|anytime|sometime|not|no|yes|which|where|while|early|late|morning|afternoon|evening|night|noon|` +
  `he|she|my|our|right|good|great|fine|check|checking|leaving|arriving|there|here|how|what|the (?=day|first|morning|afternoon|evening|night|\\d)|${ZONE}`;

const STOP = `$|[,.;:?!)(](?!\\d)|-(?! ?\\d)|- ?\\d{1,2}(?![.\\d])|(?:${CONTINUES})\\b|${WEEKDAY}`;
// "3 or 4 of them", "from 1 to 10 people": the second number tells what the first counts.
const COUNTED_PAIR = `(?! (?:and|or|to|-) ?\\d{1,2}(?![\\d:/]|st|nd|rd|th)(?! *(?:am|pm|oclock|past|to)\\b)(?! *(?:$|[,.;?!)]|(?:${CONTINUES})\\b|${WEEKDAY}|${MONTH}|\\d)))(?! (?:and|or) \\d{1,2} of\\b)`;

/** A lookahead: the phrase may end here. */
export const PHRASE_END = `(?! (?:to|and|or|-) ?#)(?! to (?:an?|another|my|your|me|us|him|her|them)\\b)${COUNTED_PAIR}(?= *(?:${STOP}))`;

/** The same after a day, which may also be followed by a time or a year in digits. */
export const DAY_END = `(?= *(?:${STOP}|\\d{1,2}(?::| \\d\\d\\b| ?(?:am|pm|oclock)\\b)|\\d{4}\\b))`;
